using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Enterprises;

/// <summary>The six links of 第七十条第二款.</summary>
internal enum Link { Legality, Filing, Performing, Reporting, Dispute, Archive }

/// <summary>第七十一条: by itself, unless its authority says otherwise.</summary>
internal enum ReviewRoute { Own, Authority, LegalOffice }

/// <summary>What an authority asks for beyond what every contract says.</summary>
internal enum ExtraField { Project, ProcurementNumber, PriceBasis, BackingBasis }

/// <summary>操作规则: what an authority set for its hospitals and enterprises, from a day on. A later one takes its place; none is ever changed.</summary>
internal sealed class EnterpriseRuleSet : Aggregate
{
    public const string NoBasis = "contract.enterprise-basis";

    private EnterpriseRuleSet() { }

    public static readonly Citation Rules = Citation.Of(Law.LuohuContracts, 70, 2), Review = Citation.Of(Law.LuohuContracts, 71), Entrance = Citation.Of(Law.LuohuContracts, 72), Supervises = Citation.Of(Law.LuohuContracts, 70, 3);

    /// <summary>Numbers that an authority may set, by their keys in the rulebook.</summary>
    public static IReadOnlyList<string> Numbers { get; } = ["filing-days", "paper-days", "node-days", "abnormal-days", "renewal-months", "limitation-months"];

    public Guid Id { get; private init; }
    public string Authority { get; private init; } = "";
    public string Basis { get; private init; } = "";
    public DateOnly From { get; private init; }
    public DateOnly SetOn { get; private init; }
    public IReadOnlyList<Link> Links { get; private init; } = [];
    public IReadOnlyDictionary<string, string> Values { get; private init; } = new Dictionary<string, string>();
    public ReviewRoute Route { get; private init; }
    public IReadOnlyList<ExtraField> Fields { get; private init; } = [];

    [Article(Law.LuohuContracts, 70, 2), Article(Law.LuohuContracts, 72), Requirement("LH-HT-070b")]
    public static (EnterpriseRuleSet? Set, Outcome Outcome) Make(Guid id, string authority, EnterpriseRulesDraft draft, DateOnly today)
    {
        var findings = new List<Finding>();
        if (draft.Basis.Trim().Length is 0 or > 200) findings.Add(Finding.Block(NoBasis, "请填规则的文号或者依据，不超过 200 字。", Rules, "basis", "例如：示建〔2026〕1号。"));
        if (draft.From is null || draft.From < today) findings.Add(Finding.Block("contract.enterprise-from", "请填从哪天起施行，不早于今天。", Rules, "from", "规则只管以后登记的合同。"));
        findings.AddRange(from v in draft.Values where !Numbers.Contains(v.Key) || !int.TryParse(v.Value, out var n) || n is < 1 or > 90
            select Finding.Block("contract.enterprise-value", $"“{v.Key}”应是 1 到 90 的整数。", Rules, v.Key, "按办法执行的留空。"));
        if (findings.Count > 0) return (null, Outcome.From(findings));
        var set = new EnterpriseRuleSet
        {
            Id = id, Authority = authority, Basis = draft.Basis.Trim(), From = draft.From!.Value, SetOn = today, Links = [.. draft.Links.Distinct().Order()], Values = new Dictionary<string, string>(draft.Values), Route = draft.Route,
            Fields = [.. draft.Fields.Distinct().Order()],
        };
        set.Record(new EnterpriseRulesSet(authority, set.Basis, set.From));
        return (set, Outcome.Done);
    }

    public static string Name(Link link) => link switch
    {
        Link.Legality => "合法性审查", Link.Filing => "备案登记", Link.Performing => "履行", Link.Reporting => "信息报送", Link.Dispute => "争议解决", _ => "档案管理",
    };

    public static string Name(ReviewRoute route) => route switch { ReviewRoute.Own => "本单位自行审查", ReviewRoute.Authority => "本单位审查后报主管部门", _ => "本单位审查后报法制机构" };

    public static string Name(ExtraField field) => field switch { ExtraField.Project => "属于哪个事项", ExtraField.ProcurementNumber => "采购项目编号", ExtraField.PriceBasis => "价格怎样确定的", _ => "承办或者批准的依据" };
}

internal sealed record EnterpriseRulesDraft(string Basis, DateOnly? From, IReadOnlyList<Link> Links, IReadOnlyDictionary<string, string> Values, ReviewRoute Route, IReadOnlyList<ExtraField> Fields);

