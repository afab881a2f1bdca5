namespace Yiwang.Design;

/// <summary>What stands around every page: whose city it is, who is signed in, where one can go. The host knows it.</summary>
public interface IPageFrame
{
    /// <summary>For example 汕尾市.</summary>
    string CityName { get; }

    bool IsDemonstration { get; }

    /// <summary>The day on which the system acts; a demonstration may set it.</summary>
    DateOnly BusinessDate { get; }

    /// <summary>Null when nobody is signed in.</summary>
    string? UserName { get; }

    /// <summary>The post in which an officer acts, for example 陆丰市残联 · 审核岗.</summary>
    string? UserPost { get; }

    /// <summary>Where an officer sees and changes the post in which he acts; null where there is no such page.</summary>
    string? UserPostHref => null;

    bool IsOfficer { get; }

    /// <summary>The places that this user may go to, for the side of the house that the page belongs to.</summary>
    IReadOnlyList<NavItem> Navigation { get; }

    /// <summary>About, regulations, accessibility, open data: what stands in the footer.</summary>
    IReadOnlyList<NavItem> FooterLinks => [];

    string HomeHref => "/";
    string SignInHref => "/sign-in";

    /// <summary>Where one sees one's own sign-ins and means of signing in.</summary>
    string AccountHref => "/my/security";

    /// <summary>Where one chooses in whose name one acts; null for whoever acts for nobody else.</summary>
    string? ActingForHref => null;

    /// <summary>The legal person in whose name one acts just now.</summary>
    string? ActsForName => null;

    /// <summary>Receives a POST with an antiforgery token.</summary>
    string SignOutHref => "/sign-out";

    /// <summary>Where the business date of a demonstration is set; null hides the link.</summary>
    string? DemonstrationHref => null;
}

/// <summary>One place to go to.</summary>
/// <param name="Count">How many wait there; shown only when there are any.</param>
public sealed record NavItem(string Text, string Href, int? Count = null);
