using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;
using Yiwang.Regulations.Public;

namespace Yiwang.Contracting.Rules;

/// <summary>A changed adoption, valid, as if it had been in force on the day of every contract.</summary>
internal sealed record ProposedAdoption(IReadOnlyDictionary<string, ContractRules> ByRegion, string Scope) : ProposedRules(Scope);

/// <summary>Judges contracts that are over by other numbers: key supervision, exemption, the periods for filing, paper and nodes, the longest term.</summary>
internal sealed class ContractReplay(ContractsDb db, ContractBook book, CityDirectory city, WorkCalendar calendar, YiwangOptions options) : IReplay
{
    private const int PageSize = 250;
    private const string FileName = "拟议的规则文件";

    public string Law => Kernel.Law.LuohuContracts;

    public string Name => "政府合同的重点监管、备案和履行期限";

    /// <summary>The city's file of settings, or one place's file of decisions; everything else stays as it is.</summary>
    [Article(Kernel.Law.LuohuContracts, 78, 1)]
    public (ProposedRules? Rules, IReadOnlyList<Finding> Findings) Read(string yaml)
    {
        var folder = Path.Combine(options.PacksDirectory, options.City, "rulebooks");
        var region = YamlFile.Parse(yaml, FileName).Root is var root && root.Has("region") ? root.OptionalText("region") ?? "" : null;
        var proposed = YamlFile.Parse(yaml, FileName, Kernel.Law.LuohuContracts);
        var document = region is null ? proposed : YamlFile.Read(Path.Combine(folder, "contracts.yaml"), Kernel.Law.LuohuContracts);
        var places = Directory.EnumerateFiles(folder, "contracts.??????.yaml").Order(StringComparer.Ordinal).Where(p => region is null || !p.EndsWith($".{region}.yaml", StringComparison.Ordinal)).Select(p => YamlFile.Read(p, Kernel.Law.LuohuContracts));
        var read = ContractBook.Read(document, [.. places, .. region is null ? [] : new[] { proposed }], city);
        if (read.Findings.Count > 0) return (null, read.Findings);
        var newest = read.Adoptions.Where(a => region is null || a.Region == region).GroupBy(a => a.Region).ToDictionary(g => g.Key, g => read.Of(g.MaxBy(a => a.From)!));
        return newest.Count > 0 ? (new ProposedAdoption(newest, region is null ? "全市" : city.FindRegion(region)?.Name ?? region), [])
            : (null, [Finding.Block("replay.no-decision", "文件里没有施行这个办法的决定，没有可以试算的参数。", Citation.Of(Kernel.Law.LuohuContracts, 78, 1), "file", "请在 decisions 下写一件决定，至少写文号、日期、施行日。")]);
    }

    public Task<int> Count(ProposedRules rules, CancellationToken ct) => Over((ProposedAdoption)rules).CountAsync(ct);

