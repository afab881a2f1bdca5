using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Platform.Data;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>
/// A house in which several posts have opened every page they are let into, and followed the links, by GET alone. What was found on the way is
/// kept for the tests.
/// </summary>
public sealed partial class ReadingWalk : TownHall
{
    private const int PagesOfEach = 150;

    private static readonly string[] Accounts = ["guardian-1", "reviewer-lufeng-1", "finance-lufeng", "registrar-lufeng-2", "documents-1", "personnel", "toilets-lead", "auditor"];
    private static readonly HtmlParser Parser = new();
    private Task<Found>? walk;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Done once; the tests of the class look at what it found.</summary>
    internal Task<Found> Walked() => walk ??= Walk();

    private async Task<Found> Walk()
    {
        var guardian = await As("guardian-1");
        await this.Applied(guardian);
        await this.RefusedFor(guardian);
        await Everything_is_delivered();
        var visitors = new List<Visitor>();
        foreach (var account in Accounts) visitors.Add(await Visitor(account));
        await Client().GetAsync(new Uri("/.well-known/jwks.json", UriKind.Relative), Ct); // the keys that the background would have made by now
        var found = new Found { Before = await Look(Counted) };
        var last = await Look(db => db.Database.SqlQueryRaw<long>("SELECT COALESCE(MAX(\"Id\"), 0) AS \"Value\" FROM platform_ledger_entries").SingleAsync(Ct));

        foreach (var visitor in visitors)
        {
            using (visitor) await Reads(visitor, found);
        }

        found.After = await Look(Counted);
        found.Acts.AddRange(await Look(db => db.Database.SqlQueryRaw<string>("SELECT DISTINCT \"FactName\" AS \"Value\" FROM platform_ledger_entries WHERE \"Id\" > {0}", last).ToListAsync(Ct)));
        return found;
    }

    private async Task Reads(Visitor visitor, Found found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(Pages().Prepend("/"));
        var followed = 0;
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add(address)) continue;
            using var answer = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative), Ct);
            found.Asked++;
            if (answer.Content.Headers.ContentLength != 0 && answer.Content.Headers.ContentType is null) found.WithoutKind.Add($"{address}: no Content-Type");
            var kind = answer.Content.Headers.ContentType;
            if (kind is { CharSet: null } && IsText(kind.MediaType!)) found.WithoutKind.Add($"{address}: {kind} without charset");
            if (kind?.MediaType != "text/html" || !answer.IsSuccessStatusCode) continue;
            found.Opened++;
            var page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
            foreach (var link in page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/') && !h.StartsWith("//", StringComparison.Ordinal)))
            {
                var to = link.Split('#')[0];
                if (followed < PagesOfEach && !seen.Contains(to) && Uri.TryCreate(to, UriKind.Relative, out _)) (followed, _) = (followed + 1, Add(waiting, to));
            }
        }
    }

    private static bool Add(Queue<string> waiting, string address)
    {
        waiting.Enqueue(address);
        return true;
    }

    // application/json is UTF-8 by RFC 8259 and knows no charset; the framework says one all the same.
    private static bool IsText(string media) => media.StartsWith("text/", StringComparison.Ordinal) || media.EndsWith("+xml", StringComparison.Ordinal) || media is "application/json" or "application/xml";

    private IEnumerable<string> Pages() =>
        from endpoint in Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        let template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where !template.Contains("**", StringComparison.Ordinal) && !template.StartsWith("/_", StringComparison.Ordinal)
        orderby template
        select Parameter().Replace(template, m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : m.Value.Contains("int", StringComparison.Ordinal) ? "1" : "x");

    /// <summary>Rows of every table of the model.</summary>
    private static async Task<Dictionary<string, long>> Counted(YiwangDb db)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
            counts[table] = await db.Database.SqlQueryRaw<long>(string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"")).SingleAsync(Ct);
        return counts;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    /// <summary>What was seen on the way.</summary>
    internal sealed class Found
    {
        public required Dictionary<string, long> Before { get; init; }
        public Dictionary<string, long> After { get; set; } = [];
        public List<string> Acts { get; } = [];
        public List<string> WithoutKind { get; } = [];
        public int Asked { get; set; }
        public int Opened { get; set; }
    }
}
