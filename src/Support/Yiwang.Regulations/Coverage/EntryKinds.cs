namespace Yiwang.Regulations.Coverage;

/// <summary>What an entry of a pack decides.</summary>
internal enum EntryKind
{
    Period,
    Amount,
    Material,
    Refusal,

    /// <summary>A list, a step, a switch.</summary>
    Other,
}

internal static class EntryKinds
{
    private static readonly HashSet<string> Times = ["day", "days", "hours", "minutes", "month", "months", "period", "periods", "year", "years", "deadlines"];

    /// <param name="path">The way to the entry in its file.</param>
    public static EntryKind Of(string path)
    {
        var steps = path.Split('.');
        if (steps.Contains("standards") || steps.Contains("amounts")) return EntryKind.Amount;
        if (steps.Contains("materials")) return EntryKind.Material;
        if (steps.Contains("refusals")) return EntryKind.Refusal;
        return steps[^1].Split('-').Any(Times.Contains) ? EntryKind.Period : EntryKind.Other;
    }
}
