using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Yiwang.Bench;

/// <summary>One line of the table.</summary>
/// <param name="Floor">What the same run measured without the product; empty where the target is a plain number.</param>
/// <param name="Reached">Null where no target was set.</param>
internal sealed record Row(string Area, string What, string Measured, string Floor, string Ratio, string Target, bool? Reached);

/// <summary>Collects what was measured, prints it, and writes it into the documentation, so that nobody types a number.</summary>
internal sealed class Report
{
    private const string Begin = "<!-- bench:begin -->", End = "<!-- bench:end -->";
    private readonly List<Row> rows = [];
    private readonly List<double> loads = [];
    private readonly List<string> facts =
    [
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC",
        $"{Environment.ProcessorCount} × {ProcessorName()}",
        $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB",
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
    ];

    public static string Number(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "N1" : "N2", CultureInfo.InvariantCulture);

    public void Fact(string fact) => facts.Add(fact);

    /// <summary>So many a second, against the floor of the same run.</summary>
    public void Add(string area, string what, double perSecond, double floor, double ratio, double? target) => Add(new Row(
        area, what, $"{Number(perSecond)}/s", $"{Number(floor)}/s", Number(ratio), target is { } least ? $"≥ {Number(least)}" : "", target is null ? null : ratio >= target));

    /// <summary>A plain number that must not be above its target.</summary>
    public void AddAtMost(string area, string what, string measured, double value, double? target, string unit) => Add(new Row(
        area, what, measured, "", "", target is { } most ? $"≤ {Number(most)} {unit}" : "", target is null ? null : value <= target));

    public void Add(Row row)
    {
        rows.Add(row);
        loads.Add(double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture));
        Console.WriteLine($"  {row.Area}: {row.What}: {row.Measured}{(row.Floor.Length > 0 ? $", floor {row.Floor}, ratio {row.Ratio}" : "")}{Verdict(row) switch { "" => "", var verdict => $" ({verdict})" }}");
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{string.Join(" · ", facts)} · load average during the run {loads.Min():N1} to {loads.Max():N1}").AppendLine();
        text.AppendLine("| | what | measured | floor, same run | ratio | target | reached |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Area} | {row.What} | {row.Measured} | {row.Floor} | {row.Ratio} | {row.Target} | {Verdict(row)} |");
        }

        return text.ToString();
    }

    public void WriteInto(string path)
    {
        var page = File.ReadAllText(path);
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{path} has no place for the table: {Begin} … {End}");
        File.WriteAllText(path, $"{page[..(from + Begin.Length)]}\n{ToMarkdown()}{page[to..]}");
    }

    private static string Verdict(Row row) => row.Reached switch { true => "yes", false => "**no**", null => "" };

    private static string ProcessorName() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "processor";
}
