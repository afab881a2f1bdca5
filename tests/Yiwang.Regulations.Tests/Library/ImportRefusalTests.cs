using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Regulations.Library.Importing;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>What is refused leaves nothing behind; what replaces leaves nothing of the old.</summary>
public sealed class ImportRefusalTests(TownHall hall) : IClassFixture<TownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gazette.empty", new byte[0])]
    [InlineData("gazette.not-text", new byte[] { 0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 0, 2, 0, 0xFF, 0xFE })]
    public async Task A_file_that_is_no_text_is_refused_and_nothing_is_stored(string code, byte[] bytes)
    {
        var result = await Imports("不是公报.txt", bytes);

        Assert.False(result.Outcome.IsDone);
        var finding = Assert.Single(result.Outcome.Findings);
        Assert.Equal(code, finding.Code);
        Assert.NotEqual("", finding.Remedy);
        Assert.False(await hall.Look(db => db.Set<Issue>().AnyAsync(i => i.FileName == "不是公报.txt", Ct)));
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_too_large_is_refused_without_reading_it()
    {
        var huge = Path.Combine(Directory.CreateTempSubdirectory("yiwang-huge-").FullName, "huge.txt");
        await using (var file = File.Create(huge)) file.SetLength(100L * 1024 * 1024);

        var absent = await ImportedTownHall.Imports(hall, i => i.Import("/nowhere/公报.txt", false, Ct));
        var tooLarge = await ImportedTownHall.Imports(hall, i => i.Import(huge, false, Ct));
        var folder = await ImportedTownHall.Imports(hall, i => i.Import(Path.GetDirectoryName(huge)!, false, Ct));
        File.Delete(huge);

        Assert.Equal("gazette.no-file", Assert.Single(absent.Outcome.Findings).Code);
        Assert.Equal("gazette.too-large", Assert.Single(tooLarge.Outcome.Findings).Code);
        Assert.Equal("gazette.no-file", Assert.Single(folder.Outcome.Findings).Code);
    }

    [Fact(DisplayName = "同一年度的期次不能重复；选了替换，旧的全部让位")]
    public async Task A_second_file_for_the_same_issue_is_refused_unless_it_replaces()
    {
        var first = await Imports("一.txt", MadeUpGazettes.Issue(4, "试验田每年翻耕五次，由试验站登记。"));
        var second = MadeUpGazettes.Issue(4, "试验田每年轮作三次，由试验站登记。");

        var refused = await Imports("二.txt", second);
        var replaced = await Imports("二.txt", second, replace: true);

        Assert.True(first.Outcome.IsDone, string.Join('\n', first.Outcome.Findings));
        Assert.Equal((2031, 4, "双月刊", "示例市人民政府", new DateOnly(2031, 6, 1)), (first.Issue!.Year, first.Issue.Number, first.Issue.Rhythm, first.Issue.Organiser, first.Issue.PublishedOn));
        Assert.Contains(refused.Outcome.Findings, f => f is { Code: "gazette.issue-twice", Severity: Severity.Blocks, Remedy.Length: > 0 });
        Assert.True(replaced.Outcome.IsDone);
        Assert.Equal(first.Issue.Id, replaced.Issue!.Id);
        var texts = await hall.Look(db => db.Set<Node>().Where(n => n.Anchor == "a2").Select(n => n.Text).ToArrayAsync(Ct));
        Assert.DoesNotContain(texts, t => t.Contains("翻耕五次", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("轮作三次", StringComparison.Ordinal));
        Assert.Equal(2, (await hall.LedgerOf(first.Issue.Subject)).Count);
    }

    [Fact(DisplayName = "封面没有写明的，留空并列出")]
    public async Task What_the_cover_does_not_say_is_listed()
    {
        var result = await Imports("五.txt", MadeUpGazettes.Issue(5, cover: ""));

        Assert.Null(result.Issue!.PublishedOn);
        Assert.Contains(result.Outcome.Findings, f => f.Code == "gazette.cover" && f.Message.Contains("出版日期", StringComparison.Ordinal));
    }

    [Theory(DisplayName = "样式已登记的公报，每期必填年度、期次、刊期、主办单位、编辑出版单位、出版日期；缺哪项说哪项，不导入")]
    [InlineData("（双月刊）", "", "刊期")]
    [InlineData("罗定市人民政府主办", "", "主办单位")]
    [InlineData("2031年6月1日出版", "", "出版日期")]
    [InlineData("第9期", "", "期次")]
    [InlineData("", "", "")]
    [Requirement("LD-GB-001")]
    public async Task An_issue_of_a_known_gazette_carries_all_that_a_cover_carries(string said, string instead, string missing)
    {
        var text = System.Text.Encoding.UTF8.GetString(MadeUpGazettes.Issue(missing.Length == 0 ? 10 : 9)).Replace("示例市", "罗定市", StringComparison.Ordinal);
        if (said.Length > 0) text = text.Replace(said, instead, StringComparison.Ordinal);

        var result = await Imports($"九{missing}.txt", System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal(missing.Length == 0, result.Outcome.IsDone);
        if (missing.Length == 0) return;
        Assert.Contains(result.Outcome.Findings, f => f is { Code: "gazette.cover", Severity: Severity.Blocks, Remedy.Length: > 0 } && f.Message.Contains(missing, StringComparison.Ordinal));
        Assert.False(await hall.Look(db => db.Set<Issue>().AnyAsync(i => i.FileName == $"九{missing}.txt", Ct)));
    }

    [Fact(DisplayName = "在别的期里登载过的文号，列出来")]
    [Requirement("LD-GB-005")]
    public async Task A_document_that_another_issue_holds_is_named()
    {
        await Imports("六.txt", MadeUpGazettes.Issue(6));
        var again = MadeUpGazettes.Issue(6).AsSpan().ToArray();
        var text = System.Text.Encoding.UTF8.GetString(again).Replace("2031年第6期", "2031年第7期", StringComparison.Ordinal);

        var result = await Imports("七.txt", System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Contains(result.Outcome.Findings, f => f is { Code: "gazette.document-elsewhere", Severity: Severity.Warns } && f.Where == "示府〔2031〕6号");
    }

    [Fact]
    public async Task Whoever_may_not_import_is_refused()
    {
        var (file, _) = GazetteFile.Read("八.txt", MadeUpGazettes.Issue(8));

        Assert.Equal(OutcomeKind.Forbidden, (await hall.Runs("reviewer-lufeng-1", new ImportGazette(file!, false))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await hall.Runs(Actor.Stranger(), new WithdrawGazette(file!.Key, false))).Kind);
    }

    private Task<ImportedFile> Imports(string name, byte[] bytes, bool replace = false) => ImportedTownHall.Imports(hall, i => i.Import(name, bytes, replace, Ct));
}
