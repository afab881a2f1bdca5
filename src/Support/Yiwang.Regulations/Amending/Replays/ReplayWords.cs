using System.Globalization;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Replays;

/// <summary>A replay as a person reads it.</summary>
internal static class ReplayWords
{
    public static string Sum(ReplayProgress p) =>
        $"已试算 {p.Done:N0} 件，其中 {p.Otherwise:N0} 件的结果会不同，{p.Counts[ReplayFate.Same]:N0} 件不变"
        + (p.Counts[ReplayFate.NotReproduced] > 0 ? $"，{p.Counts[ReplayFate.NotReproduced]:N0} 件用现行规则重算就与当时的结论不一致，不作比较" : "")
        + (p.Counts[ReplayFate.NotDecided] > 0 ? $"，{p.Counts[ReplayFate.NotDecided]:N0} 件撤回的没有决定可比" : "");

    public static string Of(ReplayedOutcome outcome) => outcome.AmountInFen is { } fen and not 0 ? $"{outcome.Words} {Yuan(fen)}" : outcome.Words;

    public static string Difference(ReplayedCase replayed) => replayed.Now.AmountInFen - replayed.Then.AmountInFen is { } fen ? Signed(fen) : "待人判断";

    public static string Signed(long fen) => fen > 0 ? $"+{Yuan(fen)}" : Yuan(fen);

    public static string Yuan(long fen) => $"{(fen / 100m).ToString("#,##0.##", CultureInfo.InvariantCulture)} 元";
}
