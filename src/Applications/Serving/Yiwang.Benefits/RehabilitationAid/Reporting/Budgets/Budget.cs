using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Budgets;

/// <summary>Where money for the aid comes from, 第十一条.</summary>
internal enum BudgetSource { Central, Provincial, City, County, Donation }

internal static class BudgetWords
{
    public static string Name(this BudgetSource source) => source switch
    {
        BudgetSource.Central => "中央财政",
        BudgetSource.Provincial => "省级财政",
        BudgetSource.City => "市级财政",
        BudgetSource.County => "县级财政",
        _ => "社会捐赠",
    };
}

/// <summary>Money entered for one county's year. A correction is a further entry, also a negative one, so that nothing is overwritten.</summary>
internal sealed class Budget : Aggregate
{
    private Budget() { }

    public Guid Id { get; private init; }
    public string Region { get; private init; } = "";
    public int Year { get; private init; }
    public BudgetSource Source { get; private init; }
    public long AmountInFen { get; private init; }

    /// <summary>The document or the agreement of the gift.</summary>
    public string Basis { get; private init; } = "";

    public DateOnly RegisteredOn { get; private init; }

    public string Subject => $"budget/{Region}/{Year}";

    public static Budget Of(string region, RegisterBudget entry, DateOnly today)
    {
        var budget = new Budget { Id = Guid.CreateVersion7(), Region = region, Year = entry.Year, Source = entry.Source, AmountInFen = entry.AmountInFen, Basis = entry.Basis.Trim(), RegisteredOn = today };
        budget.Record(new BudgetRegistered(budget.Subject, region, entry.Year, entry.Source.Name(), entry.AmountInFen, budget.Basis));
        return budget;
    }
}

/// <summary>Finance enters what the year has.</summary>
[Requires(Permissions.KeepBudgets)]
internal sealed record RegisterBudget(int Year, BudgetSource Source, long AmountInFen, string Basis) : ICommand;

internal sealed class RegisterBudgetHandler(ReportingDb db, BudgetReader reader, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<RegisterBudget>
{
    private const long Most = 10_000_000_000_00;
    private const int LongestBasis = 120;

    [Article(Law.ShanweiRehabilitationAid, 11), Requirement("SW-KF-011")]
    public async Task<Outcome> Handle(RegisterBudget command, CancellationToken ct)
    {
        var region = city.FindInstitution(user.Institution)?.RegionCode ?? "";
        var findings = new List<Finding>();
        if (command.Year < clock.Today().Year - 5 || command.Year > clock.Today().Year + 1) findings.Add(Refusal("budget.year", "年度应在前五年到明年之间。", "year", "请核对年度。"));
        if (!Enum.IsDefined(command.Source)) findings.Add(Refusal("budget.source", "请选择资金来源。", "source", "从列表中选一项。"));
        if (command.AmountInFen is 0 or < -Most or > Most) findings.Add(Refusal("budget.amount", "请填写金额（元），更正多记的填负数。", "amount", "例如 500000。"));
        if (command.Basis.Trim().Length is 0 or > LongestBasis) findings.Add(Refusal("budget.basis", $"请写明依据（{LongestBasis} 字以内）。", "basis", "例如预算批复的文号，或捐赠协议编号。"));
        if (findings.Count > 0) return Outcome.From(findings);
        if (await reader.Of(region, command.Year, ct) is var year && year.BudgetInFen + command.AmountInFen < 0)
            return Outcome.From(Refusal("budget.below-zero", $"更正后的预算合计会小于 0（现有 {Yuan.Text(year.BudgetInFen)}）。", "amount", "请核对金额。"));

        db.Budgets.Add(Budget.Of(region, command, clock.Today()));
        return Outcome.Done;
    }

    private static Finding Refusal(string code, string message, string where, string remedy) => Finding.Block(code, message, Articles.Budgets, where, remedy);
}

/// <summary>One county's year: what it has, what is paid, what is on the way.</summary>
internal sealed record BudgetYear(string Region, int Year, IReadOnlyList<Budget> Entries, long PaidInFen, long PendingInFen)
{
    public long BudgetInFen => Entries.Sum(e => e.AmountInFen);

    /// <summary>执行率 in tenths of a percent, rounded half up; null without a budget.</summary>
    public int? PerMille => BudgetInFen == 0 ? null : (int)Math.Round(1000m * PaidInFen / BudgetInFen, MidpointRounding.AwayFromZero);

    /// <summary>A warning only: what is missing the county pays, no child is refused for it.</summary>
    [Article(Law.ShanweiRehabilitationAid, 11), Requirement("SW-KF-011")]
    public Finding? Warning => PaidInFen + PendingInFen <= BudgetInFen ? null
        : Finding.Warn("budget.exceeded", $"已支付 {Yuan.Text(PaidInFen)} 加在批 {Yuan.Text(PendingInFen)}，超过预算 {Yuan.Text(BudgetInFen)}。", Articles.Budgets, "budget", "不足部分由县级财政兜底：请尽早追加预算。审核照常进行。");
}

internal sealed class BudgetReader(ReportingDb db, FigureReader figures)
{
    public async Task<BudgetYear> Of(string region, int year, CancellationToken ct)
    {
        var entries = await db.Budgets.AsNoTracking().Where(b => b.Region == region && b.Year == year).OrderBy(b => b.Id).ToArrayAsync(ct);
        return new(region, year, entries, await figures.Paid(region, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), ct), await figures.Pending(region, ct));
    }
}
