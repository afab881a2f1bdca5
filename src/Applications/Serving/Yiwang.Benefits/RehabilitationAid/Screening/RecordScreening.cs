using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Screening;

/// <summary>A medical institution enters what a screening found. With need and the guardian's consent it becomes a referral.</summary>
/// <param name="Town">镇（街道） of the household; empty where it isn't known.</param>
[Requires(Permissions.RecordScreenings)]
internal sealed record RecordScreening(ScreenedChild Child, string HouseholdRegion, ScreeningEntry Found, bool GuardianConsents, string Town = "") : ICommand;

/// <summary>The county's federation notes how reaching the family went.</summary>
[Requires(Permissions.ContactReferrals)]
internal sealed record NoteContact(Guid Id, ContactResult Result, string Note) : ICommand;

/// <summary>Somebody of the county opened the referral; it is recorded.</summary>
[Requires(Permissions.ContactReferrals)]
internal sealed record LookAtReferral(Guid Id) : ICommand;

internal sealed class ScreeningHandler(ScreeningDb db, PersonalText personal, IInbox inbox, CityDirectory city, CurrentUser user, TimeProvider clock)
    : IHandle<RecordScreening>, IHandle<NoteContact>, IHandle<LookAtReferral>
{
    private const int LongestText = 60, ShortestNumber = 6;

    [Article(Law.ShanweiRehabilitationAid, 9), Requirement("SW-KF-009"), Article(Law.ShanweiRehabilitationAid, 26, Item = 7), Requirement("SW-KF-026i")]
    public async Task<Outcome> Handle(RecordScreening command, CancellationToken ct)
    {
        var refusal = Outcome.From(WhyNot(command));
        if (!refusal.IsDone) return refusal;

        var index = personal.Index(command.Child.Number.Trim().ToUpperInvariant());
        var file = await db.Files.FirstOrDefaultAsync(f => f.ChildIndex == index, ct);
        if (file is null) db.Files.Add(file = ScreeningFile.Open(index, command.HouseholdRegion, command.Child with { Number = command.Child.Number.Trim().ToUpperInvariant() }));
        file.Add(command.Found with { By = user.Institution }, file.Region == command.HouseholdRegion ? command.Town : "");

        if (!file.HasNeed || !command.GuardianConsents) return Outcome.Done;
        var isReferred = await db.Referrals.AnyAsync(r => r.FileId == file.Id && r.ClosedOn == null, ct);
        if (isReferred || city.FindResponsible(InstitutionKinds.CountyFederation, file.Region) is not { } federation) return Outcome.Done;
        var referral = Referral.Of(file, user.Institution, clock.Today());
        db.Referrals.Add(referral);
        await inbox.Keep(referral.WorkSubject, [.. city.Posts.Where(p => p.Permissions.Contains(Permissions.ContactReferrals) && p.InstitutionKind == federation.Kind).Take(1)
            .Select(p => new WorkItemDraft(referral.Id, "联系转介儿童", $"{referral.Number} 联系家庭", $"/staff/rehabilitation-aid/referrals/{referral.Id}", p.Code, federation.Code, file.Region, null, Articles.Referrals))], ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(NoteContact command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } referral) return Outcome.NotFound;
        var outcome = referral.Note(command.Result, command.Note, clock.Today());
        if (outcome.IsDone && referral.ClosedOn is not null) await inbox.Keep(referral.WorkSubject, [], ct);
        return outcome;
    }

    public async Task<Outcome> Handle(LookAtReferral command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } referral || await db.Files.ByKey(referral.FileId, ct) is not { } file) return Outcome.NotFound;
        file.BeLookedAt(user.PostName);
        return Outcome.Done;
    }

    private async Task<Referral?> Own(Guid id, CancellationToken ct) =>
        await db.Referrals.ByKey(id, ct) is { } referral && city.FindInstitution(user.Institution)?.RegionCode == referral.Region ? referral : null;

    private IEnumerable<Finding> WhyNot(RecordScreening command)
    {
        var (child, found, today) = (command.Child, command.Found, clock.Today());
        if (child.Name.Trim().Length is 0 or > LongestText) yield return Refusal("name", "请填写儿童的姓名。", "与出生医学证明或户口簿一致。");
        if (child.Number.Trim().Length is < ShortestNumber or > 30) yield return Refusal("number", "请填写身份证号码或出生医学证明编号。", "一名儿童只建一份档案，按这个号码认。");
        else if (child.Number.Trim().Length == 18 && !CitizenNumber.TryParse(child.Number.Trim(), out _, out var wrong)) yield return wrong! with { Where = "number" };
        if (child.BornOn > today || child.BornOn < today.AddYears(-18)) yield return Refusal("born", "请填写儿童的出生日期（不满 18 周岁）。", "例如 2024-05-01。");
        if (city.FindRegion(command.HouseholdRegion) is null) yield return Refusal("region", "请选择户籍所在的县（市、区）。", "按户口簿选。");
        else if (command.Town.Length > 0 && !city.Towns.Any(p => p.RegionCode == command.HouseholdRegion && p.Name == command.Town)) yield return Refusal("town", "所选的镇（街道）不在户籍所在的县（市、区）。", "按户口簿选；不清楚的可以不选。");
        if (found.On > today || found.On < child.BornOn) yield return Refusal("on", "筛查日期应在出生以后、今天以前。", "请核对日期。");
        if (found is { IsPositive: true, Suspected: null }) yield return Refusal("suspected", "筛查阳性的，请选择疑似的类别。", "从列表中选一项。");
        if (found is { IsPositive: false, NeedsRehabilitation: true }) yield return Refusal("need", "筛查阴性的，不登记康复需求。", "请核对筛查结果。");
        if (command.GuardianConsents && !IsPhone(child.GuardianPhone)) yield return Refusal("phone", "监护人同意转介的，请填写能联系到的电话。", "11 位手机号，或带区号的固定电话。");
        if (child.GuardianName.Length > LongestText) yield return Refusal("guardian", $"监护人姓名不超过 {LongestText} 字。", "请写姓名。");
    }

    private static bool IsPhone(string phone) => phone.Count(char.IsAsciiDigit) is >= 7 and <= 16 && phone.Length <= 20;

    private static Finding Refusal(string where, string message, string remedy) => Finding.Block($"screening.{where}", message, Articles.Screening, where, remedy);
}
