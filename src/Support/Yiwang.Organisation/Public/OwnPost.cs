namespace Yiwang.Organisation.Public;

/// <summary>What everybody who holds a post may do with that post of his own; no line of a pack gives or takes it.</summary>
public static class OwnPost
{
    public const string Permission = "organisation.own-post";
}
