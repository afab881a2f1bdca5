namespace Yiwang.Organisation.Public;

/// <summary>What somebody may do, and at which kind of institution; people hold posts from a day to a day.</summary>
/// <param name="Code">For example <c>county-federation.reviewer</c>.</param>
/// <param name="InstitutionKind">Null for the public, who act for themselves.</param>
public sealed record Post(string Code, string Name, string? InstitutionKind, IReadOnlySet<string> Permissions)
{
    /// <summary>Outside of it the post allows nothing, whoever holds it.</summary>
    public Existence Exists { get; init; }
}

/// <summary>The posts that code asks for by name.</summary>
public static class Posts
{
    /// <summary>办事人: every natural person who has signed in.</summary>
    public const string Public = "public";
}
