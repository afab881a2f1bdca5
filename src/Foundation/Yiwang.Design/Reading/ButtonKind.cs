namespace Yiwang.Design;

/// <summary>One primary button a page; danger is for what can't be taken back.</summary>
public enum ButtonKind { Primary, Secondary, Danger }

/// <summary>The meanings that a colour may carry; a word always stands with it.</summary>
public enum Tone { Neutral, Brand, Good, Attention, Bad }

internal static class ToneClass
{
    public static string Of(Tone tone) => tone switch
    {
        Tone.Brand => "tone-brand",
        Tone.Good => "tone-good",
        Tone.Attention => "tone-attention",
        Tone.Bad => "tone-bad",
        _ => "tone-neutral",
    };
}
