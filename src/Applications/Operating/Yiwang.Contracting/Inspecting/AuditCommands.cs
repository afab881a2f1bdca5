using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Ledger;

namespace Yiwang.Contracting.Inspecting;

/// <summary>Fixes which contracts the year's sample is drawn from.</summary>
[Requires(Permissions.Audit)]
internal sealed record OpenAudit(Guid Id, int Year, bool OfDepartments = false) : ICommand;

/// <summary>Draws, with the root of an anchor that was signed after the scope was fixed.</summary>
[Requires(Permissions.Audit)]
internal sealed record DrawSample(Guid Id) : ICommand;

[Requires(Permissions.Audit)]
internal sealed record FindInAudit(Guid Id, Guid Finding, Guid Contract, string Text, DateOnly? MendBy) : ICommand;

/// <summary>The department reports what it mended.</summary>
[Requires(Permissions.Manage)]
internal sealed record MendFinding(Guid Id, Guid Finding, string What) : ICommand;

[Requires(Permissions.Audit)]
internal sealed record CloseAudit(Guid Id, string Conclusion, AuditVerdict? Verdict, string Against = "", string Facts = "") : ICommand;

/// <summary>Audits: the auditors' own, and to a department only the findings about its contracts.</summary>
internal sealed class Audits(ContractsDb db, IInbox inbox, ContractBodies bodies, CityDirectory city, CurrentUser user)
{
    private const int MostOpen = 30;

    public DbSet<ContractAudit> All => db.Whole.Set<ContractAudit>();

    [Article(Law.LuohuContracts, 10, 4), Requirement("LH-HT-010d")]
    public IQueryable<ContractAudit> Visible
    {
        get
        {
            var (region, own, audits) = (user.Region, user.Institution, user.May(Permissions.Audit));
            var isOffice = KindOfUser is AuditKind.Audit;
            return All.Where(a => audits && a.Region == region && (a.Runner == own || (a.Runner == "" && isOffice)));
        }
    }

    /// <summary>第七十三条, 第七十四条, 第七十条第三款: what somebody's institution inspects as.</summary>
    [Article(Law.LuohuContracts, 73), Article(Law.LuohuContracts, 70, 3), Requirement("LH-HT-073"), Requirement("LH-HT-070c")]
    public AuditKind KindOfUser => bodies.Find(ContractDuty.Audit, user.Region)?.Institution == user.Institution ? AuditKind.Audit
        : bodies.Find(ContractDuty.Filing, user.Region)?.Institution == user.Institution ? AuditKind.Inspection : AuditKind.Authority;

    /// <summary>Who may be asked: an authority only its own enterprises, others whoever handles contracts in the region.</summary>
    public bool MayAsk(ContractAudit audit, string institution) => audit.Kind is AuditKind.Authority ? bodies.Below(audit.Runner).Contains(institution) : city.FindInstitution(institution)?.RegionCode == audit.Region;

    public IReadOnlyList<string> MayBeAsked(ContractAudit audit) => [.. bodies.Signers.Select(s => s.Institution).Where(i => bodies.PostsOf(i) is not null && MayAsk(audit, i))];

    public Task<ContractAudit?> Find(Guid id, CancellationToken ct) => Visible.FirstOrDefaultAsync(a => a.Id == id, ct);

    /// <summary>Of a contract by its number; nobody's where there is none.</summary>
    public async Task<Guid> IdOf(string number, CancellationToken ct) => number.Trim() is { Length: > 0 } typed ? (await db.ByNumber(typed, ct))?.Id ?? Guid.Empty : Guid.Empty;

    public Task<ContractAudit?> Any(Guid id, CancellationToken ct) => All.FirstOrDefaultAsync(a => a.Id == id, ct);

