using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Host;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>
/// Every address × every post, asked of the running program, and every command × every post that may not run it. The report stands in
/// docs/security.md; <c>YIWANG_WRITE_REPORTS=1</c> writes it.
/// </summary>
public sealed partial class AccessMatrixScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Nobody = "(nobody)";

    // What is open to everybody is asked by these only: the page behind the door is no part of the question.
    private static readonly string[] AskTheOpen = [Nobody, "public", "county-federation.reviewer", "operations"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private enum Door { Let, SignIn, Refused, Raise, Fault }

    /// <summary>The rule: who is let in where.</summary>
    private static Door Rule(Address address, Holder who) =>
        address.Permission is null ? Door.Let
        : who.Post == Nobody ? Door.SignIn
        : !who.Permissions.Contains(address.Permission) ? Door.Refused
        : who.Assurance < address.Assurance ? Door.Raise
        : Door.Let;

    [Fact(DisplayName = "每个地址、每个岗位：放行还是拒绝，与十行规则一致")]
    public async Task Every_address_lets_in_whom_the_rule_lets_in_and_nobody_else()
    {
        var (addresses, holders) = (Addresses(), await Holders());
        var wrong = new ConcurrentBag<string>();
        var counts = new ConcurrentDictionary<(string Post, string Class), (int Let, int Asked)>();

        await Parallel.ForEachAsync(holders, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (who, _) =>
        {
            foreach (var address in addresses.Where(a => a.Permission is not null || AskTheOpen.Contains(who.Post)))
            {
                var (wanted, got) = (Rule(address, who), await Asks(who, address));
                if (wanted != got) wrong.Add($"{who.Post} {address.Method} {address.Template}: {got}, and the rule says {wanted}");
                counts.AddOrUpdate((who.Post, address.Class), (got is Door.Let ? 1 : 0, 1), (_, old) => (old.Let + (got is Door.Let ? 1 : 0), old.Asked + 1));
            }
        });

        Assert.True(wrong.IsEmpty, $"{wrong.Count} answers are wrong:\n{string.Join('\n', wrong.Order().Take(40))}");
        Assert.True(counts.Values.Sum(c => c.Asked) > 10_000, $"Only {counts.Values.Sum(c => c.Asked)} were asked.");
        Generated.Write(Repository.PathOf("docs", "security.md"), "access-matrix", Report(holders, counts));
    }

    [Fact(DisplayName = "每条命令、每个岗位：没有权限的都办不了")]
    public async Task Every_command_is_refused_to_every_post_that_may_not_run_it()
    {
        var run = typeof(AccessMatrixScenarios).GetMethod(nameof(Runs), BindingFlags.NonPublic | BindingFlags.Instance)!;
        var commands = Modules.All.Select(m => m.GetType().Assembly).Distinct().SelectMany(a => a.GetTypes())
            .Where(t => t.IsAssignableTo(typeof(ICommand)) && t is { IsInterface: false, IsAbstract: false }).ToArray();
        var (let, asked) = (new List<string>(), 0);
        foreach (var who in await Holders())
        {
            foreach (var command in commands.Where(c => !who.Permissions.Contains(c.GetCustomAttribute<RequiresAttribute>()!.Permission)))
            {
                asked++;
                var outcome = await (Task<Outcome>)run.MakeGenericMethod(command).Invoke(this, [who])!;
                if (outcome.Kind is not OutcomeKind.Forbidden) let.Add($"{who.Post} {command.Name}: {outcome.Kind}");
            }
        }

        Assert.Empty(let);
        Assert.True(asked > 5_000, $"Only {asked} were asked.");
    }

    /// <summary>What it would do is never asked: it is an empty husk that no handler may see.</summary>
    private async Task<Outcome> Runs<TCommand>(Holder who) where TCommand : ICommand
    {
        var actor = new Actor("示例路人", who.Post, who.Post, who.Permissions) { Institution = "441500-x", Region = "441500" };
        return await hall.Runs(actor, (TCommand)RuntimeHelpers.GetUninitializedObject(typeof(TCommand)));
    }

    private static async Task<Door> Asks(Holder who, Address address)
    {
        using var request = new HttpRequestMessage(address.Method, new Uri(address.Filled, UriKind.Relative));
        if (address.Method != HttpMethod.Get && address.IsApi) request.Content = JsonContent.Create(new { });
        using var answer = await who.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        var at = answer.RequestMessage!.RequestUri!.AbsolutePath;
        if ((int)answer.StatusCode >= 500) return Door.Fault;
        if (address.Permission is null) return Door.Let; // what it asks for itself, such as a token, is its own
        return (int)answer.StatusCode switch
        {
            401 => Door.SignIn,
            403 when (await answer.Content.ReadAsStringAsync(Ct)).Contains(Assurance.Code, StringComparison.Ordinal) => Door.Raise,
            403 => Door.Refused,
            _ => at == Assurance.RaisePath && address.Template != Assurance.RaisePath ? Door.Raise : at == "/sign-in" ? Door.SignIn : Door.Let,
        };
    }

    private List<Address> Addresses() =>
    [
        .. from endpoint in hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           where !template.Contains("**", StringComparison.Ordinal) && !template.StartsWith("/_", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
           where method is "GET" || (method is "POST" or "PUT" or "DELETE" && template is not ("/sign-out" or "/demo/date"))
           let permission = endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Permission
           // A page is one endpoint for GET and POST, with the same marks; its forms are refused for want of a token before anything else is known.
           where method == "GET" || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
           where permission is not null || (method == "GET" && !Path.HasExtension(template)) // styles and icons are no pages
           let level = endpoint.Metadata.GetMetadata<RequiresAssuranceAttribute>()?.Level ?? AssuranceLevel.None
           orderby template, method
           group new Address(HttpMethod.Parse(method), template, Parameter().Replace(template, m => m.Value.Contains("guid", StringComparison.Ordinal) ? "0198c0de-0000-7000-8000-000000000000" : m.Value.Contains("int", StringComparison.Ordinal) ? "1" : "x"), permission, level)
               by (template, method) into same
           select same.First(),
    ];

    private async Task<List<Holder>> Holders()
    {
        var city = hall.Services.GetRequiredService<CityDirectory>();
        var everybody = Modules.All.SelectMany(m => m.PermissionsOfEverybody).ToArray();
        var holders = new List<Holder> { new(Nobody, [], AssuranceLevel.None, hall.Client()) };
        foreach (var (account, post) in AccountsByPost())
        {
            // The permissions are those of the pack, not those that the program found for the account.
            string[] more = post == "public" ? [.. everybody, PlatformPermissions.SetBusinessDate] : [.. everybody, PlatformPermissions.SetBusinessDate, OwnPost.Permission];
            var client = (await hall.Visitor(account)).Http;
            holders.Add(new(post, city.GetPost(post).Permissions.Concat(more).ToHashSet(), AssuranceLevel.One, client)); // the demonstration's button is one means
        }

        return holders;
    }

    /// <summary>Of each post the first who holds it.</summary>
    private static IEnumerable<(string Account, string Post)> AccountsByPost() =>
        File.ReadLines(Repository.PathOf("packs", "shanwei", "accounts.yaml")).Select(line => AccountLine().Match(line)).Where(m => m.Success)
            .Select(m => (Account: m.Groups["key"].Value, Post: m.Groups["post"].Success ? m.Groups["post"].Value : "public")).DistinctBy(a => a.Post);

    private static string Report(List<Holder> holders, ConcurrentDictionary<(string Post, string Class), (int Let, int Asked)> counts)
    {
        var classes = counts.Keys.Select(k => k.Class).Distinct().Order(StringComparer.Ordinal).ToArray();
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"| post | {string.Join(" | ", classes)} |").AppendLine($"|---{string.Concat(Enumerable.Repeat("|---", classes.Length))}|");
        foreach (var who in holders) text.AppendLine(CultureInfo.InvariantCulture, $"| {who.Post} | {string.Join(" | ", classes.Select(c => counts.TryGetValue((who.Post, c), out var n) ? $"{n.Let} of {n.Asked}" : "—"))} |");
        return text.ToString();
    }

    private sealed record Holder(string Post, IReadOnlySet<string> Permissions, AssuranceLevel Assurance, HttpClient Http)
    {
        public Holder(string post, string[] permissions, AssuranceLevel assurance, HttpClient http) : this(post, permissions.ToHashSet(), assurance, http) { }
    }

    private sealed record Address(HttpMethod Method, string Template, string Filled, string? Permission, AssuranceLevel Assurance)
    {
        public bool IsApi => Template.StartsWith("/api/", StringComparison.Ordinal);

        public string Class => Permission is null ? "open" : IsApi ? $"/api {Method}" : $"{(Template.StartsWith("/staff", StringComparison.Ordinal) ? "/staff" : Template.StartsWith("/my", StringComparison.Ordinal) ? "/my" : "other pages")} {Method}";
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^- \{ key: (?<key>[\w-]+),.*?(post: (?<post>[\w.-]+),.*)?\}")]
    private static partial Regex AccountLine();
}
