using Yiwang.Contracting.Rules;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>What a signed contract must say before it is entered: all reasons at once.</summary>
internal static class EntryRules
{
    public const int Types = 10, MostParties = 20;

    public static IEnumerable<Finding> Check(ContractEntry e, Signer signer, ContractRules rules, DateOnly today) =>
        [.. Scope(e), .. Basics(e), .. Parties(e.Parties), .. Money(e), .. Procurement(e), .. Days(e, rules, today), .. Signed(e), .. Behind(e, signer), .. Derived(e)];

    [Article(Law.LuohuContracts, 5), Requirement("LH-HT-005a"), Requirement("LH-HT-005b")]
    private static IEnumerable<Finding> Scope(ContractEntry e)
    {
        if (e.Exclusion is not Exclusion.None)
            yield return Finding.Block("contract.not-in-scope", e.Exclusion is Exclusion.Employment ? "与工作人员签的聘用、聘任等人事管理协议，不适用本办法。" : "行政机关之间为行政目的签的协议，不适用本办法。",
                Citation.Of(Law.LuohuContracts, 5, 1), "exclusion", "不用在这里登记，也不备案；请按人事或者机关之间的规定办理。");
        if (e.Types.Count == 0 || e.Types.Any(t => t is < 1 or > Types))
            yield return Finding.Block("contract.types", "请至少选一种合同情形。", Citation.Of(Law.LuohuContracts, 5, 2), "types", "十种情形有交叉，可以多选。");
        if (e.Types.Contains(Types) && Blank(e.TypeBasis))
            yield return Finding.Block("contract.type-basis", "选“政府认定的其他合同”的，请写明认定依据。", Citation.Of(Law.LuohuContracts, 5, 2, 10), "typeBasis", "例如：会议纪要或者批复的文号。");
    }

    [Article(Law.LuohuContracts, 16, 1), Article(Law.LuohuContracts, 50), Requirement("LH-HT-016a")]
    private static IEnumerable<Finding> Basics(ContractEntry e)
    {
        if (e.Title.Trim().Length is 0 or > 200) yield return Finding.Block("contract.title", "请填合同名称，不超过 200 字。", Citation.Of(Law.LuohuContracts, 27), "title", "照合同封面填写。");
        if (e.Content.Trim().Length is 0 or > 2000) yield return Finding.Block("contract.content", "请填合同主要内容，不超过 2000 字。", Citation.Of(Law.LuohuContracts, 50, 1, 1), "content", "写清标的、双方主要义务。");
        if (e.Handler is null) yield return Finding.Block("contract.handler", "未指定承办人。", Citation.Of(Law.LuohuContracts, 16, 1), "handler", "请从本单位的承办人中指定一名。");
    }

    [Article(Law.LuohuContracts, 3, 2), Requirement("LH-HT-003b")]
    internal static IEnumerable<Finding> Parties(IReadOnlyList<Party> parties)
    {
        var place = Citation.Of(Law.LuohuContracts, 3, 2);
        if (parties.Count is 0 or > MostParties) yield return Finding.Block("contract.parties", "请至少登记一个对方当事人，不超过 20 个。", place, "party-name-0", "选自然人、法人或者非法人组织，填名称和证件号码。");
        foreach (var (party, n) in parties.Select((p, i) => (p, i)))
        {
            if (party.Name.Trim().Length is 0 or > 100) yield return Finding.Block("contract.party-name", "请填对方当事人的名称，不超过 100 字。", place, $"party-name-{n}", "照证照填写。");
            if (party.Kind is PartyKind.NaturalPerson)
            {
                if (!CitizenNumber.TryParse(party.Code, out _, out var wrong)) yield return wrong with { Where = $"party-code-{n}", Citation = Citation.Of(Law.LuohuContracts, 28) };
            }
            else if (!CreditCode.TryParse(party.Code, out _, out var wrong)) yield return wrong with { Where = $"party-code-{n}", Citation = Citation.Of(Law.LuohuContracts, 28) };
        }
    }

    private static IEnumerable<Finding> Money(ContractEntry e)
    {
        var place = Citation.Of(Law.LuohuContracts, 50, 1, 1);
        if (e.HasNoAmount == e.AmountInFen is not null) yield return Finding.Block("contract.amount", "请填标的金额；没有金额的，选“无标的金额”，两者只选一个。", place, "amount", "金额例如 1200000.00。");
        if (e.PaysInFen > (e.AmountInFen ?? long.MaxValue)) yield return Finding.Block("contract.pays", "政府付款不能多于标的金额。", place, "pays", "请核对两处金额。");
        if (e.HasNoAmount && e.PaysInFen > 0) yield return Finding.Block("contract.pays-without-amount", "无标的金额的合同不能有政府付款。", place, "pays", "有付款的，请填标的金额。");
    }

    [Article(Law.LuohuContracts, 18, 2), Requirement("LH-HT-018b")]
    private static IEnumerable<Finding> Procurement(ContractEntry e)
    {
        if (e.IsProcurement && e.Found is WayOfFinding.NotProcured) yield return Finding.Block("contract.way", "采购类合同请登记怎样确定的对方当事人。", Citation.Of(Law.LuohuContracts, 18, 2), "found", "选集中采购或者自行采购。");
        if (e.MustBeCentral && e.Found is not WayOfFinding.Central) yield return Finding.Block("contract.central", "应当集中采购的，须以集中采购确定对方当事人。", Citation.Of(Law.LuohuContracts, 18, 2), "found", "请先走集中采购；不属于集中采购范围的，取消“应集中采购”。");
    }

