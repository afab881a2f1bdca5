using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>Conclusions as people say them, and the change that each becomes when it is published.</summary>
internal static class CleanUpWords
{
    public static string Of(Conclusion conclusion) => conclusion switch
    {
        Conclusion.Repeal => "废止",
        Conclusion.Lapse => "宣布失效",
        Conclusion.Amend => "修订",
        _ => "继续有效",
    };

    public static ChangeKind KindOf(Conclusion conclusion) => conclusion switch
    {
        Conclusion.Repeal => ChangeKind.Repealed,
        Conclusion.Lapse => ChangeKind.Lapsed,
        Conclusion.Amend => ChangeKind.AmendmentDecided,
        _ => ChangeKind.Kept,
    };

    public static string Of(Tally tally) => $"废止 {tally.Repealed} 件，宣布失效 {tally.Lapsed} 件，修订 {tally.Amended} 件，继续有效 {tally.Kept} 件";
}
