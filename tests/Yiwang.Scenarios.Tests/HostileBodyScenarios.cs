using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>
/// JSON bodies and uploads that nobody would send, by somebody who may: refused, never a fault, and what was refused left nothing behind.
/// <c>YIWANG_FUZZ=N</c> sends N bodies of chance to every endpoint instead of ten.
/// </summary>
public sealed partial class HostileBodyScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly int Random = int.TryParse(Environment.GetEnvironmentVariable("YIWANG_FUZZ"), out var wanted) ? wanted : 10;
    private static readonly string[] Broken = ["", "null", "[]", "\"x\"", "{", "{\"a\":1e999}", "\uFEFF{}", "{}{}", "{\"a\":\"\\ud800\"}", new string('[', 5000), "{\"" + new string('x', 70_000) + "\":1}"];
    private static readonly string[] Values = ["null", "\"\"", "\"\\u0000\"", "\"甲\\u0000乙\"", "\"\\ud83d\"", "-1", "0", "1e308", "99999999999999999999", "true", "[]", "{}", "[null]", "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"00000000-0000-0000-0000-000000000000\"", "\"' OR 1=1 --\"", "\"<script>alert(1)</script>\""];

    private readonly Dictionary<string, Visitor> visitors = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "所有接口，JSON 乱写：没有一个报系统错误，拒绝的什么都没存下")]
    public async Task No_endpoint_fails_whatever_comes_as_json_and_nothing_of_it_stays()
    {
        var chance = new Random(20261122);
        var holders = await Holders();
        var (wrong, sent) = (new List<string>(), 0);
        foreach (var endpoint in Endpoints())
        {
            if (endpoint.Permission is not null && !holders.ContainsKey(endpoint.Permission)) continue;
            var visitor = await VisitorFor(endpoint.Permission is null ? "guardian-1" : holders[endpoint.Permission]);
            var before = await Rows();
            var allRefused = true;
            foreach (var body in Broken.Concat(Enumerable.Range(0, Random).Select(_ => Body(endpoint.Body, chance))))
            {
                sent++;
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var request = new HttpRequestMessage(endpoint.Method, new Uri(endpoint.Filled, UriKind.Relative)) { Content = content };
                using var answer = await visitor.Http.SendAsync(request, Ct);
                allRefused &= (int)answer.StatusCode >= 400;
                if ((int)answer.StatusCode >= 500) wrong.Add($"{endpoint.Method} {endpoint.Filled} <- {(body.Length > 200 ? body[..200] : body)}");
            }

            if (allRefused && await Rows() is var after && after != before) wrong.Add($"{endpoint.Method} {endpoint.Filled}: all refused, and {after - before} rows stayed");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {sent}:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(sent > 1000, $"Only {sent} were sent.");
    }

    [Fact(DisplayName = "JSON 里的空字符在哪种数据库上都不收，并写明在哪里")]
    public async Task A_nul_in_json_is_refused_on_both_engines()
    {
        using var keeper = await hall.Visitor("institutions-city");
        using var content = new StringContent("""{"values":{"device":"轮\u0000椅","amount":"1","years":"1","basis":"x"},"from":"2026-03-02"}""", Encoding.UTF8, "application/json");

        using var answer = await keeper.Http.PostAsync(new Uri("/api/registers/assistive-devices/entries", UriKind.Relative), content, Ct);
        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("findings")[0];

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("request.json", told.GetProperty("code").GetString());
        Assert.Contains("values", told.GetProperty("where").GetString(), StringComparison.Ordinal);
    }

    [Theory(DisplayName = "列表里的空缺在接口之前拒绝，并写明是哪一张列表")]
    [InlineData("contracts-health", "/api/contracts/projects/01a2077f-0000-7000-8000-000000000001/departments", """{"shares":[null]}""", "shares")]
    [InlineData("institutions-city", "/api/registers/assistive-devices/entries", """{"values":{"device":null},"from":"2026-03-02"}""", "values")]
    public async Task A_hole_in_a_list_is_refused_with_its_place(string account, string address, string body, string place)
    {
        using var visitor = await hall.Visitor(account);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), content, Ct);
        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("findings")[0];

        Assert.Equal((HttpStatusCode.BadRequest, "request.json"), (answer.StatusCode, told.GetProperty("code").GetString()));
        Assert.Contains(place, told.GetProperty("where").GetString(), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "能上传的地方，文件乱传：没有一个报系统错误")]
    public async Task No_upload_fails_whatever_the_file_is()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var draft = await hall.Drafts(await hall.As("guardian-1"), new Wanted());
        var chance = new Random(7);
        var (wrong, sent) = (new List<string>(), 0);
        foreach (var (account, address) in new[]
        {
            ("guardian-1", $"/my/rehabilitation-aid/{draft}/materials"), ("gazette-editor", "/staff/gazettes"), ("personnel", "/staff/appointments/import"), ("institutions-city", "/staff/registers/assistive-devices"),
            ("toilets-lead", "/staff/rural-toilets"), ("toilets-luojing", "/staff/rural-toilets"), ("gazette-editor", "/staff/amendments"), ("documents-1", "/staff/amendments"),
        })
        {
            var visitor = await VisitorFor(account);
            var page = await visitor.Opens(address);
            foreach (var form in page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Where(f => f.QuerySelector("input[type=file]") is not null))
            {
                foreach (var (name, type, bytes) in Files(chance))
                {
                    sent++;
                    using var body = new MultipartFormDataContent();
                    foreach (var field in form.Elements.Where(f => f.GetAttribute("name") is { Length: > 0 } && f.GetAttribute("type") != "file")) body.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
                    foreach (var field in form.QuerySelectorAll("input[type=file]"))
                    {
                        var part = new ByteArrayContent(bytes);
                        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{field.GetAttribute("name")}\"", FileName = $"\"{name}\"" };
                        part.Headers.TryAddWithoutValidation("Content-Type", type);
                        body.Add(part);
                    }

                    using var answer = await visitor.Http.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } to ? to : address, UriKind.Relative), body, Ct);
                    if ((int)answer.StatusCode >= 500) wrong.Add($"{address} <- {name} {type} {bytes.Length} bytes");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {sent}:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(sent > 60, $"Only {sent} were sent.");
    }

    private static IEnumerable<(string Name, string Type, byte[] Bytes)> Files(Random chance)
    {
        byte[] Some(int length, params byte[] head)
        {
            var bytes = new byte[length];
            chance.NextBytes(bytes);
            head.CopyTo(bytes, 0);
            return bytes;
        }

        yield return ("", "application/pdf", []);
        yield return ("x.pdf", "application/pdf", []);
        yield return ("x.pdf", "application/pdf", "%PDF-1.7"u8.ToArray());
        yield return ("..%2f..%2fetc%2fpasswd", "application/pdf", Some(4000, "%PDF-1.4\n"u8.ToArray()));
        yield return ("../../../etc/passwd.pdf", "application/pdf", Some(4000, "%PDF-1.4\n"u8.ToArray()));
        yield return (new string('长', 3000) + ".png", "image/png", Some(300, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A));
        yield return ("x.docx", "application/zip", Some(3000, "PK\u0003\u0004"u8.ToArray()));
        yield return ("x.csv", "text/csv", Encoding.UTF8.GetBytes("a,b\n\"\"\"\n\0,\0\n"));
        yield return ("x.txt", "text/plain", Encoding.UTF8.GetBytes(new string('第', 20_000)));
        yield return ("x.html", "text/html", "<script>alert(1)</script>"u8.ToArray());
        yield return ("x.md", "甲/乙;;", Some(10_000));
        for (var i = 0; i < Random; i++) yield return ($"{chance.Next()}.bin", "application/octet-stream", Some(chance.Next(20_000)));
    }

    /// <summary>An object with the fields of the endpoint's record, and in each of them something of chance.</summary>
    private static string Body(Type? body, Random chance)
    {
        var names = body?.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?.GetParameters().Select(p => p.Name!) ?? ["a", "id"];
        return "{" + string.Join(",", names.Where(_ => chance.Next(8) > 0).Select(n => $"\"{char.ToLowerInvariant(n[0])}{n[1..]}\":{Value(chance, 2)}")) + "}";
    }

    private static string Value(Random chance, int depth) => chance.Next(6) switch
    {
        0 when depth > 0 => $"[{Value(chance, depth - 1)},{Value(chance, depth - 1)}]",
        1 when depth > 0 => $"{{\"{(chance.Next(2) == 0 ? "id" : "甲\\u0000")}\":{Value(chance, depth - 1)}}}",
        2 => $"\"{new string('长', chance.Next(6000))}\"",
        _ => Values[chance.Next(Values.Length)],
    };

    private IEnumerable<Sent> Endpoints() =>
        (from endpoint in hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
         let template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
         where template.StartsWith("/api/", StringComparison.Ordinal)
         from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
         where method is "POST" or "PUT" or "PATCH"
         let filled = Parameter().Replace(template, m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.CreateVersion7().ToString() : m.Value.Contains("int", StringComparison.Ordinal) ? "1" : "assistive-devices")
         select new Sent(HttpMethod.Parse(method), filled, endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Permission, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)).ToArray();

    /// <summary>Everything but what the door writes for every visitor.</summary>
    private Task<long> Rows() => hall.Look(async db =>
    {
        var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Where(t => !t.StartsWith("identity_", StringComparison.Ordinal) && !t.StartsWith("signon_", StringComparison.Ordinal));
        var counted = "SELECT " + string.Join(" + ", tables.Select(t => $"(SELECT count(*) FROM \"{t}\")")) + " AS \"Value\"";
        return await db.Database.SqlQueryRaw<long>(counted).SingleAsync(Ct);
    });

    private async Task<Dictionary<string, string>> Holders()
    {
        using var anybody = hall.Visitor();
        var accounts = (await anybody.Opens("/sign-in")).Document.QuerySelectorAll("form button[value]").Select(b => b.GetAttribute("value")!).Where(v => v.Length > 0).Distinct();
        var holders = new Dictionary<string, string>();
        foreach (var account in accounts)
        {
            foreach (var permission in (await hall.As(account)).Permissions) holders.TryAdd(permission, account);
        }

        return holders;
    }

    private async Task<Visitor> VisitorFor(string account)
    {
        if (!visitors.TryGetValue(account, out var visitor)) visitors.Add(account, visitor = await hall.Visitor(account));
        return visitor;
    }

    private sealed record Sent(HttpMethod Method, string Filled, string? Permission, Type? Body);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
