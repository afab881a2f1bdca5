using Yiwang.Design;

namespace Yiwang.Contracting.Disputing;

/// <summary>What officials call it.</summary>
internal static class DisputeWords
{
    public static IReadOnlyList<Choice> Ways { get; } = [.. Enum.GetValues<DisputeWay>().Select(w => new Choice(w.ToString(), Of(w)))];
    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<EvidenceKind>().Select(k => new Choice(k.ToString(), Of(k)))];

    public static string Of(DisputeWay way) => way switch { DisputeWay.Talks => "协商", DisputeWay.Mediation => "调解", DisputeWay.Arbitration => "仲裁", _ => "诉讼" };

    public static string Of(DisputeState state) => state switch { DisputeState.Registered => "查明情况", DisputeState.Handling => "处理中", _ => "已结案" };

    public static string Of(EvidenceKind kind) => kind switch { EvidenceKind.Breach => "对方违约", EvidenceKind.Loss => "造成的损失", EvidenceKind.OwnPerformance => "政府一方履行", _ => "其他" };
}
