using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Outside;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;

/// <summary>What an institution asks to be settled.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="MethodId">The county's method, for an institution outside.</param>
internal sealed record AskedSettlement(string Institution, string Region, DateOnly From, SettlementWay Way, Guid? MethodId);

/// <summary>A settlement before it is handed in: what it would take up, what it leaves out, and what stands against it.</summary>
internal sealed record SettlementDraft(SettlementHeader Header, AgreedTerms? Terms, SettlementFigure Figure, IReadOnlyList<Finding> Findings);

/// <summary>Puts a settlement together; the page shows the same draft that the command then hands in.</summary>
internal sealed class SettlementDrafts(SettlementFigures figures, WayReader ways, OutsideChecks checks, SettlementPack pack, RulebookLibrary library, CityDirectory city, TimeProvider clock)
{
    private static readonly SettlementFigure Nothing = new(new Reckoning([], []), []);

    public async Task<SettlementDraft> Of(AskedSettlement asked, CancellationToken ct)
    {
        var settings = library.For(asked.Region).SettingsOn(clock.Today());
        var (facts, terms) = (await ways.Facts(asked.Institution, asked.Region, asked.From, ct), await ways.Terms(asked.MethodId, asked.Region, ct));
        var period = SettlementPeriod.Containing(asked.From, settings.SettlementMonths);
        var header = new SettlementHeader(asked.Way, facts.Level, asked.Region, asked.Institution, period) { MethodId = asked.MethodId };
        List<Finding> findings = [.. SettlementPeriod.Check(asked.From, settings, clock.Today()), .. WayChoice.Check(asked.Way, facts, terms, pack)];
        if (city.Counties.All(c => c.Code != asked.Region)) findings.Add(Finding.Block("settlement.region", "请选择救助申请地。", Articles.Settlement, "region", "从列出的县（市、区）里选。"));
        if ((terms?.Payee ?? pack.Of(asked.Way).Payee) is PayeeKind.Guardian)
            findings.Add(Finding.Block("settlement.by-guardian", "这种方式由监护人凭票据申请，机构不报送。", Articles.Settlement, "way", "请给监护人开具票据，由监护人在“我的办件”里申请。"));
        if (asked.Way is SettlementWay.Agreed) findings.AddRange(await checks.Against(asked.Institution, period.To, ct));
        if (findings.Exists(f => f.Severity is Severity.Blocks)) return new(header, terms, Nothing, findings);

        var figure = await figures.Of(new MonthScope(asked.Institution, asked.Region, period), asked.Way is SettlementWay.Agreed, ct);
        if (figure.Reckoning.Lines.Count == 0)
            findings.Add(Finding.Block("settlement.nothing", $"{period.Name}没有可以结算的服务月{(figure.Reckoning.LeftOut.Count > 0 ? $"，{figure.Reckoning.LeftOut.Count} 个月各有原因" : "")}。", Articles.Settlement, "from", "请看下面没有列入的月份和原因，办好后再报。"));
        return new(header, terms, figure, findings);
    }
}
