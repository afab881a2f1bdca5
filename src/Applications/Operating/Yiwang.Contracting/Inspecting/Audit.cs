using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Inspecting;

/// <summary>What was found with one contract, and whether it was mended.</summary>
internal sealed record AuditFinding(Guid Id, Guid Contract, string Institution, string Text, DateOnly MendBy, string Mended = "", DateOnly? MendedOn = null);

/// <summary>A year's audit of how contracts are performed: scope, draw, findings, conclusion.</summary>
internal sealed partial class ContractAudit : Aggregate
{
    private ContractAudit() { }

    public Guid Id { get; private init; }
    public string Region { get; private init; } = "";
    public int Year { get; private init; }
    public DateOnly OpenedOn { get; private init; }

    /// <summary>The newest anchor when the scope was fixed; the seed is the root of a later one.</summary>
    public int AnchorBefore { get; private init; }

    /// <summary>Every contract of the scope by layer, as it stood when it was fixed.</summary>
    public IReadOnlyList<DrawnStratum> Strata { get; private set; } = [];
    public int? Anchor { get; private set; }
    public string Seed { get; private set; } = "";
    public IReadOnlyList<AuditFinding> Findings { get; private set; } = [];
    public string Conclusion { get; private set; } = "";
    public DateOnly? ClosedOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"contract-audit/{Id}";
    public bool IsDrawn => Anchor is not null;

    public IEnumerable<DrawnContract> Sample => IsDrawn ? Strata.SelectMany(s => s.Drawn) : [];

    /// <param name="strata">With the whole scope in place of what is drawn.</param>
    public static ContractAudit Open(Guid id, (AuditKind Kind, string Institution, string Region) runner, int year, DateOnly today, int anchor, IReadOnlyList<DrawnStratum> strata)
    {
        var audit = new ContractAudit { Id = id, Kind = runner.Kind, Runner = runner.Institution, Region = runner.Region, Year = year, OpenedOn = today, AnchorBefore = anchor, Strata = strata };
        audit.Record(new AuditOpened(id, runner.Kind.ToString(), year, string.Join("，", strata.Select(s => $"{NameOf(s.Stratum)} {s.Count} 份（{s.Fingerprint[..8]}…）"))));
        return audit;
    }

    [Article(Law.LuohuContracts, 74, 3), Requirement("LH-HT-074b")]
    public Outcome Draw(int anchor, string seed)
    {
        if (IsDrawn) return Outcome.Refused("audit.drawn", "样本已经抽取，不能重抽。", Place, "draw", "种子和范围都已公布，可以复算。");
        if (anchor <= AnchorBefore) return Outcome.Refused("audit.no-anchor", "范围固定以后台账还没有新的锚定，请稍等再抽。", Place, "draw", "约一分钟锚定一次。");
        (Anchor, Seed, Revision) = (anchor, seed, Revision + 1);
        Strata = [.. Strata.Select(s => s with { Drawn = Sampling.Draw(seed, s.Drawn, s.Percent) })];
        Record(new AuditDrawn(Id, anchor, seed, Strata.Sum(s => s.Drawn.Count)));
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 74, 1)]
    public Outcome Find(AuditFinding finding)
    {
        if (ClosedOn is not null || !Holds(finding)) return Outcome.NotFound;
        if (finding.Text.Trim().Length is 0 or > 1000) return Outcome.Refused("audit.finding", "请写发现的问题，不超过 1000 字。", Place, "finding", "写明事实和条款。");
        (Findings, Revision) = ([.. Findings, finding with { Text = finding.Text.Trim() }], Revision + 1);
        Record(new AuditFound(Id, finding.Contract));
        return Outcome.Done;
    }

    /// <summary>Of a drawn contract, or of any contract of a drawn department.</summary>
    private bool Holds(AuditFinding finding) => Sample.Any(c => c.Id == finding.Contract) || Strata.Any(s => s.Stratum is Stratum.Department && s.Drawn.Any(d => d.Registration == finding.Institution));

    public Outcome Mend(Guid finding, string what, DateOnly today)
    {
        if (Findings.FirstOrDefault(f => f.Id == finding && f.MendedOn is null) is not { } open) return Outcome.NotFound;
        if (what.Trim().Length is 0 or > 1000) return Outcome.Refused("audit.mended", "请写整改情况，不超过 1000 字。", Place, "mended", "写明做了什么、什么时候做完。");
        (Findings, Revision) = ([.. Findings.Select(f => f == open ? f with { Mended = what.Trim(), MendedOn = today } : f)], Revision + 1);
        Record(new AuditMended(Id, open.Contract));
        return Outcome.Done;
    }

    public Outcome Close(string conclusion, AuditVerdict? verdict, (string Institution, string Facts) against, DateOnly today)
    {
        if (!IsDrawn || ClosedOn is not null) return Outcome.Refused("audit.not-now", "现在不能下结论。", Place, "conclusion", "请刷新页面，看最新情况。");
        if (conclusion.Trim().Length is 0 or > 2000) return Outcome.Refused("audit.conclusion", "请写检查结论，不超过 2000 字。", Place, "conclusion", "写明检查了什么、结论是什么。");
        var wrong = CheckVerdict(verdict, against.Institution, against.Facts).ToArray();
        if (wrong.Length > 0) return Outcome.From(wrong);
        (Conclusion, Verdict, ClosedOn, Revision) = (conclusion.Trim(), verdict, today, Revision + 1);
        if (verdict is AuditVerdict.Uncooperative) (Against, Facts) = (against.Institution, against.Facts.Trim());
        Experts = [.. Experts.Select(e => e.Until is null ? e with { Until = today } : e)];
        Record(new AuditClosed(Id, Findings.Count));
        return Outcome.Done;
    }

    public static readonly Citation Place = Citation.Of(Law.LuohuContracts, 74, 3);

    public static string NameOf(Stratum stratum) => stratum switch { Stratum.Key => "重点监管", Stratum.Other => "非重点监管", Stratum.Department => "承办部门", _ => "国有企事业单位" };
}

