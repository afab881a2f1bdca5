using System.Globalization;
using Yiwang.Bench.Commands;
using Yiwang.Bench.Pages;

namespace Yiwang.Bench.Lists;

/// <summary>The lists of officers over HTTP, on few cases and on many: the first page and pages deep inside, reached by their key.</summary>
internal sealed class ListRows(Engine engine, Workplace place, Sizes sizes, Report report)
{
    private const double MostForApi = 5, MostForPage = 20;
    private const int DeepPages = 20;
    private const string Reviewer = "reviewer-lufeng-1", ReviewersInstitution = "441581-dpf", ReviewersPost = "county-federation.reviewer";

    public async Task Measure()
    {
        await using var house = await Installation.Prepare(engine, "lists", place);
        var templates = new List<Template>();
        foreach (var county in CommandRows.Counties) templates.Add(await Template.Capture(house, new CaseLife(house, county)));
        var load = new CaseLoad(house, templates);
        foreach (var number in new[] { sizes.FewCases, sizes.ManyCases })
        {
            var seconds = await Statistics.SecondsOf(() => load.GrowTo(number));
            Console.WriteLine($"  {number:N0} cases and their work items on {engine.Name} after {seconds:N0} s");
            await Measure(house, number);
        }
    }

    private async Task Measure(Installation house, int number)
    {
        var cases = await Keys(house, """SELECT "ReceivedAt", "Number" FROM "procedures_cases" WHERE "Institution" = @a ORDER BY "ReceivedAt" DESC, "Number" DESC LIMIT 1 OFFSET @n""",
            """SELECT COUNT(*) FROM "procedures_cases" WHERE "Institution" = @a""", (at, name) => $"{at}_{name}");
        var items = await Keys(house, """SELECT "SortsOn", "Id" FROM "inbox_work_items" WHERE "Institution" = @a AND "Post" = @p AND "ClosedAt" IS NULL ORDER BY "SortsOn", "Id" LIMIT 1 OFFSET @n""",
            """SELECT COUNT(*) FROM "inbox_work_items" WHERE "Institution" = @a AND "Post" = @p AND "ClosedAt" IS NULL""", (day, id) => $"{Day(day)}_{id:N}");

        await using var host = await Server.StartHost(place, house);
        using var county = new Visitor(host.Address);
        await county.SignIn(Reviewer);
        using var city = new Visitor(host.Address);
        await city.SignIn("appeals");

        var (area, asked) = ($"{engine.Name}, {number:N0} cases", new Asked(sizes, report));
        await asked.Time(area, "API cases of a county, first page", county, ["/api/cases"], MostForApi);
        await asked.Time(area, "API cases of a county, deep page", county, [.. cases.Select(k => $"/api/cases?after={k}")], MostForApi);
        await asked.Time(area, "API cases of the city, first page", city, ["/api/cases"], MostForApi);
        await asked.Time(area, "API cases of a county in progress", county, ["/api/cases?state=InProgress"], MostForApi);
        await asked.Time(area, "API cases of a county awaiting the applicant (none)", county, ["/api/cases?state=AwaitingApplicant"], MostForApi);
        await asked.Time(area, "page /staff/cases, first page", county, ["/staff/cases"], MostForPage);
        await asked.Time(area, "page /staff/cases, deep page", county, [.. cases.Select(k => $"/staff/cases?after={k}")], MostForPage);
        await asked.Time(area, "page /staff/cases, search for a number", county, [.. cases.Select(k => $"/staff/cases?q={k.Split('_')[1]}")], MostForPage);
        await asked.Time(area, "page /staff/inbox, first page", county, ["/staff/inbox"], MostForPage);
        await asked.Time(area, "page /staff/inbox, deep page", county, [.. items.Select(k => $"/staff/inbox?after={k}")], MostForPage);
    }

    /// <summary>Keys of pages spread evenly over the whole list.</summary>
    private static async Task<string[]> Keys(Installation house, string sql, string counting, Func<object, object, string> key)
    {
        await using var connection = await house.Engine.Open(house.ConnectionString);
        await using var command = connection.CreateCommand();
        command.CommandText = counting;
        foreach (var (name, value) in new (string, object)[] { ("@a", ReviewersInstitution), ("@p", ReviewersPost), ("@n", 0L) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var total = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        command.CommandText = sql;
        var keys = new List<string>();
        for (var page = 1; page <= DeepPages; page++)
        {
            command.Parameters["@n"].Value = total * page / (DeepPages + 1);
            await using var reader = await command.ExecuteReaderAsync();
            if (await reader.ReadAsync()) keys.Add(key(reader.GetValue(0), reader.GetValue(1) is string text && Guid.TryParse(text, out var id) ? id : reader.GetValue(1)));
        }

        return [.. keys];
    }

    private static string Day(object day) => day switch
    {
        string text => text.Replace("-", "", StringComparison.Ordinal),
        DateTime at => at.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        DateOnly on => on.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{day.GetType()} is no day."),
    };
}
