using Yiwang.Design;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;

internal static class RectificationWords
{
    public static (string Word, Tone Tone) Of(RectificationState state) => state switch
    {
        RectificationState.Opened => ("已立案", Tone.Brand),
        RectificationState.Ordered => ("整改中", Tone.Attention),
        RectificationState.Failed => ("复查不合格", Tone.Bad),
        RectificationState.Closed => ("合格结案", Tone.Good),
        _ => ("取消定点", Tone.Bad),
    };
}