    public async Task<Outcome> Kept(ContractAudit audit, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsDone) await Keep(audit, ct);
        return outcome;
    }

    /// <summary>What a department still has to hand in.</summary>
    public async Task<IReadOnlyList<(ContractAudit Audit, MaterialRequest Request)>> ToGive(CancellationToken ct)
    {
        var (region, own) = (user.Region, user.Institution);
        var newest = await All.AsNoTracking().Where(a => a.Region == region && a.ClosedOn == null).OrderByDescending(a => a.Id).Take(MostOpen).ToListAsync(ct);
        return [.. from a in newest from r in a.Requests where r.Institution == own && !r.IsComplete select (a, r)];
    }

    /// <summary>What a department has to mend; of the audit itself it sees nothing else.</summary>
    public async Task<IReadOnlyList<(Guid Audit, AuditFinding Finding)>> ToMend(CancellationToken ct)
    {
        var (region, own) = (user.Region, user.Institution);
        var newest = await All.AsNoTracking().Where(a => a.Region == region).OrderByDescending(a => a.Id).Take(MostOpen).ToListAsync(ct);
        return [.. from a in newest from f in a.Findings where f.Institution == own && f.MendedOn is null select (a.Id, f)];
    }

    /// <summary>The layers that this kind of inspection draws from: an audit from all, the finance bureau from government contracts, an authority from its enterprises.</summary>
    public async Task<IReadOnlyList<DrawnStratum>> ScopeOf(AuditKind kind, string runner, string region, int year, bool ofDepartments, ContractRules rules, CancellationToken ct)
    {
        if (ofDepartments)
        {
            var departments = bodies.Signers.Where(s => s.IsGovernment && s.Class is not SignerClass.Government && city.GetInstitution(s.Institution).RegionCode == region)
                .Select(s => new DrawnContract(Guid.Empty, s.Institution)).OrderBy(d => d.Registration, StringComparer.Ordinal).ToArray();
            return [new(Stratum.Department, departments.Length, rules.SampleKeyPercent, Sampling.Fingerprint(departments), departments)];
        }

        var all = await Scope(region, year, kind is AuditKind.Authority ? bodies.Below(runner) : null, rules, ct);
        return kind switch { AuditKind.Audit => all, AuditKind.Inspection => [.. all.Where(s => s.Stratum is not Stratum.Enterprise)], _ => [.. all.Where(s => s.Stratum is Stratum.Enterprise)] };
    }

    /// <summary>The whole scope by layer: contracts of the region that ran in the year.</summary>
    [Article(Law.LuohuContracts, 74, 3), Requirement("LH-HT-074b")]
    private async Task<IReadOnlyList<DrawnStratum>> Scope(string region, int year, IReadOnlyList<string>? only, ContractRules rules, CancellationToken ct)
    {
        var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rows = await db.Contracts.AsNoTracking().Where(c => only == null || only.Contains(c.Institution)).Where(c => c.Region == region && c.ParentId == null && c.SignedOn <= until && (c.EndedOn == null || c.EndedOn >= from))
            .OrderBy(c => c.Registration).Select(c => new { c.Id, c.Registration, c.IsKey, c.Kind }).ToListAsync(ct);
        return
        [
            .. from stratum in new[] { Stratum.Key, Stratum.Other, Stratum.Enterprise }
               let scope = rows.Where(r => StratumOf(r.Kind, r.IsKey) == stratum).Select(r => new DrawnContract(r.Id, r.Registration)).ToArray()
               select new DrawnStratum(stratum, scope.Length, PercentOf(stratum, rules), Sampling.Fingerprint(scope), scope),
        ];
    }

    public async Task<IReadOnlyList<ContractAudit>> Newest(CancellationToken ct) => await Visible.AsNoTracking().OrderByDescending(a => a.Year).ThenByDescending(a => a.Id).Take(5).ToListAsync(ct);

    public Task Keep(ContractAudit audit, CancellationToken ct) => inbox.Keep(audit.Subject,
    [
        .. from f in audit.Findings where f.MendedOn is null && bodies.PostsOf(f.Institution) is not null
           select new WorkItemDraft(new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{f.Id:N} mend")).AsSpan(0, 16)), "合同审计问题整改", "合同审计问题整改", "/staff/contracts/audits", bodies.PostsOf(f.Institution)!.Manager, f.Institution,
               city.GetInstitution(f.Institution).RegionCode, f.MendBy, Citation.Of(Law.LuohuContracts, 75, 1)),
        .. from r in audit.Requests where audit.ClosedOn is null && !r.IsComplete && bodies.PostsOf(r.Institution) is not null
           select new WorkItemDraft(new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{r.Id:N} give")).AsSpan(0, 16)), "提交检查资料", "提交监督检查要的资料", "/staff/contracts/audits", bodies.PostsOf(r.Institution)!.Manager, r.Institution,
               city.GetInstitution(r.Institution).RegionCode, r.DueOn, ContractAudit.Duty),
    ], ct);

    private static Stratum StratumOf(ContractKind kind, bool isKey) => kind is ContractKind.Enterprise ? Stratum.Enterprise : isKey ? Stratum.Key : Stratum.Other;

    private static int PercentOf(Stratum stratum, ContractRules rules) => stratum switch { Stratum.Key => rules.SampleKeyPercent, Stratum.Other => rules.SampleOtherPercent, _ => rules.SampleEnterprisePercent };
}