[Holds(DataClass.Internal)]
internal sealed class ContractAuditMapping : IEntityTypeConfiguration<ContractAudit>
{
    public const string Table = "contracting_audits";

    public void Configure(EntityTypeBuilder<ContractAudit> map)
    {
        map.ToTable(Table);
        map.HasKey(a => a.Id);
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Region).HasMaxLength(12);
        map.Property(a => a.Strata).IsStoredAsJson();
        map.Property(a => a.Seed).HasMaxLength(64);
        map.Property(a => a.Findings).IsStoredAsJson();
        map.Property(a => a.Conclusion).HasMaxLength(2000);
        map.Property(a => a.Revision).IsConcurrencyToken();
        map.Ignore(a => a.Subject).Ignore(a => a.IsDrawn).Ignore(a => a.Sample);
        map.Property(a => a.Runner).HasMaxLength(80);
        map.Property(a => a.Against).HasMaxLength(80);
        map.Property(a => a.Facts).HasMaxLength(2000);
        map.Property(a => a.Notes).IsStoredAsJson();
        map.Property(a => a.Experts).IsStoredAsJson();
        map.Property(a => a.Requests).IsStoredAsJson();
        map.Property(a => a.Proposals).IsStoredAsJson();
        map.Ignore(a => a.Ground);
        map.HasIndex(a => new { a.Region, a.Year });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261201_04_ContractAudits")]
internal sealed class AuditTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(ContractAuditMapping.Table, c => new
        {
            Id = c.Id(), Region = c.Text(12), Year = c.Number(), OpenedOn = c.Day(), AnchorBefore = c.Number(), Strata = c.Json(), Anchor = c.Number(nullable: true), Seed = c.Text(64), Findings = c.Json(), Conclusion = c.Text(2000),
            ClosedOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ContractAuditMapping.Table}", a => a.Id));
        foreach (var column in new[] { "Filing", "Kind" }) migration.CreateIndex($"IX_{Contracts.ContractMapping.Table}_Region_{column}_Id", Contracts.ContractMapping.Table, ["Region", column, "Id"]);
        migration.CreateIndex($"IX_{ContractAuditMapping.Table}_Region_Year", ContractAuditMapping.Table, ["Region", "Year"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(ContractAuditMapping.Table);
        foreach (var column in new[] { "Filing", "Kind" }) migration.DropIndex($"IX_{Contracts.ContractMapping.Table}_Region_{column}_Id", Contracts.ContractMapping.Table);
    }
}
