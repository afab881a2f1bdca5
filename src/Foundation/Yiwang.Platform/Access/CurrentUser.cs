namespace Yiwang.Platform.Access;

/// <summary>Who acts in this scope, and what the post allows on this day. Filled once, by sign-in, by a job or by a test.</summary>
public sealed class CurrentUser
{
    /// <summary>Null for somebody who has not signed in.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>For the page's header only; never written to logs or the ledger.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>The post held, by code; the public is a post too.</summary>
    public string Post { get; private set; } = "";

    public string PostName { get; private set; } = "";

    /// <summary>The institution of the post, by code; empty for the public.</summary>
    public string Institution { get; private set; } = "";

    public string InstitutionName { get; private set; } = "";

    /// <summary>The region that the institution is responsible for (GB/T 2260); empty for the public.</summary>
    public string Region { get; private set; } = "";

    public IReadOnlySet<string> Permissions { get; private set; } = new HashSet<string>();

    public bool IsSignedIn => AccountId is not null;

    public bool IsOfficer => Institution.Length > 0;

    public bool May(string permission) => Permissions.Contains(permission);

    public void Become(CurrentUser other) => Become(
        other.AccountId, other.DisplayName, other.Post, other.PostName, other.Institution, other.InstitutionName, other.Region, other.Permissions);

    public void Become(
        Guid? accountId, string displayName, string post, string postName,
        string institution, string institutionName, string region, IReadOnlySet<string> permissions)
    {
        (AccountId, DisplayName, Post, PostName) = (accountId, displayName, post, postName);
        (Institution, InstitutionName, Region, Permissions) = (institution, institutionName, region, permissions);
    }

    /// <summary>The platform itself, doing one named thing that repeats or follows from a fact.</summary>
    public void BecomeSystem(string task, params IEnumerable<string> permissions) =>
        Become(null, task, $"system.{task}", "系统", "", "", "", permissions.ToHashSet());
}
