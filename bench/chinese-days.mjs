// Adds working days with npm chinese-days to the dates that come on standard input; answers with the results and how long it took.
import chineseDays from 'chinese-days';
import { readFileSync } from 'node:fs';

const { dates, counts, rounds } = JSON.parse(readFileSync(0, 'utf8'));
const add = () => dates.map((date, i) => chineseDays.findWorkday(counts[i], date));

const results = add(); // warms up as well
const seconds = [];
for (let round = 0; round < rounds; round++) {
    const started = process.hrtime.bigint();
    add();
    seconds.push(Number(process.hrtime.bigint() - started) / 1e9);
}

console.log(JSON.stringify({ results, seconds }));
