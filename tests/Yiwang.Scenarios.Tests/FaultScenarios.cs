using System.Net;
using System.Text.RegularExpressions;
using Yiwang.Scenarios.Tests.Survival;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>A fault of the program: the page tells a number and nothing else, and the log's line with that number the rest (OWASP ASVS 16.3.4, 16.5.1).</summary>
[Collection(InTurn.Name)]
public sealed partial class FaultScenarios
{
    private const string Gone = "messages_messages", Moved = "messages_taken_away";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "程序出错：页面和接口只给一个编号，不给原因；日志里按编号找得到原因")]
    public async Task A_fault_tells_its_number_and_the_log_has_the_rest()
    {
        if (TownHall.IsOnPostgres) return; // the same on both
        await using var database = await (await TownHall.Template.Value).Copy();
        await using var host = new HostProcess(RunningServer.SettingsFor(database.DataDirectory, database.ConnectionString), Path.Combine(database.DataDirectory, "server.log"));
        await host.Start();
        using var http = new HttpClient { BaseAddress = host.Address };
        using var visitor = new Visitor(http);
        await (await visitor.Opens("/sign-in")).Form("demonstration").Submit("guardian-1");
        await using (var db = new Microsoft.Data.Sqlite.SqliteConnection(database.ConnectionString))
        {
            await db.OpenAsync(Ct);
            await using var takesAway = db.CreateCommand();
            takesAway.CommandText = $"ALTER TABLE {Gone} RENAME TO {Moved}";
            await takesAway.ExecuteNonQueryAsync(Ct);
        }

        var page = await visitor.Opens("/my/messages");

        var text = page.Document.DocumentElement.OuterHtml;
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.All(new[] { Gone, "Sqlite", "Exception", "SELECT", "   at ", ".cs:" }, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        var reference = Reference().Match(page.Document.QuerySelector("main strong")!.TextContent).Value;
        Assert.NotEmpty(reference);
        await Trouble.Until(() => Task.FromResult(host.Log.Split('\n').Any(line => line.Contains(reference, StringComparison.Ordinal) && line.Contains(Gone, StringComparison.Ordinal))));
    }

    [Fact(DisplayName = "被拒绝的页面、没有令牌的表单、别的网站发来的调用，日志里各有一行，没有地址里的内容")]
    public async Task Whoever_tries_to_get_past_the_rules_stands_in_the_log()
    {
        if (TownHall.IsOnPostgres) return; // the same on both
        await using var database = await (await TownHall.Template.Value).Copy();
        await using var host = new HostProcess(RunningServer.SettingsFor(database.DataDirectory, database.ConnectionString), Path.Combine(database.DataDirectory, "server.log"));
        await host.Start();
        using var http = new HttpClient { BaseAddress = host.Address };
        using var visitor = new Visitor(http);
        await (await visitor.Opens("/sign-in")).Form("demonstration").Submit("guardian-1");

        var gone = await (await visitor.Opens("/demo/date")).Form("business-date").Fill("_handler", "gone").Submit();
        await visitor.Opens("/staff/evidence?subject=abc-of-the-address");
        using var form = await http.PostAsync(new Uri("/my/security", UriKind.Relative), new FormUrlEncodedContent([new("_handler", "end")]), Ct);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var call = await http.PostAsync(new Uri("/api/rehabilitation-aid", UriKind.Relative), null, Ct);

        Assert.Equal(HttpStatusCode.Conflict, gone.Status);
        Assert.Contains("没有再办一次", gone.Text, StringComparison.Ordinal); // the page no longer has that form
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (form.StatusCode, call.StatusCode));
        foreach (var line in new[] { "Refused 403: GET /staff/evidence", "Refused 409: POST /demo/date", "Refused 400: POST /my/security", "Refused 403: POST " })
            await Trouble.Until(() => Task.FromResult(host.Log.Contains(line, StringComparison.Ordinal)));
        Assert.DoesNotContain("abc-of-the-address", host.Log, StringComparison.Ordinal);
    }

    [GeneratedRegex("^[0-9a-f]{12}$")]
    private static partial Regex Reference();
}