[Holds(DataClass.Internal)]
internal sealed class EnterpriseRuleSetMapping : IEntityTypeConfiguration<EnterpriseRuleSet>
{
    public const string Table = "contracting_enterprise_rules";

    public void Configure(EntityTypeBuilder<EnterpriseRuleSet> map)
    {
        map.ToTable(Table);
        map.HasKey(r => r.Id);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Authority).HasMaxLength(80);
        map.Property(r => r.Basis).HasMaxLength(200);
        map.Property(r => r.Links).IsStoredAsJson();
        map.Property(r => r.Values).IsStoredAsJson();
        map.Property(r => r.Fields).IsStoredAsJson();
        map.HasIndex(r => new { r.Authority, r.From });
    }
}

/// <summary>Chapter seven at work: which rules hold for an enterprise, and what they do to what the document asks.</summary>
internal sealed class EnterpriseOffice(YiwangDb db, ContractBodies bodies)
{
    /// <summary>As whom an institution signs; null where nobody of it could handle contracts.</summary>
    public Signer? Signer(string institution) => bodies.PostsOf(institution) is null ? null : bodies.Find(institution);

    public bool HasLegalOffice(string region) => bodies.Find(ContractDuty.Legal, region) is not null;

    public Signer? GovernmentOf(string region) => bodies.GovernmentOf(region);

    public DbSet<EnterpriseRuleSet> All => db.Set<EnterpriseRuleSet>();

    /// <summary>Of its authority, the newest that holds on the day; null where it has set none, or for a body that signs government contracts.</summary>
    public async Task<EnterpriseRuleSet?> On(string institution, DateOnly day, CancellationToken ct) => bodies.Find(institution)?.Authority is not { } authority ? null
        : await All.AsNoTracking().Where(r => r.Authority == authority && r.From <= day).OrderByDescending(r => r.From).ThenByDescending(r => r.Id).FirstOrDefaultAsync(ct);

    /// <summary>第七十一条: who reviews after the enterprise's own reviewer; nobody, unless its authority decided otherwise.</summary>
    [Article(Law.LuohuContracts, 71), Requirement("LH-HT-071")]
    public async Task<ReviewRoute> RouteOf(string institution, DateOnly day, CancellationToken ct) => (await On(institution, day, ct))?.Route ?? ReviewRoute.Own;

    /// <summary>
    /// Of the six links only what its authority switched on bars; while it has set nothing the document informs. What belongs to none of them
    /// (who signed, between whom, when) is asked of everybody.
    /// </summary>
    [Article(Law.LuohuContracts, 70, 2), Requirement("LH-HT-070b")]
    public static IEnumerable<Finding> Judge(IEnumerable<Finding> findings, EnterpriseRuleSet? rules) =>
        from f in findings
        let link = f.Citation is { } place ? LinkOf(place.Article) : null
        where link is null || rules is null || rules.Links.Contains(link.Value) || f.Severity is not Severity.Blocks
        select link is not null && rules is null && f.Severity is Severity.Blocks ? f with { Severity = Severity.Warns, Remedy = $"{f.Remedy}主管部门还没有制定规则，这一项只提示。" } : f;

    /// <summary>What the authority asks for in the entrance.</summary>
    [Article(Law.LuohuContracts, 72), Requirement("LH-HT-072")]
    public static IEnumerable<Finding> Missing(ContractEntry e, EnterpriseRuleSet? rules) =>
        from field in rules?.Fields ?? []
        let at = field switch { ExtraField.Project => ("project", e.Project), ExtraField.ProcurementNumber => ("procurement", e.ProcurementNumber), ExtraField.PriceBasis => ("priceBasis", e.Terms.PriceBasis), _ => ("backingBasis", e.BackingBasis) }
        where at.Item2.Trim().Length == 0
        select Finding.Block("contract.enterprise-field", $"主管部门要求填“{EnterpriseRuleSet.Name(field)}”（{rules!.Basis}）。", EnterpriseRuleSet.Entrance, at.Item1, "请补填；不清楚的，问主管部门。");

    private static Link? LinkOf(int article) => article switch
    {
        >= 40 and <= 46 => Link.Legality, >= 49 and <= 52 => Link.Filing, >= 53 and <= 59 => Link.Performing, 60 => Link.Reporting, >= 61 and <= 66 => Link.Dispute, >= 67 and <= 69 => Link.Archive, _ => null,
    };
}
