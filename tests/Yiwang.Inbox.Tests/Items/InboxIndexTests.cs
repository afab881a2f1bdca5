using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Items;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Testing;

namespace Yiwang.Inbox.Tests.Items;

/// <summary>A million items must not be sorted to show fifty: every question is a range of an index, in its order.</summary>
public sealed partial class InboxIndexTests(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly Place Somewhere = new(new DateOnly(2026, 3, 9), Guid.CreateVersion7());

    public static TheoryData<string> Questions => ["first page", "next page", "previous page", "overdue", "one kind", "one number"];

    [Theory]
    [MemberData(nameof(Questions))]
    public Task Every_question_is_answered_in_the_order_of_an_index(string question) => hall.Look(async db =>
    {
        if (!db.Database.IsSqlite()) return 0; // the planner of PostgreSQL decides by statistics, which a small table hasn't got

        var plan = await PlanOf(db, Question(question, db.Set<WorkItem>().Where(i => i.Institution == "441581-dpf" && i.Post == "reviewer" && i.ClosedAt == null)));

        Assert.Contains("USING INDEX IX_inbox_work_items_Institution_Post", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        return 0;
    });

    private static IQueryable<WorkItem> Question(string question, IQueryable<WorkItem> open)
    {
        var lights = new DueLights(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 5));
        return (question switch
        {
            "next page" => WorkItems.Following(open, Somewhere),
            "previous page" => WorkItems.Preceding(open, Somewhere),
            "overdue" => WorkItems.Following(lights.Narrow(open, ClockLight.Red), Somewhere),
            "one kind" => WorkItems.Following(open.Where(i => i.Kind == "审核"), Somewhere),
            "one number" => open.Where(i => string.Compare(i.NumberKey, "SW") >= 0 && string.Compare(i.NumberKey, "SWZZ") <= 0).OrderBy(i => i.NumberKey),
            _ => WorkItems.Following(open, null),
        }).Take(WorkItems.PageSize + 1);
    }

    private static async Task<string> PlanOf(YiwangDb db, IQueryable<WorkItem> question)
    {
        var text = question.ToQueryString();
        var select = text[text.IndexOf("SELECT", StringComparison.Ordinal)..];
        foreach (Match parameter in ParameterLine().Matches(text)) select = select.Replace(parameter.Groups[1].Value, parameter.Groups[2].Value, StringComparison.Ordinal);

        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {select}";
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var steps = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) steps.Add(rows.GetString(3));
        return string.Join('\n', steps);
    }

    [GeneratedRegex(@"^\.param set (@\w+) (.+)$", RegexOptions.Multiline)]
    private static partial Regex ParameterLine();
}
