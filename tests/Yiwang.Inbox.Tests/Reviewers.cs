using Microsoft.Extensions.DependencyInjection;
using Yiwang.Inbox.Items;
using Yiwang.Inbox.Public;
using Yiwang.Platform.Data;
using Yiwang.Testing;

namespace Yiwang.Inbox.Tests;

/// <summary>Invented reviewers, and what a procedure would keep for them.</summary>
internal static class Reviewers
{
    public static Actor Of(string institution, string post = "reviewer") => new("示例审核", post, "审核岗", Permissions.SeeInbox)
    {
        Institution = institution, InstitutionName = institution, Region = "441581",
    };

    public static WorkItemDraft Work(string institution, DateOnly? dueOn = null, string kind = "审核", string title = "康复救助 SW-2026-00001") =>
        new(Guid.CreateVersion7(), kind, title, "/staff/cases/1", "reviewer", institution, "441581", dueOn, null);

    /// <summary>Keeps in a transaction of its own and saves, as a command would.</summary>
    public static async Task Keeps(this TownHall hall, string subject, params WorkItemDraft[] open)
    {
        await using var scope = hall.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IInbox>().Keep(subject, open, TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<YiwangDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public static Task<InboxPage> Sees(this TownHall hall, Actor who, InboxFilter? filter = null) =>
        hall.Asks<WorkItems, InboxPage>(who, w => w.List(filter ?? new InboxFilter(), TestContext.Current.CancellationToken));
}
