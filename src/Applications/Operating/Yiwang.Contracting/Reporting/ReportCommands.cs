using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Showing;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Jobs;

namespace Yiwang.Contracting.Reporting;

/// <summary>Composes the report of the own institution, or completes what was begun.</summary>
[Requires(Permissions.WriteReports)]
internal sealed record WriteReport(Guid Id, int Year, bool IsHalfYear, IReadOnlyList<string> Texts) : ICommand;

/// <summary>The head signs; with that it is uploaded.</summary>
[Requires(Permissions.Decide)]
internal sealed record SignReport(Guid Id) : ICommand;

/// <summary>Opens the work items of those who haven't reported about the last period that is over.</summary>
[Requires(Permissions.Watch)]
internal sealed record RemindReports : ICommand;

/// <summary>What the record says of an institution's contracts in a period, and the first words of each chapter.</summary>
internal sealed class ReportComposer(ContractsDb db, ContractBodies bodies)
{
    private const int Most = 20_000;

    /// <summary>Every figure is counted from the contracts themselves, so that it equals the ledger of the department.</summary>
    [Article(Law.LuohuContracts, 60, 3), Requirement("LH-HT-060c")]
    public async Task<ReportFigures> Figures(string institution, int year, bool isHalfYear, CancellationToken ct)
    {
        var (from, until) = ContractReport.PeriodOf(year, isHalfYear);
        string[] below = [.. bodies.Below(institution)];
        var own = await db.Contracts.AsNoTracking().Where(c => c.Institution == institution && c.ParentId == null && c.SignedOn <= until && (c.EndedOn == null || c.EndedOn >= from)).OrderBy(c => c.Id).Take(Most).ToListAsync(ct);
        Contract[] signed = [.. own.Where(c => c.SignedOn >= from)];
        ContractNode[] due = [.. own.SelectMany(c => c.Nodes).Where(n => n.PlannedOn >= from && n.PlannedOn <= until)];
        var disputes = await db.Whole.Set<Disputing.Dispute>().AsNoTracking().Where(d => d.Institution == institution && d.OpenedOn <= until && (d.ClosedOn == null || d.ClosedOn >= from)).Select(d => d.Way).Take(Most).ToListAsync(ct);
        return new(signed.Length, signed.Count(c => c.IsKey), signed.Sum(c => c.AmountInFen ?? 0), own.Count(c => !(c.EndedOn <= until)), own.Count(c => c.EndedOn <= until), signed.Count(c => c.IsFiledLate),
            due.Length, due.Count(n => n.DoneOn is not null), due.Count(n => n.IsLate), own.SelectMany(c => c.Abnormalities).Count(a => a.OccurredOn >= from && a.OccurredOn <= until),
            await db.Whole.Set<Evaluation>().CountAsync(e => e.Institution == institution && e.On >= from && e.On <= until, ct),
            below.Length == 0 ? 0 : await db.Contracts.CountAsync(c => below.Contains(c.Institution) && c.SignedOn >= from && c.SignedOn <= until, ct),
            [.. from c in signed from type in c.Types group c by type into g orderby g.Key select new TypeCount(g.Key, g.Count(), g.Sum(c => c.AmountInFen ?? 0))]) { Disputes = disputes.Count, Lawsuits = disputes.Count(w => w is Disputing.DisputeWay.Lawsuit or Disputing.DisputeWay.Arbitration) };
    }

    /// <summary>Drafts for a person to complete; the fifth stays empty, because how the rules are kept is for people to say.</summary>
    public IReadOnlyList<string> Drafts(string institution, ReportFigures f) =>
    [
        $"本期签订合同 {f.Contracts} 份，其中重点监管 {f.Key} 份，标的合计 {Yuan.Text(f.AmountInFen)}；期末在履行 {f.Running} 份，期内终止 {f.Ended} 份。{string.Concat(f.ByType.Select(t => $"{ContractWords.Types[t.Type - 1]} {t.Count} 份，{Yuan.Text(t.AmountInFen)}；"))}",
        $"期内到期的进度节点 {f.NodesDue} 个，对方完成 {f.NodesDone} 个，逾期填报 {f.NodesLate} 个；作出履约评价 {f.Evaluated} 条。",
        $"{(f.Abnormal == 0 ? "本期没有登记异常情形。" : $"本期登记异常情形 {f.Abnormal} 个，应对措施见各合同记录。")}{(f.Disputes == 0 ? "没有争议。" : $"争议 {f.Disputes} 件，其中涉诉、涉仲裁 {f.Lawsuits} 件。")}",
        bodies.Below(institution).Count == 0 ? "没有下属国有企事业单位。" : $"下属国有企事业单位 {bodies.Below(institution).Count} 家，本期签订合同 {f.EnterpriseContracts} 份。",
        "", "",
    ];
}

