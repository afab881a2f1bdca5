using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Platform;
using Yiwang.Platform.Data;

namespace Yiwang.Regulations.Library.Search;

/// <summary>What of a passage is indexed: words that name it, and its text.</summary>
internal sealed record IndexedPassage(long Passage, string Head, string Body);

/// <summary>A word that is looked for, and how much it says.</summary>
internal sealed record WeightedWord(string Word, double Weight);

/// <summary>
/// The full-text index of the engine that is there: FTS5 of SQLite, tsvector of PostgreSQL, both over the words that <see cref="Bigrams"/>
/// makes. It only finds candidates and says how common a word is; which comes first is decided in one place for both.
/// </summary>
internal sealed class SearchIndex(YiwangDb db, YiwangOptions options)
{
    private const string Table = "regulations_search_fts", Vocabulary = "regulations_search_fts_words";

    public static IEnumerable<string> Tables(bool sqlite) => sqlite
        ?
        [
            $"CREATE VIRTUAL TABLE {Table} USING fts5(head, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')",
            $"CREATE VIRTUAL TABLE {Vocabulary} USING fts5vocab({Table}, 'row')",
        ]
        :
        [
            $"CREATE TABLE {Table} (passage bigint PRIMARY KEY, words tsvector NOT NULL)",
            $"CREATE INDEX ix_{Table}_words ON {Table} USING gin (words)",
        ];

    public static IEnumerable<string> TableNames(bool sqlite) => sqlite ? [Vocabulary, Table] : [Table];

    public async Task Add(IReadOnlyList<IndexedPassage> passages, CancellationToken ct)
    {
        await using var command = await Command(options.IsPostgres
            ? $"""
               INSERT INTO {Table} (passage, words)
               SELECT p, setweight(to_tsvector('simple', h), 'A') || to_tsvector('simple', b) FROM unnest(@passages, @heads, @bodies) AS t(p, h, b)
               """
            : $"INSERT INTO {Table} (rowid, head, body) VALUES (@passage, @head, @body)", ct);
        if (options.IsPostgres)
        {
            Set(command, "passages", passages.Select(p => p.Passage).ToArray());
            Set(command, "heads", passages.Select(p => Bigrams.Of(p.Head)).ToArray());
            Set(command, "bodies", passages.Select(p => Bigrams.Of(p.Body)).ToArray());
            await command.ExecuteNonQueryAsync(ct);
            return;
        }

        var (passage, head, body) = (Set(command, "passage", 0L), Set(command, "head", ""), Set(command, "body", ""));
        foreach (var one in passages)
        {
            (passage.Value, head.Value, body.Value) = (one.Passage, Bigrams.Of(one.Head), Bigrams.Of(one.Body));
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    public async Task Remove(IReadOnlyList<long> passages, CancellationToken ct)
    {
        await using var command = await Command($"DELETE FROM {Table} WHERE {(options.IsPostgres ? "passage" : "rowid")} = @passage", ct);
        var passage = Set(command, "passage", 0L);
        foreach (var one in passages)
        {
            passage.Value = one;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>
    /// Passages that hold any of the words, the likeliest first. PostgreSQL's own rank would unpack every passage that holds a word;
    /// the sum of the weights of the words that are there comes from the index alone.
    /// </summary>
    public async Task<IReadOnlyList<long>> Candidates(IReadOnlyList<WeightedWord> words, int most, CancellationToken ct)
    {
        if (words.Count == 0) return [];
        await using var command = await Command(options.IsPostgres
            ? $"""
               SELECT passage FROM unnest(@words, @weights) AS asked (word, weight)
               CROSS JOIN LATERAL (SELECT passage FROM {Table} WHERE words @@ to_tsquery('simple', word)) AS found
               GROUP BY passage ORDER BY sum(weight) DESC, passage LIMIT @most
               """
            : $"SELECT rowid FROM {Table} WHERE {Table} MATCH @words ORDER BY bm25({Table}, 2.0, 1.0), rowid LIMIT @most", ct);
        if (options.IsPostgres)
        {
            Set(command, "words", words.Select(w => IsPrefix(w.Word) ? $"{w.Word[..^1]}:*" : w.Word).ToArray());
            Set(command, "weights", words.Select(w => w.Weight).ToArray());
        }
        else
        {
            Set(command, "words", string.Join(" OR ", words.Select(w => IsPrefix(w.Word) ? $"{w.Word[..^1]}*" : w.Word)));
        }

        Set(command, "most", most);

        var found = new List<long>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found.Add(reader.GetInt64(0));
        return found;
    }

    /// <summary>In how many passages each word stands. A word that begins others (水*) is left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Frequencies(IEnumerable<string> words, CancellationToken ct)
    {
        var (asked, counts) = (words.Where(w => !IsPrefix(w)).Distinct().ToArray(), new Dictionary<string, int>());
        if (asked.Length == 0) return counts;

        var names = asked.Select((_, i) => $"@w{i.ToString(CultureInfo.InvariantCulture)}").ToArray();
        await using var command = await Command(options.IsPostgres
            ? $"SELECT w, (SELECT count(*) FROM {Table} WHERE words @@ to_tsquery('simple', w)) FROM unnest(ARRAY[{string.Join(',', names)}]) AS w"
            : $"SELECT term, doc FROM {Vocabulary} WHERE term IN ({string.Join(',', names)})", ct);
        for (var i = 0; i < asked.Length; i++) Set(command, names[i][1..], asked[i]);

        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) counts[reader.GetString(0)] = (int)reader.GetInt64(1);
        return counts;
    }

    /// <summary>A single character is asked for as the beginning of a word.</summary>
    public static bool IsPrefix(string word) => word.EndsWith('*');

    // Only names of this class's own tables go into the text; what people typed goes in as parameters.
    private async Task<DbCommand> Command(string text, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return db.Command(text);
    }

    private static DbParameter Set(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
        return parameter;
    }
}
