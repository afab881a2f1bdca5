using System.Globalization;
using System.Xml.Linq;
using Yiwang.Regulations.Marks;

namespace Yiwang.Regulations.Coverage;

/// <summary>
/// What the last <c>./test</c> run says: the .trx files of <c>artifacts/test-results</c>, one for each run of a test project.
/// A marked test counts as passed only if every result that it has is a pass, in every file; marks are read from the very
/// assembly that the file names, and an assembly built after its run proves nothing.
/// </summary>
internal sealed record TestResults(IReadOnlyList<MarkedMember> Passed, IReadOnlyList<MarkedMember> NotPassed, IReadOnlyList<string> Notes)
{
    /// <summary>Where nobody asked what was tested.</summary>
    public static TestResults None { get; } = new([], [], []);

    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static TestResults Read(string directory)
    {
        var files = Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.trx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0) return new([], [], [$"{directory} 里没有测试结果，所以“有测试证明”一律计 0；请先运行 ./test。"]);

        var notes = new List<string>();
        var results = files.SelectMany(file => ReadFile(file, notes)).ToArray();
        var marked = results.Select(r => r.Assembly).Distinct().SelectMany(path => MarkReader.Read(path).Select(mark => (Path: path, Mark: mark))).ToArray();
        var passed = marked.ToLookup(m => HasPassed(m.Path, m.Mark, results), m => m.Mark);
        return new([.. passed[true]], [.. passed[false]], notes);
    }

    // Null where the run did not contain the test: that proves nothing either way.
    private static bool? HasPassed(string assembly, MarkedMember mark, TestResult[] results)
    {
        var own = results.Where(r => r.Assembly == assembly && r.Type == mark.Type && (mark.Member.Length == 0 || r.Method == mark.Member)).ToArray();
        return own.Length == 0 ? null : own.All(r => r.Passed);
    }

    private static TestResult[] ReadFile(string path, List<string> notes)
    {
        try
        {
            var run = XDocument.Load(path).Root!;
            var start = DateTimeOffset.Parse(run.Element(Trx + "Times")!.Attribute("start")!.Value, CultureInfo.InvariantCulture);
            var tests = run.Descendants(Trx + "UnitTest").ToDictionary(t => t.Attribute("id")!.Value, t => t.Element(Trx + "TestMethod")!);
            TestResult[] results = [.. run.Descendants(Trx + "UnitTestResult").Select(r => ReadResult(r, tests[r.Attribute("testId")!.Value]))];

            foreach (var stale in results.Select(r => r.Assembly).Distinct().Where(a => !File.Exists(a) || File.GetLastWriteTimeUtc(a) > start.UtcDateTime))
            {
                notes.Add($"{Path.GetFileName(stale)} 在测试之后重新构建过或已不在，{Path.GetFileName(path)} 的结果不计；请再运行 ./test。");
                results = [.. results.Where(r => r.Assembly != stale)];
            }

            return results;
        }
        catch (Exception broken) when (broken is System.Xml.XmlException or NullReferenceException or FormatException or KeyNotFoundException)
        {
            notes.Add($"{Path.GetFileName(path)} 不是完整的测试结果，没有计入。");
            return [];
        }
    }

    private static TestResult ReadResult(XElement result, XElement method) => new(
        method.Attribute("codeBase")!.Value, method.Attribute("className")!.Value, method.Attribute("name")!.Value,
        result.Attribute("outcome")!.Value == "Passed");

    private sealed record TestResult(string Assembly, string Type, string Method, bool Passed);
}
