using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>One month of training; recording it again corrects it, until it is settled.</summary>
[Requires(Permissions.ServeChildren)]
internal sealed record RecordMonth(Guid CareId, TrainingRecord Record, IReadOnlyList<Guid> Professionals, long ChargedInFen) : ICommand;

internal sealed class RecordMonthHandler(BenefitsDb db, InstitutionsDb institutions, CareBook book, Cares cares, TimeProvider clock) : IHandle<RecordMonth>
{
    /// <summary>Kept whether or not it counts, and whether or not the agreement is filed; settlement asks for both.</summary>
    public Task<Outcome> Handle(RecordMonth command, CancellationToken ct) => book.Act(command.CareId, CareRole.Institution, async care =>
    {
        var staff = await institutions.Staff.AsNoTracking().Where(p => p.Institution == care.Institution).ToListAsync(ct);
        var months = await cares.MonthsOf(care.Id, ct);
        var record = command.Record with { Month = new DateOnly(command.Record.Month.Year, command.Record.Month.Month, 1) };
        var known = months.FirstOrDefault(m => m.Month == record.Month);
        var refusal = Outcome.From(MonthRule.WhyNot(care, record, [.. staff.Where(p => command.Professionals.Contains(p.Id))], command.ChargedInFen, clock.Today())
            .Concat(known?.SettlementId is null ? [] : [MonthRule.Settled(record)])
            .Concat(Stopped(await institutions.Register.ByKey(care.Institution, ct), record)));
        if (!refusal.IsDone) return refusal;

        if (known is null) db.ServiceMonths.Add(ServiceMonth.Of(care, record, command.Professionals, command.ChargedInFen, clock.Today()));
        else known.Correct(record, command.Professionals, command.ChargedInFen, clock.Today());
        care.Serve(MonthRule.DaysOf(record).Min(), record.Month, known is not null);
        return Outcome.From(cares.Gaps(care, record, months).Select(g => g with { Severity = Severity.Warns }));
    }, ct);

    /// <summary>What was trained before the stop is still entered, so that nobody loses what is due; nothing after it.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 10), Requirement("SW-KF-026m")]
    private static IEnumerable<Finding> Stopped(RehabilitationInstitution? institution, TrainingRecord record)
    {
        if (institution?.Stopped() is { } stopped && MonthRule.DaysOf(record).Any(d => d >= institution.StoppedOn)) yield return stopped with { Where = "days" };
    }
}

/// <summary>What a month's record must be, so that it can be believed; whether it counts is another question.</summary>
internal static class MonthRule
{
    private const int MinutesOfADay = 24 * 60;
    private const int MostSessions = 400;

    public static IEnumerable<Finding> WhyNot(Care care, TrainingRecord record, IReadOnlyList<Professional> staff, long chargedInFen, DateOnly today)
    {
        if (care.FileNumber is null || care.RegisteredOn is not { } registered)
        {
            yield return Block("care.month.unregistered", "还没有注册登记，不能登记训练。", "month", "请先确认注册登记。");
            yield break;
        }

        var days = DaysOf(record).Distinct().Order().ToArray();
        if (days.Length == 0) yield return Block("care.month.empty", "这个月没有一次训练。", "days", "每个训练日写一行；整月没有训练的，不用登记。");
        if (record.Days.Count + record.Singles.Count + record.Groups.Count > MostSessions) yield return Block("care.month.many", $"一个月最多登记 {MostSessions} 次。", "days", "请核对是不是粘贴了别的月份。");
        foreach (var day in days.Where(d => (d.Year, d.Month) != (record.Month.Year, record.Month.Month))) yield return Block("care.month.other", $"{day.ToChinese()}不在 {record.Month.Year}年{record.Month.Month}月。", "days", "请登记到它所在的月份。");
        foreach (var day in days.Where(d => d > today)) yield return Block("care.month.future", $"{day.ToChinese()}还没有到。", "days", "训练后再登记。");
        foreach (var day in days.Where(d => d < registered)) yield return Block("care.month.early", $"{day.ToChinese()}在注册登记（{registered.ToChinese()}）之前。", "days", "注册登记之前的训练不属于救助服务。");
        foreach (var day in days.Where(d => d > care.EndedOn)) yield return Block("care.month.ended", $"{day.ToChinese()}在服务终止（{care.EndedOn!.Value.ToChinese()}）之后。", "days", "终止后的训练不能登记。");
        foreach (var (day, minutes) in record.Days.GroupBy(s => s.On).Select(g => (g.Key, g.Sum(s => (long)s.Minutes))).Where(d => d.Item2 is < 1 or > MinutesOfADay))
            yield return Block("care.month.minutes", $"{day.ToChinese()}训练 {minutes} 分钟，应在 1 到 {MinutesOfADay} 分钟之间。", "days", "请核对。");
        foreach (var session in record.Singles.Concat(record.Groups).Where(s => s.Minutes is < 1 or > MinutesOfADay))
            yield return Block("care.month.minutes", $"{session.On.ToChinese()}有一次单训或集体教学是 {session.Minutes} 分钟，应在 1 到 {MinutesOfADay} 分钟之间。", "days", "请核对；没有的不用写。");
        if (chargedInFen is < 0 or > 10_000_000) yield return Block("care.month.charge", "收费金额应在 0 到 100,000 元之间。", "charge", "写这个月按协议应收的费用。");
        foreach (var finding in Trainers(days, staff)) yield return finding;
    }

    /// <summary>第二十三条: on every day somebody trained who may.</summary>
    private static IEnumerable<Finding> Trainers(IReadOnlyList<DateOnly> days, IReadOnlyList<Professional> staff)
    {
        if (staff.Count == 0)
        {
            yield return Block("care.month.staff", "请选择承担训练的专业人员，须是本机构登记在册的。", "professionals", "不在名单里的，先在“专业人员”登记。");
        }
        else if (days.FirstOrDefault(d => staff.All(p => p.MayTrainOn(d).Count > 0)) is { Year: > 1 } day)
        {
            foreach (var why in staff.SelectMany(p => p.MayTrainOn(day))) yield return why with { Where = "professionals" };
        }
    }

    public static Finding Settled(TrainingRecord record) => Block("care.month.settled", $"{record.Month.Year}年{record.Month.Month}月已经列入结算，不能再改。", "month", "确有错误的，请联系救助申请地县级残联。");

    public static IEnumerable<DateOnly> DaysOf(TrainingRecord record) => record.Days.Concat(record.Singles).Concat(record.Groups).Select(s => s.On);

    private static Finding Block(string code, string message, string where, string remedy) => Finding.Block(code, message, CareArticles.Rescue, where, remedy);
}
