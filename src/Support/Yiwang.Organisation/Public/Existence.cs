namespace Yiwang.Organisation.Public;

/// <summary>From which day to which day a region, an institution or a post is there, both included. Without a day: it was before, or still is.</summary>
public readonly record struct Existence(DateOnly? From, DateOnly? To)
{
    public bool Covers(DateOnly day) => !(day < From) && !(day > To);
}
