using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.Tests.Settling;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Scenarios.Tests;

/// <summary>
/// What belongs to one county, institution or person isn't shown to another's, whatever id stands in the address: every address with an id is
/// asked with the id of every row that has an owner. The report stands in docs/security.md.
/// </summary>
public sealed partial class OtherRowsScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const int RowsOfATable = 3;
    private const string Lufeng = "441581", Garden = "441581-rehab-2";

    private static readonly string[] OwnerColumns = ["Applicant", "Guardian", "Account", "AccountId", "Addressee", "From"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "别的县、别的机构、别的人的事，换了编号也打不开")]
    public async Task Nobody_opens_what_is_anothers_by_its_id()
    {
        var guardian = await hall.As("guardian-1");
        await World(guardian);
        var rows = await hall.Look(Rows);
        var routes = Routes();
        var lines = new List<string>();
        var open = new List<string>();

        foreach (var (account, whose, isForeign) in new (string, string, Func<Row, bool>)[]
        {
            ("reviewer-haifeng", "another county", r => r.Region == Lufeng), ("head-haifeng", "another county", r => r.Region == Lufeng),
            ("finance-haifeng", "another county", r => r.Region == Lufeng), ("reviewer-chengqu", "another county", r => r.Region == Lufeng),
            ("registrar-lufeng-1", "another institution of the county", r => r.Institution == Garden), ("registrar-haifeng-2", "another institution elsewhere", r => r.Institution == Garden || r.Region == Lufeng),
            ("guardian-2", "another citizen", r => r.Owners.Contains(guardian.AccountId!.Value)),
        })
        {
            var (asked, let) = await Tries(account, routes, rows.Where(isForeign));
            open.AddRange(let.Select(l => $"{account} opens {l}"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| `{account}` | {whose} | {asked} | {let.Count} |"));
        }

        var own = new List<string>();
        foreach (var account in new[] { "reviewer-lufeng-1", "head-lufeng", "finance-lufeng", "registrar-lufeng-2", "guardian-1" })
        {
            var (asked, let) = await Tries(account, routes, rows);
            own.AddRange(let.Select(l => l.Split(' ')[0]));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| `{account}` | the own | {asked} | {let.Count} |"));
        }

        Assert.True(open.Count == 0, $"{open.Count} are open to others:\n{string.Join('\n', open.Take(40))}");
        Assert.True(own.Distinct().Count() >= 12, $"Only {own.Distinct().Count()} addresses opened for anybody: {string.Join(", ", own.Distinct())}");
        Generated.Write(Repository.PathOf("docs", "security.md"), "other-rows",
            $"| account | rows of | asked | opened |\n|---|---|---|---|\n{string.Join('\n', lines)}");
    }

    private async Task World(Actor guardian)
    {
        var month = new DateOnly(2026, 3, 1);
        await hall.Trained(guardian, month);
        var settlement = await hall.HandsIn(month, SettlementWay.FinancePays);
        hall.Done(await hall.Approves(SettleSteps.Reviewer, settlement));
        await hall.Applied(guardian);
        await hall.RefusedFor(guardian);
        await hall.Applied(await hall.As("guardian-2"), Wanted.From(Wanted.Haifeng));
        await hall.Everything_is_delivered();
    }

    private async Task<(int Asked, List<string> Let)> Tries(string account, IReadOnlyList<(string Template, string Permission)> routes, IEnumerable<Row> rows)
    {
        using var visitor = await hall.Visitor(account);
        var permissions = (await hall.As(account)).Permissions.ToHashSet();
        var (asked, let) = (0, new List<string>());
        foreach (var (template, _) in routes.Where(r => permissions.Contains(r.Permission)))
        {
            var nothing = await Shown(visitor, template, Guid.CreateVersion7());
            foreach (var row in rows)
            {
                asked++;
                // Some pages say in words of their own that there is nothing of that id.
                if (await Shown(visitor, template, row.Id) is { } shown && shown != nothing) let.Add($"{template} {row.Table}");
            }
        }

        return (asked, let);
    }

    /// <summary>What stands there, without the id; null where it is refused, not found, or leads elsewhere.</summary>
    private static async Task<string?> Shown(Visitor visitor, string template, Guid id)
    {
        using var answer = await visitor.Http.GetAsync(new Uri(Parameter().Replace(template, id.ToString()), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.True((int)answer.StatusCode < 500, $"{template} fails");
        if (answer.StatusCode is not HttpStatusCode.OK || !answer.RequestMessage!.RequestUri!.AbsolutePath.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase)) return null;
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return Changing().Replace(text.Replace(id.ToString(), "", StringComparison.OrdinalIgnoreCase).Replace(id.ToString("N"), "", StringComparison.OrdinalIgnoreCase), "");
    }

    private IReadOnlyList<(string Template, string Permission)> Routes() =>
    [
        .. from endpoint in hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
           let template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           let permission = endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Permission
           where permission is not null && endpoint.RoutePattern.Parameters.Count > 0 && endpoint.RoutePattern.Parameters.All(p => p.ParameterPolicies.Any(c => c.Content == "guid"))
           orderby template
           select (template, permission),
    ];

    /// <summary>The newest rows of every table that says whose they are.</summary>
    private static async Task<IReadOnlyList<Row>> Rows(YiwangDb db)
    {
        var rows = new List<Row>();
        await db.Database.OpenConnectionAsync(Ct);
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && e.FindPrimaryKey()!.Properties is [{ ClrType: var key }] && key == typeof(Guid)))
        {
            var columns = entity.GetProperties().ToArray();
            var owners = columns.Where(c => OwnerColumns.Contains(c.Name) && (c.ClrType == typeof(Guid) || c.ClrType == typeof(Guid?))).Select(c => c.Name).ToArray();
            var places = new[] { "Region", "Institution" }.Where(n => columns.Any(c => c.Name == n && c.ClrType == typeof(string))).ToArray();
            if (owners.Length + places.Length == 0) continue;
            var id = entity.FindPrimaryKey()!.Properties[0].Name;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", new[] { id }.Concat(places).Concat(owners).Select(c => $"\"{c}\""))} FROM \"{entity.GetTableName()}\" ORDER BY \"{id}\" DESC LIMIT {RowsOfATable}";
            await using var reader = await command.ExecuteReaderAsync(Ct);
            while (await reader.ReadAsync(Ct)) rows.Add(Read(reader, entity.GetTableName()!, places, owners));
        }

        return rows;
    }

    private static Row Read(DbDataReader reader, string table, string[] places, string[] owners)
    {
        string Place(string name) => Array.IndexOf(places, name) is >= 0 and var i && !reader.IsDBNull(1 + i) ? reader.GetString(1 + i) : "";
        return new(table, reader.GetGuid(0), Place("Region"), Place("Institution"),
            [.. owners.Select((_, i) => 1 + places.Length + i).Where(i => !reader.IsDBNull(i)).Select(reader.GetGuid)]);
    }

    private sealed record Row(string Table, Guid Id, string Region, string Institution, IReadOnlyList<Guid> Owners);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    // The key of a form and its token are new at every opening.
    [GeneratedRegex("value=\"[^\"]{20,}\"")]
    private static partial Regex Changing();
}
