using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Platform.Files;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>What happens after an approval, step by step, as a person would say it.</summary>
internal static class CareSteps
{
    public const string Centre = "441581-rehab-1", Garden = "441581-rehab-2", Haifeng = "441521-rehab-2", Luohu = "440303-rehab-1";

    public static readonly StoredFile Paper = new("a".PadRight(64, '0'), "application/pdf", 1000, "协议.pdf");

    public static Actor Registrar(string institution) => new("示例经办甲", "institution.registrar", "康复机构经办岗", Permissions.SeeCare, Permissions.ServeChildren)
    {
        Institution = institution, InstitutionName = $"示例机构{institution}", Region = institution[..6],
    };

    public static Actor County(string region = Wanted.Lufeng) => new("示例审核甲", "county-federation.reviewer", "县级残联审核岗",
        Permissions.ReviewAid, Permissions.JudgeAid, Permissions.SeeAid, Permissions.SeeCare, Permissions.ArrangeCare)
    {
        Institution = $"{region}-dpf", InstitutionName = $"示例残联{region}", Region = region,
    };

    /// <summary>The application is approved; the family has yet to choose.</summary>
    public static async Task<Guid> Approved(this TownHall hall, Actor guardian, Wanted? wanted = null)
    {
        var id = await hall.Applied(guardian, wanted);
        await hall.Looked(AidSteps.Reviewer(wanted?.Household ?? Wanted.Lufeng), id);
        hall.Done(await hall.Runs(AidSteps.Reviewer(wanted?.Household ?? Wanted.Lufeng), new ApproveAid(id)));
        return id;
    }

    public static Task<Outcome> Chooses(this TownHall hall, Actor guardian, Guid id, string institution, string necessity = "") =>
        hall.Runs(guardian, new ChooseInstitution(id, null, institution, necessity));

    /// <summary>Approved, chosen and on the institution's books.</summary>
    public static async Task<Care> Registered(this TownHall hall, Actor guardian, string institution = Garden, Wanted? wanted = null)
    {
        var id = await hall.Approved(guardian, wanted);
        hall.Done(await hall.Chooses(guardian, id, institution));
        var care = await hall.CareOf(id);
        hall.Done(await hall.Runs(Registrar(institution), new ConfirmRegistration(care.Id)));
        return await hall.CareOf(id);
    }

    public static AgreementText Agreed(DateOnly from) => new()
    {
        Institution = "示例启星康复园", InstitutionAddress = "陆丰市东海镇示例路12号", Principal = "示例园长", InstitutionContact = "0660-0000012",
        Guardian = "示例家长甲", GuardianAddress = "陆丰市东海镇示例路99号", GuardianIdentity = "身份证", GuardianContact = "10000000001",
        Services = "全日制康复训练，集体和单训结合", Fees = "每月 2,000 元，由救助经费结算", From = from, Until = from.AddMonths(10), Place = "陆丰市东海镇示例路12号",
        Duties = "机构按计划训练，监护人按时送训", Changes = "双方协商一致可以变更、解除", Liability = "违约方承担相应责任", Disputes = "协商不成，向人民法院起诉",
    };

    public static async Task Agrees(this TownHall hall, Care care)
    {
        hall.Done(await hall.Runs(Registrar(care.Institution), new HandInAgreement(care.Id, Agreed(hall.Today), Paper)));
        hall.Done(await hall.Runs(County(care.Region), new FileAgreement(care.Id)));
    }

    /// <summary>Every weekday of the month from a day on: five hours, one of them single.</summary>
    public static TrainingRecord Full(DateOnly from, int minutes = 300)
    {
        var days = Enumerable.Range(0, 31).Select(from.AddDays).Where(d => d.Month == from.Month && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        return new TrainingRecord(new DateOnly(from.Year, from.Month, 1), [.. days.Select(d => new Session(d, minutes))]) { Singles = [.. days.Select(d => new Session(d, 60))] };
    }

    public static async Task<Outcome> Trains(this TownHall hall, Care care, TrainingRecord record) =>
        await hall.Runs(Registrar(care.Institution), new RecordMonth(care.Id, record, [await hall.Trainer(care.Institution)], 200_000));

    public static Task<Guid> Trainer(this TownHall hall, string institution) => hall.Look(db =>
        db.Set<Professional>().Where(p => p.Institution == institution).OrderBy(p => p.OnDutyFrom).Select(p => p.Id).FirstAsync(TestContext.Current.CancellationToken));

    /// <summary>Rectification ordered, not mended, designation withdrawn from that day on. It is that day afterwards.</summary>
    public static async Task Loses_its_designation(this TownHall hall, string code, DateOnly from, string county)
    {
        var id = Guid.CreateVersion7();
        hall.It_is(from.AddDays(-3));
        hall.Done(await hall.Runs($"reviewer-{county}", new OpenRectification(id, code, [4], "", "没有按计划训练。")));
        hall.Done(await hall.Runs($"reviewer-{county}", new OrderRectification(id, "按计划补足训练。", from.AddDays(-1))));
        hall.It_is(from);
        hall.Done(await hall.Runs($"reviewer-{county}", new RecheckRectification(id, false, "没有补足。")));
        hall.Done(await hall.Runs($"head-{county.Split('-')[0]}", new WithdrawDesignation(id, from)));
        await hall.Everything_is_delivered();
    }

    /// <summary>The care that leads: the newest of the application.</summary>
    public static Task<Care> CareOf(this TownHall hall, Guid application) =>
        hall.Look(db => db.Set<Care>().AsNoTracking().Where(c => c.RecordId == application).OrderByDescending(c => c.Id).FirstAsync(TestContext.Current.CancellationToken));

    public static Task<RehabilitationRecord> RecordOf(this TownHall hall, Guid application) =>
        hall.Look(db => db.Set<RehabilitationRecord>().AsNoTracking().SingleAsync(r => r.Id == application, TestContext.Current.CancellationToken));

    public static Task<IReadOnlyList<ReadyMonth>> Ready(this TownHall hall, Care care, DateOnly from, DateOnly to) => hall.Asks<Cares, IReadOnlyList<ReadyMonth>>(Actor.Stranger(),
        async cares => [.. (await cares.MonthsReady(care.Institution, care.Region, from, to, TestContext.Current.CancellationToken)).Where(m => m.Care.Id == care.Id)]);

    /// <summary>The open work items about a care: kind and institution.</summary>
    public static Task<string[]> Waiting(this TownHall hall, Care care) => hall.Look(async db => (await db.Database.SqlQuery<string>(
        $"SELECT \"Kind\" AS \"Value\" FROM inbox_work_items WHERE \"Subject\" = {$"care/{care.Id}"} AND \"ClosedAt\" IS NULL").ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal).ToArray());
}
