using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Outbox;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>A child has become over age: the institution is told to end the service, the guardian why.</summary>
[Requires(Permissions.WatchCare)]
internal sealed record NoticeOverAge(Guid CareId) : ICommand;

internal sealed class NoticeOverAgeHandler(BenefitsDb db, CareBook book, TimeProvider clock) : IHandle<NoticeOverAge>
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010q")]
    public async Task<Outcome> Handle(NoticeOverAge command, CancellationToken ct)
    {
        if (await db.Cares.ByKey(command.CareId, ct) is not { } care) return Outcome.NotFound;
        if (!care.IsInCare || !care.IsOverAge(clock.Today()) || care.Papers.OverAgeTold) return Outcome.Done;

        care.TellOverAge();
        book.Tell(care, "孩子已超过救助年龄", $"按年龄截止日计算，孩子从 {care.OverAgeOn.ToChinese()}起超过救助年龄。当月的训练照常结算，之后由康复机构终止救助服务并报告县级残联。");
        await book.Keep(care, ct);
        return Outcome.Done;
    }
}

/// <summary>Training goes on without a filed agreement: the county gets it on its desk.</summary>
[Requires(Permissions.WatchCare)]
internal sealed record NoticeUnagreed(Guid CareId) : ICommand;

/// <summary>The county opens the rectification of the institution for 第二十一条（一）.</summary>
[Requires(Permissions.SuperviseInstitutions)]
internal sealed record SuspectInstitution(Guid CareId) : ICommand;

internal sealed class UnagreedHandler(BenefitsDb db, CareBook book, IHandle<OpenRectification> rectifications, TimeProvider clock) : IHandle<NoticeUnagreed>, IHandle<SuspectInstitution>
{
    public async Task<Outcome> Handle(NoticeUnagreed command, CancellationToken ct)
    {
        if (await db.Cares.ByKey(command.CareId, ct) is not { } care) return Outcome.NotFound;
        await book.Keep(care, ct);
        return Outcome.Done;
    }

    [Article(Law.ShanweiRehabilitationAid, 21, Item = 1), Requirement("SW-KF-018b")]
    public Task<Outcome> Handle(SuspectInstitution command, CancellationToken ct) => book.Act(command.CareId, CareRole.County, async care =>
    {
        var days = book.UnagreedDays(care);
        if (!care.LacksAgreement(clock.Today(), days))
            return Outcome.Refused("care.suspicion.none", $"没有持续 {days} 天以上、还没有立案的无协议训练。", UnagreedService.Under, remedy: "协议已经备案的，疑点自动消除。");

        var opening = new OpenRectification(Guid.CreateVersion7(), care.Institution, [1], "", $"儿童档案 {care.FileNumber} 自 {care.ServedFrom!.Value.ToChinese()}起训练，到 {clock.Today().ToChinese()}没有备案的服务协议。");
        var outcome = await rectifications.Handle(opening, ct);
        if (outcome.Kind is OutcomeKind.NotFound)
            return Outcome.Refused("care.suspicion.elsewhere", "机构不在本县，由当地残联立案整改。", UnagreedService.Under, remedy: "请函告机构所在地残联；没有备案的月份本来就不结算。");
        if (outcome.IsDone) care.BeSuspected(opening.Id);
        return outcome;
    }, ct);
}

/// <summary>Looks for days that have come, birthdays that count among them, often enough that each is noticed on its day.</summary>
internal sealed class CareWatch(BenefitsDb db, CareBook book, CommandRunner commands, CurrentUser user, TimeProvider clock) : IJob
{
    private const int AtOnce = 500;

    public static TimeSpan Pause => TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("care-watch", Permissions.WatchCare);
        var today = clock.Today();
        var over = await db.Cares.AsNoTracking().Where(c => (c.State == CareState.Registered || c.State == CareState.InService) && c.OverAgeOn <= today)
            .OrderBy(c => c.OverAgeOn).Take(AtOnce).ToListAsync(ct);
        foreach (var care in over.Where(c => !c.Papers.OverAgeTold)) _ = await commands.Run(new NoticeOverAge(care.Id), ct: ct);

        var unagreed = await db.Cares.AsNoTracking().Where(c => c.AgreementFiledOn == null && c.ServedFrom != null && c.FileNumber != null).OrderBy(c => c.ServedFrom).Take(AtOnce).ToListAsync(ct);
        foreach (var care in unagreed.Where(c => c.LacksAgreement(today, book.UnagreedDays(c)))) _ = await commands.Run(new NoticeUnagreed(care.Id), ct: ct);
    }
}

/// <summary>An institution lost its designation: no child there is left without a next step.</summary>
internal sealed class WithdrawalHearer(BenefitsDb db, CareBook book) : IHear<DesignationWithdrawn>
{
    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021d")]
    public async Task Hear(DesignationWithdrawn fact, CancellationToken ct)
    {
        var name = await book.NameOf(fact.Code, ct);
        foreach (var care in (await db.Cares.Where(c => c.Institution == fact.Code).OrderBy(c => c.Id).ToListAsync(ct)).Where(c => c.IsOpen))
        {
            if (care.IsInCare) care.LoseInstitution(fact.From, name);
            else care.Drop("机构取消了定点资格", "", name);
            await book.Keep(care, ct);
            book.Tell(care, "请重新选择康复机构", $"{name}自 {fact.From.ToChinese()}起不再是定点康复机构。已经训练的照常结算；请从名单里另选一家，{book.CountyOf(care)?.Name}会帮您衔接。", "/institution");
        }
    }
}
