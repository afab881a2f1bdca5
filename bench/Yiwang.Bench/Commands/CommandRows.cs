using Yiwang.Kernel;

namespace Yiwang.Bench.Commands;

/// <summary>How many cases a second are received and approved, on the whole way of a command and by hand.</summary>
internal sealed class CommandRows(Engine engine, Workplace place, Sizes sizes, Report report)
{
    private const double Target = 0.5;
    private const int FirstSerial = 100_000; // behind every number that the product gives out here
    public static readonly string[] Counties = ["441502", "441521", "441581"];

    private int serial = FirstSerial;

    public async Task Measure()
    {
        await using var subject = await Installation.Prepare(engine, "subject", place);
        await using var floor = await Installation.Prepare(engine, "floor", place);
        var lives = Counties.Select(c => new CaseLife(subject, c)).ToArray();
        var templates = new List<Template>();
        foreach (var life in lives) templates.Add(await Template.Capture(subject, life));
        foreach (var life in Counties.Select(c => new CaseLife(floor, c))) await Template.Capture(floor, life); // the same rows to begin with

        Console.WriteLine($"  a creation writes {Words(templates[0].Create)}");
        Console.WriteLine($"  an approval writes {Words(templates[0].Approve)}");
        foreach (var writers in new[] { 1, 8 }) await Measure(writers, new Pair(subject, floor, lives, templates));
        await LedgerRow.Measure(subject, sizes, report);
    }

    private sealed record Pair(Installation Subject, Installation Floor, CaseLife[] Lives, IReadOnlyList<Template> Templates);

    private sealed record Copy(Guid Id, CaseLife Life, Template Rows);

    private sealed record Speeds(double Creating, double CreatingByHand, double Approving, double ApprovingByHand);

    private async Task Measure(int writers, Pair pair)
    {
        await Round(writers, pair, sizes.Warming, floorFirst: false);
        var rounds = new List<Speeds>();
        for (var round = 0; round < sizes.Rounds; round++) rounds.Add(await Round(writers, pair, sizes.Commands, floorFirst: round % 2 == 1));

        var area = $"{engine.Name}, {writers} writer{(writers == 1 ? "" : "s")}";
        report.Add(area, "case creations", rounds.Select(r => r.Creating).Median(), rounds.Select(r => r.CreatingByHand).Median(), rounds.Select(r => r.Creating / r.CreatingByHand).Median(), Target);
        report.Add(area, "approvals", rounds.Select(r => r.Approving).Median(), rounds.Select(r => r.ApprovingByHand).Median(), rounds.Select(r => r.Approving / r.ApprovingByHand).Median(), Target);
    }

    private async Task<Speeds> Round(int writers, Pair pair, int count, bool floorFirst)
    {
        var (own, byHand) = (Copies(pair, count), Copies(pair, count));
        await Write(pair.Subject, writers, own, c => c.Rows.Draft);
        await Write(pair.Floor, writers, byHand, c => c.Rows.Draft);

        var (creating, creatingByHand) = await Both(floorFirst, () => Act(writers, own, c => c.Life.Create(c.Id)), () => Write(pair.Floor, writers, byHand, c => c.Rows.Create));
        await Write(pair.Subject, writers, own, c => c.Rows.Review);
        await Write(pair.Floor, writers, byHand, c => c.Rows.Review);
        var (approving, approvingByHand) = await Both(floorFirst, () => Act(writers, own, c => c.Life.Approve(c.Id)), () => Write(pair.Floor, writers, byHand, c => c.Rows.Approve));
        return new Speeds(creating, creatingByHand, approving, approvingByHand);
    }

    private Copy[] Copies(Pair pair, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var (id, rows) = pair.Templates[i % Counties.Length].CopyFor(serial++);
            return new Copy(id, pair.Lives[i % Counties.Length], rows);
        }),
    ];

    // Collecting first: neither side pays for what the other left behind.
    private static async Task<(double Subject, double Floor)> Both(bool floorFirst, Func<Task<double>> subject, Func<Task<double>> floor)
    {
        GC.Collect();
        var early = floorFirst ? await floor() : 0;
        GC.Collect();
        var measured = await subject();
        GC.Collect();
        return (measured, floorFirst ? early : await floor());
    }

    private static async Task<double> Act(int writers, Copy[] copies, Func<Copy, Task> act) =>
        copies.Length / await Statistics.SecondsOf(() => Side_by_side(writers, copies, async share =>
        {
            foreach (var copy in share) await act(copy);
        }));

    private static async Task<double> Write(Installation house, int writers, Copy[] copies, Func<Copy, IReadOnlyList<RowChange>> rows)
    {
        var hands = new List<ByHand>();
        for (var i = 0; i < writers; i++) hands.Add(new ByHand(await house.Engine.Open(house.ConnectionString)));
        var free = new Queue<ByHand>(hands);
        var seconds = await Statistics.SecondsOf(() => Side_by_side(writers, copies, async share =>
        {
            ByHand hand;
            lock (free) hand = free.Dequeue();
            foreach (var copy in share) await hand.Write(rows(copy));
        }));
        foreach (var hand in hands) await hand.DisposeAsync();
        return copies.Length / seconds;
    }

    private static Task Side_by_side(int writers, Copy[] copies, Func<IEnumerable<Copy>, Task> work) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => work(copies.Where((_, i) => i % writers == w)))));

    private static string Words(IReadOnlyList<RowChange> changes) =>
        string.Join(", ", changes.GroupBy(c => (c.Table, c.Kind)).Select(g => $"{g.Key.Kind.ToString().ToLowerInvariant()} {g.Count()} {g.Key.Table}"));
}
