using Yiwang.Design;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>The four answers to what shall become of a document.</summary>
internal static class CleanUpChoices
{
    public static IReadOnlyList<Choice> All { get; } = [.. Enum.GetValues<Conclusion>().Select(c => new Choice(c.ToString(), CleanUpWords.Of(c)))];
}
