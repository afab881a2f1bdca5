using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Regulations.Amending.Loading;
using Yiwang.Regulations.Tests.Library;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Amending;

/// <summary>An officer lays a new version beside the old one, in a browser without JavaScript, by JSON and by the verb.</summary>
public sealed class AmendmentDeskTests(TownHall hall) : IClassFixture<TownHall>
{
    private static byte[] NewText => Encoding.UTF8.GetBytes("""
        示例市试验田管理办法

        第一章 总则

        第一条 为了试验，制定本办法。

        第二条 试验田每年耕作三次，由试验站登记。

        第二章 附则

        第三条 试验田不得出租、转让，也不得改作他用。

        第四条 本办法自公布之日起施行，有效期三年。

        示例市人民政府

        2032年5月8日

        """);

    [Fact(DisplayName = "把新版本的文件和公报库里的旧版本放在一起，看到每一处不同")]
    public async Task An_officer_loads_a_new_version_and_sees_the_difference()
    {
        using var editor = await hall.Visitor("gazette-editor");
        await (await editor.Opens("/staff/gazettes")).Form("import").Attach("files", "一.txt", MadeUpGazettes.Issue(1)).Submit("导入");

        var desk = await editor.Opens("/staff/amendments");
        var nothing = await desk.Form("load").Fill("old", "示例市人民政府公报-2031-1/1").Submit("比较");
        var seen = await desk.Form("load").Fill("old", "示例市人民政府公报-2031-1/1").Attach("file", "修订草案.txt", NewText).Submit("比较");

        Assert.Contains("还没有给出新版本", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("改动 1 条，新增 1 条，删去 0 条，只改了号的 1 条，未变 1 条", seen.Text, StringComparison.Ordinal);
        Assert.Contains("第三条→第四条", seen.Document.QuerySelector("section[aria-labelledby=moved]")!.TextContent, StringComparison.Ordinal);
        var second = seen.Document.QuerySelectorAll("article.change").Single(a => a.QuerySelector("h3")!.TextContent.Contains("第二条", StringComparison.Ordinal));
        Assert.Equal(["删去：两；", "增加：三；"], second.QuerySelectorAll("del, ins").Select(e => e.TextContent));
        Assert.Contains("示例市试验田管理办法", (await editor.Opens("/staff/amendments")).Document.QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        var id = Guid.Parse(seen.Address.Split('/')[^1]);
        var acts = await hall.LedgerOf($"amendment/{id:N}");
        Assert.Equal("比较《示例市试验田管理办法》的新旧版本：改动 1 条，新增 1 条，删去 0 条，改号 1 条", Assert.Single(acts).Sentence);
    }

    [Fact]
    public async Task The_same_by_json()
    {
        using var editor = await hall.Visitor("gazette-editor");
        await (await editor.Opens("/staff/gazettes")).Form("import").Attach("files", "四.txt", MadeUpGazettes.Issue(4)).Submit("导入");
        var ct = TestContext.Current.CancellationToken;

        using var text = new ByteArrayContent(NewText);
        using var answer = await editor.Http.PostAsync(new Uri("/api/amendments?old=示府〔2031〕4号&name=草案.txt", UriKind.Relative), text, ct);
        using var loaded = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
        var id = loaded.RootElement.GetProperty("id").GetGuid();
        using var read = JsonDocument.Parse(await editor.Http.GetStringAsync(new Uri($"/api/amendments/{id}", UriKind.Relative), ct));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(1, read.RootElement.GetProperty("counts").GetProperty("moved").GetInt32());
        Assert.Equal(["moved"], read.RootElement.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("difference")).Where(c => c.GetProperty("newPlace").ValueKind is JsonValueKind.Object && c.GetProperty("newPlace").GetProperty("code").GetString() == "a4").Select(c => c.GetProperty("fate").GetString()));
        using var unknown = await editor.Http.PostAsync(new Uri("/api/amendments?old=没有的〔2031〕4号&new=也没有", UriKind.Relative), null, ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_said_with_its_remedy()
    {
        using var editor = await hall.Visitor("gazette-editor");
        await (await editor.Opens("/staff/gazettes")).Form("import").Attach("files", "五.txt", MadeUpGazettes.Issue(5)).Submit("导入");
        var desk = await editor.Opens("/staff/amendments");

        var binary = await desk.Form("load").Fill("old", "示例市人民政府公报-2031-5/1").Attach("file", "坏.txt", [0, 1, 2]).Submit("比较");
        var itself = await desk.Form("load").Fill("old", "示例市人民政府公报-2031-5/1").Fill("new", "示例市人民政府公报-2031-5/1").Submit("比较");

        Assert.Contains("这是二进制文件", binary.Text, StringComparison.Ordinal);
        Assert.Contains("两个版本的文字没有不同", itself.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_is_for_whoever_may_compare()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await (await hall.Visitor("reviewer-lufeng-1")).Opens("/staff/amendments")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await hall.Visitor("appeals")).Opens("/staff/amendments")).Status);
    }

    [Fact]
    public async Task The_verb_compares_two_files_and_keeps_nothing()
    {
        using var folder = new TemporaryFolder();
        var (old, now) = (folder.Write("旧.txt", MadeUpVersions.File(MadeUpVersions.Articles)), folder.Write("新.txt", MadeUpVersions.File(MadeUpVersions.Articles.Skip(1))));

        var (code, said) = await Run(old, now);
        var (json, printed) = await Run(old, now, "--json");
        var (refused, why) = await Run(old, "没有的〔2031〕1号");
        var many = folder.Write("多.txt", Encoding.UTF8.GetBytes("示例市汇编办法\n\n" + string.Join("\n\n", Enumerable.Range(1, 1200).Select(i => $"第{i}条 鱼塘的第{i}项养殖，由示例渔站登记。")) + "\n"));

        Assert.Equal((0, 0, 1, 2), (code, json, refused, (await Run(old)).Code));
        Assert.Contains("改动 0 条，新增 0 条，删去 1 条，只改了号的 4 条，未变 0 条。", said, StringComparison.Ordinal);
        Assert.Contains("删去　第一条", said, StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(printed).RootElement.GetProperty("counts").GetProperty("removed").GetInt32());
        Assert.Contains("超过 1000 条", (await Run(old, many)).Output, StringComparison.Ordinal);
        Assert.Contains("公报库里没有“没有的〔2031〕1号”", why, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> Run(params string[] args)
    {
        await using var scope = hall.Services.CreateAsyncScope();
        await using var output = new StringWriter();
        return (await AmendVerb.Verb.Run(scope.ServiceProvider, args, output, TestContext.Current.CancellationToken), output.ToString());
    }
}

/// <summary>Files for a verb; gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("yiwang-").FullName;

    public string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(path, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Dispose() => Directory.Delete(path, recursive: true);
}
