using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.OnRecord;
using Yiwang.Benefits.RehabilitationAid.Settling.Outside;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>The institution confirms the registration; the rehabilitation file gets its number.</summary>
[Requires(Permissions.ServeChildren)]
internal sealed record ConfirmRegistration(Guid CareId) : ICommand;

internal sealed class ConfirmRegistrationHandler(BenefitsDb db, CareBook book, InstitutionRegister register, OutsideServices outside, TimeProvider clock) : IHandle<ConfirmRegistration>
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010n"), Requirement("SW-KF-021d")]
    public Task<Outcome> Handle(ConfirmRegistration command, CancellationToken ct) => book.Act(command.CareId, CareRole.Institution, async care =>
    {
        var today = clock.Today();
        if (await register.Of(care.Institution, ct) is not { } institution || !(institution.IsDesignatedOn(today) || await outside.Allows(care.RecordId, institution.Code, ct)))
        {
            return Outcome.Refused("care.register.designation", "本机构现在不是定点康复机构，不能注册新的儿童。", CareArticles.Withdrawal, remedy: "请联系认定定点资格的残联。");
        }

        if (institution.Stopped() is { } stopped) return Outcome.From(stopped);
        var all = await db.Cares.Where(c => c.RecordId == care.RecordId).OrderBy(c => c.Id).ToListAsync(ct);
        var number = (await db.Grants.ByKey(care.GrantId, ct))!.CaseNumber;
        var outcome = care.Register($"{number}-K{all.IndexOf(care) + 1}", institution.Name, today);
        if (!outcome.IsDone) return outcome;

        foreach (var before in all.Where(c => c.GrantId == care.GrantId && c.State is CareState.ToMove).ToArray())
        {
            before.MoveOn(await book.NameOf(before.Institution, ct));
            await book.Keep(before, ct);
        }

        book.Tell(care, "已注册登记", $"{institution.Name}已为孩子建立康复档案 {care.FileNumber}。接下来与机构签订服务协议，就可以开始训练。");
        return outcome;
    }, ct);
}

/// <summary>The signed agreement by its ten items, with the copy.</summary>
[Requires(Permissions.ServeChildren)]
internal sealed record HandInAgreement(Guid CareId, AgreementText Text, StoredFile? Copy) : ICommand;

/// <summary>The county of the application files it.</summary>
[Requires(Permissions.ArrangeCare)]
internal sealed record FileAgreement(Guid CareId) : ICommand;

[Requires(Permissions.ArrangeCare)]
internal sealed record ReturnAgreement(Guid CareId, string Reason) : ICommand;

internal sealed class AgreementHandler(BenefitsDb db, CareBook book, InstitutionRegister register, AgreementRecord record, SuspicionBook suspicions, CurrentUser user, TimeProvider clock)
    : IHandle<HandInAgreement>, IHandle<FileAgreement>, IHandle<ReturnAgreement>
{
    [Article(Law.ShanweiRehabilitationAid, 18), Requirement("SW-KF-018a")]
    public Task<Outcome> Handle(HandInAgreement command, CancellationToken ct) => book.Act(command.CareId, CareRole.Institution, async care =>
    {
        var prices = await record.PricesOf(care.Institution, clock.Today(), ct);
        var findings = AgreementCheck.WhyNot(command.Text).Concat(AgreementRecord.CheckFee(command.Text, prices)).ToList();
        if ((await register.Of(care.Institution, ct))?.Stopped() is { } stopped) findings.Add(stopped);
        if (command.Copy is null) findings.Add(Finding.Block("care.agreement.copy", "请上传双方签好的服务协议复印件。", CareArticles.Agreement, "copy", "扫描或拍照都可以，每页要看得清。"));
        var refusal = Outcome.From(findings);
        if (!refusal.IsDone) return refusal;

        var kinds = (await db.Applications.ByKey(care.RecordId, ct))!.Answers.Disability!.Kinds;
        var outcome = care.HandInAgreement(new Agreement(command.Text, command.Copy!, clock.Today()) { Standards = await record.StandardsOf(kinds, clock.Today(), ct) });
        if (!outcome.IsDone) return outcome;
        if (AgreementRecord.Deviates(care, command.Text, prices) is { } deviation) await suspicions.RaiseAboutAgreement(care.Region, deviation, ct);
        return Outcome.From([.. findings, .. AgreementCheck.Notes(command.Text, (await register.Of(care.Institution, ct))?.Address ?? "")]);
    }, ct);

    public Task<Outcome> Handle(FileAgreement command, CancellationToken ct) => book.Act(command.CareId, CareRole.County, async care =>
    {
        if ((await register.Of(care.Institution, ct))?.Stopped() is { } stopped) return Outcome.From(stopped);
        var outcome = care.FileAgreement($"{user.InstitutionName} {user.PostName}", user.InstitutionName, clock.Today());
        if (outcome.IsDone) book.Tell(care, "服务协议已备案", $"孩子的服务协议已在{user.InstitutionName}备案。");
        return outcome;
    }, ct);

    public Task<Outcome> Handle(ReturnAgreement command, CancellationToken ct) =>
        book.Act(command.CareId, CareRole.County, care => Task.FromResult(care.ReturnAgreement(command.Reason)), ct);
}
