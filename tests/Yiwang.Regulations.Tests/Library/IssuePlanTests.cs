using Yiwang.Kernel;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Library.Reading;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>What a gazette's rhythm plans, and how documents are found in all its issues.</summary>
[Collection(ImportedGazettes.Name)]
public sealed class IssuePlanTests(ImportedTownHall imported)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "双月刊一年6期；计划月过后没有出版的，未按期出版；当月最后一天还不算")]
    [InlineData("2023-02-28", 0)]
    [InlineData("2023-03-01", 1)]
    [InlineData("2023-06-30", 1)]
    [InlineData("2023-07-01", 2)]
    [InlineData("2024-01-01", 5)]
    [Requirement("LD-GB-002")]
    public async Task A_planned_issue_is_late_when_its_months_are_over(string today, int late)
    {
        var plan = IssuePlan.Of(await Issues(), 2023, DateOnly.ParseExact(today, "O")).Single(p => p.Name == "罗定市人民政府公报");

        Assert.Equal(6, plan.Issues.Count);
        Assert.Equal(late, plan.Late.Count());
        Assert.Equal(PlannedState.Published, plan.Issues[1].State);
    }

    [Fact(DisplayName = "编辑在公报页看到当年的计划")]
    [Requirement("LD-GB-002")]
    public async Task The_editor_sees_the_plan()
    {
        using var editor = await imported.Hall.Visitor("gazette-editor");

        var desk = await editor.Opens("/staff/gazettes?year=2023");

        Assert.Contains("2023年的出版计划", desk.Text, StringComparison.Ordinal);
        Assert.Contains("未按期出版", desk.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "按栏目统计：市政府文件2、办公室函件4、人事任免1，合计7")]
    [Requirement("LD-GB-010")]
    public async Task Documents_are_counted_by_section()
    {
        var issue = (await Issues()).Single(i => i is { Year: 2023, Number: 2 });

        var documents = await imported.Hall.Asks<Bookshelf, IReadOnlyList<Shelved>>(Actor.Stranger(), s => s.DocumentsOf(issue, Ct));

        Assert.Equal([2, 4, 1], documents.GroupBy(d => d.Document.Section).Select(g => g.Count()));
    }

    [Theory(DisplayName = "按文号、成文日期、题名里的字查到文件和所在的期")]
    [InlineData("罗府办函(2023)21号", null, 1)]
    [InlineData(null, "2023-03-28", 1)]
    [InlineData("质量强市", null, 1)]
    [InlineData("质量强市", "2023-03-27", 0)]
    [InlineData(null, null, 0)]
    [Requirement("LD-GB-010")]
    public async Task A_document_is_found_with_its_issue(string? words, string? on, int count)
    {
        var documents = await imported.Hall.Asks<Bookshelf, IReadOnlyList<Shelved>>(Actor.Stranger(), s => s.Documents(Ct));

        var found = GazetteFind.Of([.. documents.Where(d => d.IssueTitle.Contains("2023年第2期", StringComparison.Ordinal))], words, on is null ? null : DateOnly.ParseExact(on, "O"));
        var page = await imported.Hall.Visitor().Opens($"/gazettes?q={words}&on={on}");

        Assert.Equal(count, found.Count);
        if (count > 0) Assert.Contains("罗定市人民政府公报2023年第2期", page.Text, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<Issue>> Issues() => imported.Hall.Asks<Bookshelf, IReadOnlyList<Issue>>(Actor.Stranger(), s => s.Issues(Ct));
}