    [Article(Law.LuohuContracts, 35, 1), Article(Law.LuohuContracts, 48, 3), Requirement("LH-HT-035a"), Requirement("LH-HT-048c")]
    private static IEnumerable<Finding> Days(ContractEntry e, ContractRules rules, DateOnly today)
    {
        var (signed, term) = (Citation.Of(Law.LuohuContracts, 48, 3), Citation.Of(Law.LuohuContracts, 35, 1));
        if (e.SignedOn is not { } on || on > today) yield return Finding.Block("contract.signed-on", "请填最后一方签署的日期，不能晚于今天。", signed, "signedOn", "照合同落款填写。");
        if (e.Signing.Place.Trim().Length is 0 or > 100) yield return Finding.Block("contract.signed-at", "请填签订地点，不超过 100 字。", signed, "place", "照合同填写。");
        if (e.StartsOn is not { } from) yield return Finding.Block("contract.starts", "请填合同期限从哪天开始。", term, "startsOn", "例如 2026-01-01。");
        else if (e.EndsOn < from) yield return Finding.Block("contract.ends", "合同期限的最后一天不能早于第一天。", term, "endsOn", "请核对两个日期。");
        else if (rules.SpecialOf(e.Types) is { } special)
        {
            if (e.EndsOn >= from.AddYears(special.LongestYears))
                yield return Finding.Block("contract.special-term", $"这类合同的期限按{special.Basis}，最长 {special.LongestYears} 年。", Citation.Of(Law.LuohuContracts, 35, 3), "endsOn", "请缩短期限。");
        }
        else if (e.EndsOn is { } until && IsLong(from, until, rules) && Blank(e.Signing.LongTermApproval))
            yield return Finding.Block("contract.long-term", $"合同期限超过 {rules.LongestTermYears} 年，还没有主管领导签字批准。", term, "longTerm", "请报主管领导批准后填批准件的文号或者日期；或者缩短期限。");
    }

    /// <summary>Five years from 1 January end on 31 December.</summary>
    public static bool IsLong(DateOnly from, DateOnly until, ContractRules rules) => until >= from.AddYears(rules.LongestTermYears);

    [Article(Law.LuohuContracts, 48), Requirement("LH-HT-048a"), Requirement("LH-HT-048b")]
    private static IEnumerable<Finding> Signed(ContractEntry e)
    {
        if (Blank(e.Signing.Decision) || e.Signing.DecidedOn == default || e.Signing.DecidedOn > e.SignedOn)
            yield return Finding.Block("contract.decision", "请填单位内部怎样决定签订：形式、文件和日期，不能晚于签订。", Citation.Of(Law.LuohuContracts, 48, 1), "decision", "例如：局长办公会纪要第 3 号。");
        if (!e.SignedByRepresentative && Blank(e.Signing.Authorisation))
            yield return Finding.Block("contract.authorisation", "不是法定代表人签的，要有法定代表人的书面授权委托书。", Citation.Of(Law.LuohuContracts, 48, 2), "authorisation", "请填授权委托书的编号或者日期。");
    }

    [Article(Law.LuohuContracts, 4, 1), Requirement("LH-HT-004b")]
    private static IEnumerable<Finding> Behind(ContractEntry e, Signer signer)
    {
        if (signer.Class is SignerClass.Government)
            yield return Finding.Block("contract.government-handles", "政府签的合同由职能部门或者指定的部门承办，不由政府自己承办。", Citation.Of(Law.LuohuContracts, 4, 1), "backing", "请由承办部门登记。");
        if (e.Backing is not Backing.Own && Blank(e.BackingBasis))
            yield return Finding.Block("contract.backing-basis", e.Backing is Backing.InGovernmentsName ? "以政府名义签的，请写明本部门为什么承办：职能或者政府指定的依据。" : "经政府批准签的，请写明批准文号。",
                Citation.Of(Law.LuohuContracts, 4, 1), "backingBasis", "例如：按职能；或者批复文号。");
        if (e.Backing is not Backing.Own && !signer.IsGovernment)
            yield return Finding.Block("contract.enterprise-backing", "国有企事业单位合同不以政府名义签订。", Citation.Of(Law.LuohuContracts, 70, 1), "backing", "请选“本单位签订”。");
    }

    [Article(Law.LuohuContracts, 56, 1), Requirement("LH-HT-056a")]
    private static IEnumerable<Finding> Derived(ContractEntry e)
    {
        if (e.Parent is null != e.Derivation is null) yield return Finding.Block("contract.derivation", "变更、补充、解除协议请写明是哪份合同的，是哪一种。", Citation.Of(Law.LuohuContracts, 51), "derivation", "从原合同的页面进入登记。");
        if (e.Derivation is not null && Blank(e.ChangeReason))
            yield return Finding.Block("contract.change-reason", "请写明客观情况发生了什么变化，为什么要变更。", Citation.Of(Law.LuohuContracts, 56, 1), "changeReason", "一两句话说明。");
    }

    private static bool Blank(string text) => text.Trim().Length == 0;
}
