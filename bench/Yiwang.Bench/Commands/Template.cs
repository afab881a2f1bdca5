using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Bench.Commands;

/// <summary>What is written at each step of one life of a case, as it was seen; and the same for another case.</summary>
internal sealed partial record Template(
    IReadOnlyList<RowChange> Draft, IReadOnlyList<RowChange> Create, IReadOnlyList<RowChange> Review, IReadOnlyList<RowChange> Approve)
{
    private const string Counters = "procedures_case_counters";

    /// <summary>Goes through one life in the installation and writes down the rows.</summary>
    public static async Task<Template> Capture(Installation house, CaseLife life)
    {
        await Live(life, Guid.CreateVersion7()); // the first case of a county begins its series of numbers; the others only count on
        var (id, seen) = (Guid.CreateVersion7(), new TableChanges(house));
        var template = new Template(
            await seen.Of(() => life.Draft(id)), await seen.Of(() => life.Create(id)), await seen.Of(() => life.Review(id)), await seen.Of(() => life.Approve(id)));
        // The number's counter is locked first, as the product has to. The notes of the review change the application; their ledger rows are left out,
        // because a chain that was not computed would not verify.
        return template with
        {
            Create = [.. template.Create.OrderBy(c => c.Table == Counters ? 0 : 1)],
            Review = [.. template.Review.Where(c => c.Table == "benefits_aid_applications")],
        };
    }

    public string Number => (string)Create.First(c => c.Table == "procedures_cases").Set.First(c => c.Column == "Number").Value;

    public Guid CaseId => ToGuid(Create.First(c => c.Table == "procedures_cases").Set.First(c => c.Column == "Id").Value)!.Value;

    public string ChildIndex => (string)Create.First(c => c.Table == "benefits_open_children").Set.First(c => c.Column == "ChildIndex").Value;

    /// <summary>The same rows of another child's case: every id, the number and the child are new.</summary>
    public (Guid Id, Template Copy) CopyFor(int serial)
    {
        var ids = new[] { Draft, Create, Approve }.SelectMany(c => c).Where(c => c.Kind is ChangeKind.Insert).SelectMany(c => c.Set)
            .Where(c => c.Column is "Id" or "Key").Select(c => ToGuid(c.Value)).OfType<Guid>().Distinct().ToDictionary(old => old, _ => Guid.CreateVersion7());
        var number = $"{Number[..(Number.LastIndexOf('-') + 1)]}{serial:D5}";
        var words = new Dictionary<string, string>
        {
            [ChildIndex] = serial.ToString("x64", CultureInfo.InvariantCulture), [Number] = number, [Squeezed(Number)] = Squeezed(number),
        };
        foreach (var (old, one) in ids)
        {
            words[old.ToString("D")] = one.ToString("D");
            words[old.ToString("D").ToUpperInvariant()] = one.ToString("D").ToUpperInvariant();
            words[old.ToString("N")] = one.ToString("N");
        }

        object Other(object value) => value switch
        {
            Guid id => ids.GetValueOrDefault(id, id),
            string text => words.Aggregate(text, (said, word) => said.Replace(word.Key, word.Value, StringComparison.Ordinal)),
            _ => value,
        };
        RowChange[] Copy(IReadOnlyList<RowChange> changes) => [.. changes.Select(c => c with
        {
            Key = [.. c.Key.Select(k => k with { Value = Other(k.Value) })], Set = [.. c.Set.Select(s => s with { Value = Other(s.Value) })],
        })];
        return (ids[CaseId], new Template(Copy(Draft), Copy(Create), Copy(Review), Copy(Approve)));
    }

    /// <summary>Column names and values of the case itself: as it was received, or as it was decided.</summary>
    public IReadOnlyList<Cell> Row(string table, bool decided)
    {
        var received = Create.First(c => c.Table == table && c.Kind is ChangeKind.Insert).Set;
        var later = Approve.FirstOrDefault(c => c.Table == table && c.Kind is ChangeKind.Update)?.Set ?? [];
        return decided ? [.. received.Select(c => later.FirstOrDefault(l => l.Column == c.Column) ?? c)] : received;
    }

    public static string Squeezed(string number) => number.Replace("-", "", StringComparison.Ordinal);

    private static async Task Live(CaseLife life, Guid id)
    {
        await life.Draft(id);
        await life.Create(id);
        await life.Review(id);
        await life.Approve(id);
    }

    private static Guid? ToGuid(object value) => value switch
    {
        Guid id => id,
        string text when GuidText().IsMatch(text) => Guid.Parse(text),
        _ => null,
    };

    [GeneratedRegex("^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")]
    private static partial Regex GuidText();
}