internal sealed class AuditHandler(Audits audits, ContractsDb db, ContractBook book, AnchorReader anchors, CurrentUser user, TimeProvider clock)
    : IHandle<OpenAudit>, IHandle<DrawSample>, IHandle<FindInAudit>, IHandle<MendFinding>, IHandle<CloseAudit>
{
    public async Task<Outcome> Handle(OpenAudit command, CancellationToken ct)
    {
        var today = clock.Today();
        if (command.Year < 2000 || command.Year > today.Year) return Outcome.Refused("audit.year", "请填审计的年度，不晚于今年。", ContractAudit.Place, "year", "例如 2026。");
        if (book.On(user.Region, today) is not { } rules) return Outcome.From(book.NotAdopted(user.Region, today));
        var anchor = (await anchors.Look(ct)).Last?.Number ?? 0;
        var kind = audits.KindOfUser;
        if (command.OfDepartments && kind is not AuditKind.Inspection) return Outcome.Refused("audit.departments", "只有财政部门的监督检查按承办部门抽取。", Citation.Of(Law.LuohuContracts, 73), "of", "请按合同抽取。");
        audits.All.Add(ContractAudit.Open(command.Id, (kind, user.Institution, user.Region), command.Year, today, anchor, await audits.ScopeOf(kind, user.Institution, user.Region, command.Year, command.OfDepartments, rules, ct)));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(DrawSample command, CancellationToken ct)
    {
        if (await Find(command.Id, ct) is not { } audit) return Outcome.NotFound;
        var first = await anchors.FirstAfter(audit.AnchorBefore, ct);
        return audit.Draw(first?.Number ?? 0, first?.Root ?? "");
    }

    public async Task<Outcome> Handle(FindInAudit command, CancellationToken ct)
    {
        if (await Find(command.Id, ct) is not { } audit || await db.Find(command.Contract, ct) is not { } contract) return Outcome.NotFound;
        if (command.MendBy is not { } by || by < clock.Today()) return Outcome.Refused("audit.mend-by", "请填整改期限，不早于今天。", ContractAudit.Place, "mendBy", "例如一个月以后。");
        return await Kept(audit, audit.Find(new(command.Finding, contract.Id, contract.Institution, command.Text, by)), ct);
    }

    public async Task<Outcome> Handle(MendFinding command, CancellationToken ct)
    {
        var audit = await audits.All.FirstOrDefaultAsync(a => a.Id == command.Id, ct);
        return audit?.Findings.Any(f => f.Id == command.Finding && f.Institution == user.Institution) is true ? await Kept(audit, audit.Mend(command.Finding, command.What, clock.Today()), ct) : Outcome.NotFound;
    }

    public async Task<Outcome> Handle(CloseAudit command, CancellationToken ct) => await Find(command.Id, ct) is { } audit ? await Closed(audit, command, ct) : Outcome.NotFound;

    /// <summary>With the conclusion the experts' look into the drawn contracts ends.</summary>
    [Article(Law.LuohuContracts, 74, 2), Requirement("LH-HT-074a")]
    private async Task<Outcome> Closed(ContractAudit audit, CloseAudit command, CancellationToken ct)
    {
        var outcome = audit.Close(command.Conclusion, command.Verdict, (audits.MayBeAsked(audit).Contains(command.Against) ? command.Against : "", command.Facts), clock.Today());
        if (outcome.IsDone) db.Whole.RemoveRange(await db.Whole.Set<ExpertView>().Where(v => v.AuditId == audit.Id).ToListAsync(ct));
        return await Kept(audit, outcome, ct);
    }

    private Task<ContractAudit?> Find(Guid id, CancellationToken ct) => audits.Find(id, ct);

    private Task<Outcome> Kept(ContractAudit audit, Outcome outcome, CancellationToken ct) => audits.Kept(audit, outcome, ct);
}
