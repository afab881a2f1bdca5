using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Paying;
using Yiwang.Design;

namespace Yiwang.Contracting.Showing;

/// <summary>What officials call it.</summary>
internal static class ContractWords
{
    /// <summary>第五条第二款; the number is the item.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "本级国有物业的使用、出租、转让等", "国有自然资源使用权", "教育、医疗、民政、文体等公共资源", "使用财政资金（采购、工程招标等）", "城市更新、棚改、招商引资的监管协议",
        "履行行政职能的收益或者负债合同", "招商、能源、城市营销、会展、赛事等活动", "合作、框架、备忘录、意向性协议", "补充协议、承诺函等有合同效力的文件", "政府认定的其他合同",
    ];

    /// <summary>第五十四条第一款; the number is the item.</summary>
    public static IReadOnlyList<string> Situations { get; } =
        ["对方不履行，或者履行不符合约定", "对方预期违约，或者其他可能影响履行的情形", "对方财产恶化、失去信誉或者履行能力", "法律政策修改废止，或者客观情况重大变化", "不可抗力"];

    public static string Of(FilingState state) => state switch
    {
        FilingState.Due => "待备案", FilingState.Filed => "已备案，待核对", FilingState.Checked => "已备案，已核对", FilingState.Returned => "备案被退回", _ => "免备案",
    };

    public static Tone ToneOf(FilingState state) => state switch
    {
        FilingState.Filed or FilingState.Checked => Tone.Good, FilingState.Returned => Tone.Bad, _ => Tone.Neutral,
    };

    public static string Of(Backing backing) => backing switch { Backing.Own => "本单位签订", Backing.InGovernmentsName => "以政府名义签订", _ => "经政府批准签订" };

    public static string Of(Derivation derivation) => derivation switch { Derivation.Supplement => "补充协议", Derivation.Change => "变更协议", _ => "解除协议" };

    public static string Of(PartyKind kind) => kind switch { PartyKind.NaturalPerson => "自然人", PartyKind.LegalPerson => "法人", _ => "非法人组织" };

    public static string Of(PaymentState state) => state switch { PaymentState.Asked => "等财务审核", PaymentState.Agreed => "同意付款", _ => "不予付款" };

    public static string Of(FilingStanding standing) => standing switch { FilingStanding.Filed => "已备案", FilingStanding.Exempt => "免备案", FilingStanding.NotYet => "应备案未备案", _ => "逾期未备案" };
}
