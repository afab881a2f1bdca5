using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Access;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>
/// Every address with every query of every page, and every form of every desk, with what nobody would type: refused or not found, but never
/// a fault. Asked by somebody whose post opens it, so that it isn't the door that answers.
/// </summary>
public sealed partial class HostileRequestScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly string[] Hostile =
    [
        "-1", "99999999999999999999999", "\0", "\uD800", "' OR 1=1 --", "<script>alert(1)</script>", "../../../etc/passwd", "%00%0a%0d", "{0}{1}", "9999-99-99", "2026-02-30", "0001-01-01", "9999-12-31",
        "第一百条\u202E", "00000000-0000-0000-0000-000000000000", new string('长', 5000),
    ];

    private static readonly string[] Numbers = ["-1", "0", "2147483647", "1969-12-31"];

    private readonly Dictionary<string, Visitor> visitors = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "所有能打开的地址，参数乱填：没有一个报系统错误")]
    public async Task No_address_fails_whatever_its_parameters_are()
    {
        var holders = await Holders();
        var faults = new List<string>();
        var asked = 0;
        foreach (var endpoint in Endpoints("GET").Where(e => !e.Template.Contains("sign-out", StringComparison.Ordinal)))
        {
            if (await VisitorFor(endpoint.Permission, holders) is not { } visitor) continue;
            foreach (var address in Addresses(endpoint))
            {
                asked++;
                if (await Asks(visitor, address) >= 500) faults.Add(address.Length > 200 ? address[..200] : address);
            }
        }

        Assert.True(asked > 1000, $"Only {asked} were asked.");
        Assert.True(faults.Count == 0, $"{faults.Count} of {asked} failed:\n{string.Join('\n', faults)}");
    }

    [Fact(DisplayName = "所有工作页面上的表单，乱填后提交：没有一个报系统错误")]
    public async Task No_form_fails_whatever_is_written_into_it()
    {
        var holders = await Holders();
        var faults = new List<string>();
        var sent = 0;
        foreach (var endpoint in Endpoints("GET").Where(e => !e.Template.Contains('{', StringComparison.Ordinal) && !e.Template.StartsWith("/api", StringComparison.Ordinal)))
        {
            if (endpoint.Template is "/demo/date" or "/sign-in" || await VisitorFor(endpoint.Permission, holders) is not { } visitor) continue;
            var page = await visitor.Opens(endpoint.Template);
            if (page.Status is not HttpStatusCode.OK) continue;
            foreach (var form in page.Document.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().Where(f => !f.Action.EndsWith("/sign-out", StringComparison.Ordinal)))
            {
                foreach (var hostile in new[] { Hostile[sent % Hostile.Length], "" })
                {
                    sent++;
                    using var body = new FormUrlEncodedContent(form.Elements.Where(f => f.GetAttribute("name") is { Length: > 0 }).Select(f => KeyValuePair.Create(
                        f.GetAttribute("name")!, f.GetAttribute("name")!.StartsWith('_') ? f.GetAttribute("value") ?? "" : hostile)));
                    using var answer = await visitor.Http.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } to ? to : endpoint.Template, UriKind.Relative), body, Ct);
                    if ((int)answer.StatusCode >= 500) faults.Add($"{endpoint.Template} {form.GetAttribute("action")} <- {(hostile.Length > 40 ? hostile[..40] : hostile)}");
                }
            }
        }

        Assert.True(sent > 50, $"Only {sent} were sent.");
        Assert.True(faults.Count == 0, $"{faults.Count} of {sent} failed:\n{string.Join('\n', faults)}");
    }

    private static async Task<int> Asks(Visitor visitor, string address)
    {
        using var answer = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
        return (int)answer.StatusCode;
    }

    /// <summary>The address with good parameters missing, and with each hostile text in each of its places in turn.</summary>
    private static IEnumerable<string> Addresses(Asked endpoint)
    {
        var places = Parameter().Count(endpoint.Template);
        var turns = places > 0 ? Hostile : Hostile.Where((_, i) => i % 4 == endpoint.Template.Length % 4).Concat(Numbers);
        foreach (var hostile in turns)
        {
            var text = Uri.EscapeDataString(hostile.Contains('\uD800', StringComparison.Ordinal) ? "\uFFFD" : hostile);
            var path = Parameter().Replace(endpoint.Template, hostile.Contains('\0', StringComparison.Ordinal) ? "x" : text[..Math.Min(text.Length, 900)]); // no server takes a NUL in a path
            var query = string.Join('&', endpoint.Queries.Select(q => $"{q}={text}"));
            if (query.Length > 6000) query = query[..6000];
            yield return $"{path}{(query.Length > 0 ? "?" : "")}{query}";
        }
    }

    private IEnumerable<Asked> Endpoints(string method) => hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true)
        .Select(e => new Asked("/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<RequiresAttribute>()?.Permission, QueriesOf(e)))
        .Where(e => !e.Template.Contains("**", StringComparison.Ordinal) && !e.Template.StartsWith("/_", StringComparison.Ordinal) && !e.Template.Contains('.', StringComparison.Ordinal))
        .DistinctBy(e => e.Template);

    private static string[] QueriesOf(RouteEndpoint endpoint)
    {
        var page = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>()?.Type;
        var ofPage = page?.GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .Where(p => p.IsDefined(typeof(Microsoft.AspNetCore.Components.SupplyParameterFromQueryAttribute), false)).Select(p => p.Name) ?? [];
        var ofHandler = endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.GetParameters().Where(p => p.ParameterType.IsValueType || p.ParameterType == typeof(string)).Select(p => p.Name!) ?? [];
        return [.. ofPage.Concat(ofHandler).Select(n => char.ToLowerInvariant(n[0]) + n[1..]).Distinct()];
    }

    /// <summary>For each permission somebody of the demonstration city who has it.</summary>
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

    private async Task<Visitor?> VisitorFor(string? permission, Dictionary<string, string> holders)
    {
        var account = permission is null ? "guardian-1" : holders.GetValueOrDefault(permission);
        if (account is null) return null;
        if (!visitors.TryGetValue(account, out var visitor)) visitors.Add(account, visitor = await hall.Visitor(account));
        return visitor;
    }

    private sealed record Asked(string Template, string? Permission, string[] Queries);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
