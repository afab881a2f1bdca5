using System.Net;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>An officer imports, withdraws and shows again, in a browser without JavaScript.</summary>
public sealed class GazettesDeskTests(TownHall hall) : IClassFixture<TownHall>
{
    [Fact]
    public async Task An_officer_imports_a_gazette_and_reads_the_report()
    {
        using var editor = await hall.Visitor("gazette-editor");

        var nothing = await (await editor.Opens("/staff/gazettes")).Form("import").Submit("导入");
        var report = await nothing.Form("import").Attach("files", "示例公报.txt", MadeUpGazettes.Issue(1)).Submit("导入");
        var refused = await report.Form("import").Attach("files", "坏.txt", [0, 1, 2, 0, 0, 255]).Submit("导入");

        Assert.Contains("还没有选文件", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("示例公报.txt：示例市人民政府公报2031年第1期", report.Text, StringComparison.Ordinal);
        Assert.Contains("示例市试验田管理办法 示府〔2031〕1号 2031年5月8日，3 条", report.Text, StringComparison.Ordinal);
        Assert.Contains("坏.txt：这是二进制文件", refused.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "撤下后公众看不到，编辑看得到；重新公开后又看得到")]
    [Requirement("LD-GB-008")]
    public async Task A_withdrawn_issue_is_seen_by_the_editor_only()
    {
        using var editor = await hall.Visitor("gazette-editor");
        var desk = await (await editor.Opens("/staff/gazettes")).Form("import").Attach("files", "二.txt", MadeUpGazettes.Issue(2)).Submit("导入");
        await desk.Form("import").Attach("files", "三.txt", MadeUpGazettes.Issue(3)).Submit("导入");
        const string Address = "/gazettes/示例市人民政府公报-2031-2";
        Assert.Equal(HttpStatusCode.OK, (await hall.Visitor().Opens(Address)).Status);

        var withdrawn = await (await editor.Opens("/staff/gazettes")).Form("publish").Submit("示例市人民政府公报-2031-2");

        Assert.Contains("看不到", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Visitor().Opens(Address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await editor.Opens(Address)).Status);
        var list = await hall.Visitor().Opens("/gazettes");
        Assert.DoesNotContain("2031年第2期", list.Text, StringComparison.Ordinal);
        Assert.Contains("2031年第3期", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2031年第2期", (await hall.Visitor().Opens("/regulations/search?q=试验田")).Text, StringComparison.Ordinal);

        await (await editor.Opens("/staff/gazettes")).Form("publish").Submit("示例市人民政府公报-2031-2");
        var both = (await hall.Visitor().Opens("/gazettes")).Document.QuerySelectorAll(".regulation-list h3 a").Select(a => a.TextContent).ToArray();
        Assert.True(Array.IndexOf(both, "示例市人民政府公报2031年第3期") < Array.IndexOf(both, "示例市人民政府公报2031年第2期"), string.Join("; ", both));
    }

    [Fact]
    public async Task The_desk_is_for_whoever_may_import()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await (await hall.Visitor("reviewer-lufeng-1")).Opens("/staff/gazettes")).Status);
        Assert.DoesNotContain("/staff/gazettes", (await hall.Visitor().Opens("/staff/gazettes")).Address, StringComparison.Ordinal);
    }
}