    public async IAsyncEnumerable<ReplayedCase> Run(ProposedRules rules, [EnumeratorCancellation] CancellationToken ct)
    {
        var proposed = (ProposedAdoption)rules;
        for (var after = Guid.Empty; ;)
        {
            var last = after;
            var page = await Over(proposed).Where(c => c.Id > last).OrderBy(c => c.Id).Take(PageSize).ToListAsync(ct);
            if (page.Count == 0) yield break;
            after = page[^1].Id;
            Guid[] ids = [.. page.Select(c => c.Id)];
            var seen = (await db.Visible.Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
            foreach (var contract in page) yield return Replay(contract, proposed.ByRegion[contract.Region], seen.Contains(contract.Id));
        }
    }

    // Every one of the places, whoever runs it: a number over some of them would be worth little. Agreements count with their contract.
    private IQueryable<Contract> Over(ProposedAdoption proposed)
    {
        string[] regions = [.. proposed.ByRegion.Keys];
        return db.Contracts.AsNoTracking().Where(c => regions.Contains(c.Region) && c.EndedOn != null && c.ParentId == null);
    }

    private ReplayedCase Replay(Contract contract, ContractRules proposed, bool isSeen)
    {
        var recorded = ContractVerdict.Recorded(contract);
        if (book.On(contract.Region, contract.SignedOn)?.With(contract.Terms.OwnNumbers) is not { } current || ContractVerdict.Of(contract, current, calendar) != recorded)
            return Told(ReplayFate.NotReproduced, recorded, recorded, []);
        var now = ContractVerdict.Of(contract, proposed.With(contract.Terms.OwnNumbers), calendar);
        return Told(now == recorded ? ReplayFate.Same : ReplayFate.Otherwise, recorded, now, recorded.Differs(now, proposed));

        ReplayedCase Told(ReplayFate fate, ContractVerdict then, ContractVerdict changed, IReadOnlyList<Citation> because) =>
            new(fate, new(then.Words, null), new(changed.Words, null), because) { Number = isSeen ? contract.Shown : null, Href = isSeen ? contract.Href : null };
    }
}

/// <summary>What the numbers of an adoption make of one contract.</summary>
/// <param name="Late">Of filing, paper original and nodes: how many were late.</param>
internal sealed record ContractVerdict(bool IsKey, bool IsExempt, bool IsFiledLate, bool IsPaperLate, int NodesLate, bool IsLongTerm)
{
    public string Words => string.Join("，",
    [
        IsKey ? "重点监管" : "不是重点监管", IsExempt ? "免备案" : IsFiledLate ? "逾期备案" : "按时备案", .. IsExempt ? Array.Empty<string>() : [IsPaperLate ? "纸质原件逾期" : "纸质原件按时"],
        NodesLate > 0 ? $"{NodesLate} 个节点逾期填报" : "节点填报没有逾期", .. IsLongTerm ? ["期限要报批"] : Array.Empty<string>(),
    ]);

    public static ContractVerdict Recorded(Contract c) => new(c.IsKey, c.FilingDueOn is null, c.IsFiledLate, c.IsPaperLate, c.Nodes.Count(n => n.IsLate), c.Signing.LongTermApproval.Length > 0);

    [Article(Law.LuohuContracts, 6), Article(Law.LuohuContracts, 49), Article(Law.LuohuContracts, 59, 1), Article(Law.LuohuContracts, 35, 1)]
    public static ContractVerdict Of(Contract c, ContractRules rules, WorkCalendar calendar)
    {
        var isExempt = FilingRules.IsExempt(c.IsProcurement, c.AmountInFen is null, c.PaysInFen, rules);
        return new(KeySupervision.Reasons(new(c.AmountInFen, c.Types, c.DisposesOfStateAsset, c.IsTalentHousing, c.KeyDemand.Length > 0, false), rules).Count > 0, isExempt,
            !isExempt && IsAfter(c.FiledOn, c.SignedOn, rules.FilingDays), c.FiledOn is { } filed && IsAfter(c.PaperReceivedOn, filed, rules.PaperDays),
            c.Nodes.Count(n => IsAfter(n.ReportedOn, n.PlannedOn, rules.NodeDays)), rules.SpecialOf(c.Types) is null && c.EndsOn is { } until && EntryRules.IsLong(c.StartsOn, until, rules));

        bool IsAfter(DateOnly? done, DateOnly from, int days) => done is { } on && calendar.AddWorkingDays(from, days).Value is { } due && on > due;
    }

    /// <summary>The places of the numbers that make the difference.</summary>
    public IReadOnlyList<Citation> Differs(ContractVerdict now, ContractRules rules) =>
    [
        .. from difference in new (bool Is, string Setting)[]
           {
               (IsKey != now.IsKey, "key-amount-yuan"), (IsExempt != now.IsExempt, "exempt-payment-yuan"), (IsExempt == now.IsExempt && IsFiledLate != now.IsFiledLate, "filing-days"),
               (IsPaperLate != now.IsPaperLate, "paper-days"), (NodesLate != now.NodesLate, "node-days"), (IsLongTerm != now.IsLongTerm, "longest-term-years"),
           }
           where difference.Is select rules[difference.Setting].Citation,
    ];
}