internal sealed class ReportHandler(ContractsDb db, ContractBook book, ReportComposer composer, ReportChapters chapters, ReportDuties duties, CurrentUser user, TimeProvider clock) : IHandle<WriteReport>, IHandle<SignReport>
{
    public async Task<Outcome> Handle(WriteReport command, CancellationToken ct)
    {
        var (today, reports) = (clock.Today(), db.Whole.Set<ContractReport>());
        if (book.On(user.Region, today) is not { } rules) return Outcome.From(book.NotAdopted(user.Region, today));
        if (command.Year is < 2000 or > 2200 || ContractReport.PeriodOf(command.Year, command.IsHalfYear).Until >= today)
            return Outcome.Refused("report.period", "这一期还没有结束。", Citation.Of(Law.LuohuContracts, 60), "year", "期满以后再编写。");
        var report = await reports.FirstOrDefaultAsync(r => r.Institution == user.Institution && r.Year == command.Year && r.IsHalfYear == command.IsHalfYear, ct);
        var isNew = report is null;
        report ??= ContractReport.Begin(command.Id, user.Institution, user.Region, command.Year, command.IsHalfYear, rules.ReportDue(command.Year, command.IsHalfYear));
        var figures = await composer.Figures(user.Institution, command.Year, command.IsHalfYear, ct);
        var outcome = report.Write(figures, command.Texts.Count > 0 ? command.Texts : composer.Drafts(user.Institution, figures), [.. (await chapters.Of(user.Region, ct)).Select(c => c.Title)]);
        if (!outcome.IsDone) return outcome;
        if (isNew) reports.Add(report);
        await duties.Keep(report, ct);
        return outcome;
    }

    public async Task<Outcome> Handle(SignReport command, CancellationToken ct)
    {
        if (await db.Whole.Set<ContractReport>().FirstOrDefaultAsync(r => r.Id == command.Id && r.Institution == user.Institution, ct) is not { } report) return Outcome.NotFound;
        var outcome = report.Sign(await composer.Figures(report.Institution, report.Year, report.IsHalfYear, ct), clock.Today());
        if (outcome.IsDone) await duties.Keep(report, ct);
        return outcome;
    }
}

/// <summary>The one open item about an institution's reports: to be written, or to be signed.</summary>
internal sealed class ReportDuties(IInbox inbox, ContractBodies bodies, CityDirectory city)
{
    public Task Keep(ContractReport report, CancellationToken ct) => inbox.Keep(Subject(report.Institution), report.SignedOn is not null ? []
        : [Item(report.Institution, report.Year, report.IsHalfYear, report.DueOn, isWritten: true)], ct);

    public Task Ask(string institution, int year, bool isHalfYear, DateOnly dueOn, CancellationToken ct) => inbox.Keep(Subject(institution), [Item(institution, year, isHalfYear, dueOn, isWritten: false)], ct);

    private static string Subject(string institution) => $"contract-report/{institution}";

    private WorkItemDraft Item(string institution, int year, bool isHalfYear, DateOnly dueOn, bool isWritten)
    {
        var (posts, name) = (bodies.PostsOf(institution)!, $"{year} 年{(isHalfYear ? "上半年" : "度")}合同报告");
        var kind = isWritten ? "签署合同报告" : "编写合同报告";
        return new(new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{institution} {year} {isHalfYear} {kind}")).AsSpan(0, 16)), kind, name, "/staff/contracts/reports", isWritten ? posts.Head : posts.Manager, institution,
            city.GetInstitution(institution).RegionCode, dueOn, Citation.Of(Law.LuohuContracts, 60, isHalfYear ? 1 : 2));
    }
}

internal sealed class RemindReportsHandler(ContractsDb db, ContractBook book, ContractBodies bodies, ReportDuties duties, CityDirectory city, TimeProvider clock) : IHandle<RemindReports>
{
    /// <summary>Whoever handles contracts reports twice a year; the year's report takes the place of the half year's item.</summary>
    [Article(Law.LuohuContracts, 60, 1), Article(Law.LuohuContracts, 60, 2), Article(Law.LuohuContracts, 8, 3), Requirement("LH-HT-008c")]
    public async Task<Outcome> Handle(RemindReports command, CancellationToken ct)
    {
        var today = clock.Today();
        var isHalfYear = today.Month > 6;
        var year = isHalfYear ? today.Year : today.Year - 1;
        var begun = await db.Whole.Set<ContractReport>().Where(r => r.Year == year && r.IsHalfYear == isHalfYear).Select(r => r.Institution).ToListAsync(ct);
        foreach (var signer in bodies.Signers.Where(s => s.IsGovernment && s.Class is not SignerClass.Government && bodies.PostsOf(s.Institution) is not null && !begun.Contains(s.Institution)))
        {
            if (book.On(city.GetInstitution(signer.Institution).RegionCode, today) is { } rules) await duties.Ask(signer.Institution, year, isHalfYear, rules.ReportDue(year, isHalfYear), ct);
        }

        return Outcome.Done;
    }
}

/// <summary>Looks often enough that a report is asked for on the first day after its period.</summary>
internal sealed class ReportWatch(CommandRunner commands, CurrentUser user, ContractBook book) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        if (!book.IsKnown) return;
        user.BecomeSystem("contract-report-watch", Permissions.Watch);
        _ = await commands.Run(new RemindReports(), ct: ct);
    }
}
