using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Showing;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Entering;

/// <summary>One answer on the last page.</summary>
/// <param name="Field">What a finding names.</param>
internal sealed record EntryAnswer(string Field, string Question, string Answer);

/// <summary>An entry as its handler reads it once more before it is entered: each page with what was answered there.</summary>
internal sealed class EntrySummary(CityDirectory city)
{
    public IReadOnlyList<EntryAnswer> Of(EntryStep step, ContractEntry e, IReadOnlyList<Choice> people) => [.. (step.Key switch
    {
        "contract" => Contract(e),
        "parties" => Parties(e),
        "money" => Money(e),
        "term" => Term(e),
        "handling" => Handling(e, people),
        "signing" => Signing(e),
        "nodes" => Nodes(e),
        _ => [],
    }).Where(a => a.Answer.Trim().Length > 0)];

    private static IEnumerable<EntryAnswer> Contract(ContractEntry e)
    {
        if (e.Derivation is { } derivation)
        {
            yield return new("derivation", "是哪一种协议", ContractWords.Of(derivation));
            yield return new("fields", "变更了什么", string.Join("、", e.ChangedFields));
            yield return new("changeReason", "为什么变更", e.ChangeReason);
        }

        yield return new("title", "合同名称", e.Title);
        yield return new("types", "合同情形", Names(e.Types.Select(t => $"{t}"), ContractStep.Types));
        yield return new("typeBasis", "政府认定的依据", e.TypeBasis);
        yield return new("content", "主要内容", e.Content);
        if (e.Exclusion is not Exclusion.None) yield return new("exclusion", "是不是不适用的协议", Names([$"{e.Exclusion}"], ContractStep.Exclusions));
    }

    private static IEnumerable<EntryAnswer> Parties(ContractEntry e) => e.Parties.SelectMany((p, n) => new EntryAnswer[]
    {
        new($"party-kind-{n}", $"对方 {n + 1} 的类型", p.Name.Length > 0 ? ContractWords.Of(p.Kind) : ""), new($"party-name-{n}", $"对方 {n + 1} 的名称", p.Name), new($"party-code-{n}", $"对方 {n + 1} 的代码或者号码", p.Code),
    });

    private static IEnumerable<EntryAnswer> Money(ContractEntry e) =>
    [
        new("amount", "标的金额", e.HasNoAmount ? "无标的金额" : Amount(e.AmountInFen)), new("pays", "其中政府付款", e.PaysInFen > 0 ? Yuan.Text(e.PaysInFen) : "不付款"), new("found", "怎样确定对方", Names([$"{e.Found}"], MoneyStep.Ways)),
        new("mustBeCentral", "集中采购", e.MustBeCentral ? "按规定应当集中采购" : ""), new("procurement", "采购项目编号", e.ProcurementNumber), new("asset", "国有资产", e.DisposesOfStateAsset ? "涉及" : ""),
        new("housing", "人才保障住房", e.IsTalentHousing ? "是租售合同" : ""), new("priceBasis", "价格怎样确定的", e.Terms.PriceBasis),
    ];

    private static IEnumerable<EntryAnswer> Term(ContractEntry e) =>
    [
        new("startsOn", "期限从哪天开始", Day(e.StartsOn)), new("endsOn", "期限到哪天", e.StartsOn is not null && e.EndsOn is null ? "没有约定" : Day(e.EndsOn)), new("longTerm", "主管领导的批准", e.Signing.LongTermApproval),
        new("actScope", "行为的定义和范围", e.Terms.ActScope), new("steps", "先后步骤和条件", string.Join("；", e.Terms.Steps.Select(s => s.Condition.Length > 0 ? $"{s.What}（{s.Condition}）" : s.What))),
        new("secrets", "涉及的秘密", Names(e.Terms.Secrets.Select(s => $"{s}"), TermStep.Kinds)), new("secrecyClause", "保密约定", e.Terms.HasSecrecyClause ? "有" : ""), new("procurementPoints", "逐项核对符合的", string.Join("；", e.Terms.ProcurementPoints)),
    ];

    private IEnumerable<EntryAnswer> Handling(ContractEntry e, IReadOnlyList<Choice> people) =>
    [
        new("backing", "以谁的名义", ContractWords.Of(e.Backing)), new("backingBasis", "承办或者批准的依据", e.BackingBasis), new("handler", "承办人", Names([$"{e.Handler}"], people)), new("project", "属于哪个事项", e.Project),
        new("otherHandler", "换承办人的理由", e.OtherHandlerReason), new("coHandlers", "共同承办的其他部门", string.Join("、", e.CoHandlers.Select(Institution))), new("lead", "由谁主办", e.Lead.Length > 0 ? Institution(e.Lead) : ""),
    ];

    private static IEnumerable<EntryAnswer> Signing(ContractEntry e) =>
    [
        new("legality", "合法性审查的编号", e.Signing.Legality), new("unreviewed", "没有审查的原因", e.Signing.Unreviewed), new("decision", "内部怎样决定的", e.Signing.Decision), new("decidedOn", "决定的日期", e.Signing.DecidedOn == default ? "" : Day(e.Signing.DecidedOn)),
        new("signedOn", "最后一方签署的日期", Day(e.SignedOn)), new("place", "签订地点", e.Signing.Place), new("representative", "谁签的字", e.SignedByRepresentative ? "法定代表人本人" : ""), new("authorisation", "授权委托书", e.Signing.Authorisation),
        new("seal", "印章", Names([$"{e.Signing.Seal}"], SigningStep.Seals)),
    ];

    private static IEnumerable<EntryAnswer> Nodes(ContractEntry e) => e.Nodes.Select((n, i) => new EntryAnswer($"node-name-{i}", $"节点 {i + 1}", n.IsBlank ? "" : $"{n.Name}，{Day(n.On)}{(n.PaysInFen > 0 ? $"，付 {Yuan.Text(n.PaysInFen)}" : "")}{(n.NeedsAcceptance ? "，验收合格以后才付款" : "")}"));

    private string Institution(string code) => city.FindInstitution(code)?.Name ?? code;

    private static string Names(IEnumerable<string> values, IReadOnlyList<Choice> choices) => string.Join("、", values.Select(v => choices.FirstOrDefault(c => c.Value == v)?.Label).OfType<string>());

    private static string Amount(long? fen) => fen is { } known ? Yuan.Text(known) : "";

    private static string Day(DateOnly? day) => day?.ToChinese() ?? "";
}
