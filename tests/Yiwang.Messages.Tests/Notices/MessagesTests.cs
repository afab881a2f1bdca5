using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Messages.Notices;
using Yiwang.Messages.Public;
using Yiwang.Platform.Data;
using Yiwang.Testing;

namespace Yiwang.Messages.Tests.Notices;

public sealed class MessagesTests(TownHall hall) : IClassFixture<TownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_sees_only_the_own_messages_newest_first()
    {
        var (me, other) = (Citizen(), Citizen());
        await Tell(me, "第一件");
        await Tell(other, "别人的");
        await Tell(me, "第二件");

        Assert.Equal(["第二件", "第一件"], (await Mailbox(me)).Messages.Select(m => m.Title));
        Assert.Empty((await Mailbox(Citizen() with { AccountId = null })).Messages);
    }

    [Fact]
    public async Task Leafing_shows_each_message_once()
    {
        var me = Citizen();
        foreach (var i in Enumerable.Range(0, Messages.Notices.Mailbox.PageSize + 5)) await Tell(me, $"第 {i} 件");

        var first = await Mailbox(me);
        var second = await Mailbox(me, first.Next);

        Assert.Equal((Messages.Notices.Mailbox.PageSize, 5), (first.Messages.Count, second.Messages.Count));
        Assert.Equal(35, first.Messages.Concat(second.Messages).DistinctBy(m => m.Id).Count());
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task A_message_is_read_once_opened_and_keeps_the_first_time()
    {
        var me = Citizen();
        await Tell(me, "请补一份材料");
        var message = Assert.Single((await Mailbox(me)).Messages);

        await hall.Runs(me, new OpenMessage(message.Id));
        var readAt = await ReadAt(message.Id);
        hall.Time_passes(TimeSpan.FromMinutes(5));
        await hall.Runs(me, new OpenMessage(message.Id));

        Assert.True(message.IsUnread);
        Assert.NotNull(readAt);
        Assert.Equal(readAt, await ReadAt(message.Id));
        Assert.Equal(0, await Unread(me));
    }

    [Fact]
    public async Task Nobody_opens_the_message_of_another()
    {
        var (me, other) = (Citizen(), Citizen());
        await Tell(me, "请补一份材料");
        var message = Assert.Single((await Mailbox(me)).Messages);

        var outcome = await hall.Runs(other, new OpenMessage(message.Id));

        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
        Assert.Equal(1, await Unread(me));
        Assert.Null(await hall.Asks<Mailbox, SeenMessage?>(other, m => m.Find(message.Id, Ct)));
    }

    [Fact]
    public async Task What_would_have_gone_by_text_message_names_nobody()
    {
        var me = Citizen();
        await Tell(me, "决定已作出");

        var page = await hall.Asks<Outbox, UnsentPage>(me, o => o.List(null, Ct));

        var text = page.Texts[0];
        Assert.Contains("决定已作出", text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(me.AccountId.ToString()!, text.MaskedRecipient, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("正文", text.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "家长在“我的消息”里看到未读，打开后不再未读")]
    public async Task A_guardian_reads_a_message_in_the_browser()
    {
        using var visitor = hall.Visitor();
        await (await visitor.Opens("/sign-in")).Form("demonstration").Submit("示例家长甲");
        var account = await hall.Look(async db => (await db.Database.SqlQueryRaw<Guid>(
            "SELECT \"Id\" AS \"Value\" FROM identity_accounts WHERE \"DemonstrationKey\" = 'guardian-1'").ToListAsync(Ct)).Single());
        await Tell(Actor.Citizen() with { AccountId = account }, "您的申请已受理");

        var before = await visitor.Opens("/my/messages");
        var opened = await before.Follows("您的申请已受理");
        var after = await visitor.Opens("/my/messages");

        Assert.Contains("未读", before.Text, StringComparison.Ordinal);
        Assert.Contains("正文", opened.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("未读", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Opens($"/my/messages/{Guid.CreateVersion7()}")).Status);
    }

    private static Actor Citizen() => Actor.Citizen(Permissions.SeeOwnMessages);

    private async Task Tell(Actor who, string title)
    {
        await using var scope = hall.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IMessages>().Send(new(who.AccountId!.Value, title, "正文一\n正文二", "/my/cases", "case/1"));
        await scope.ServiceProvider.GetRequiredService<YiwangDb>().SaveChangesAsync(Ct);
    }

    private Task<MailboxPage> Mailbox(Actor who, Guid? after = null) => hall.Asks<Mailbox, MailboxPage>(who, m => m.List(after, Ct));

    private Task<int> Unread(Actor who) => hall.Asks<IUnreadMessages, int>(who, m => m.Mine(Ct));

    private Task<DateTimeOffset?> ReadAt(Guid id) => hall.Look(db => db.Set<Message>().AsNoTracking().Where(m => m.Id == id).Select(m => m.ReadAt).SingleAsync(Ct));
}
