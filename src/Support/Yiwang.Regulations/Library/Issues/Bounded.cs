namespace Yiwang.Regulations.Library.Issues;

/// <summary>What a scan calls a title may be a page long; columns that are listed and indexed are not.</summary>
internal static class Bounded
{
    public static string To(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
