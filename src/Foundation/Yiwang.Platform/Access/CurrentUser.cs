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

    /// <summary>The sign-in that this request came with; null for the platform itself and for whoever has not signed in.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>How sure the platform is of who it is.</summary>
    public AssuranceLevel Assurance { get; private set; }

    /// <summary>The legal person or ward in whose name this person acts just now; null when for himself.</summary>
    public ActingFor? ActsFor { get; private set; }

    public bool IsSignedIn => AccountId is not null;

    public bool IsOfficer => Institution.Length > 0;

    public bool May(string permission) => Permissions.Contains(permission);

    /// <summary>Whether the act may be done by somebody of whom the platform is that sure. The platform itself is nobody who could be asked.</summary>
    public bool IsSureEnough(AssuranceLevel level) => AccountId is null || Assurance >= level;

    public void Become(CurrentUser other)
    {
        Become(other.AccountId, other.DisplayName, other.Post, other.PostName, other.Institution, other.InstitutionName, other.Region, other.Permissions);
        ComeWith(other.SessionId, other.Assurance, other.ActsFor);
    }

    public void Become(
        Guid? accountId, string displayName, string post, string postName,
        string institution, string institutionName, string region, IReadOnlySet<string> permissions)
    {
        (AccountId, DisplayName, Post, PostName) = (accountId, displayName, post, postName);
        (Institution, InstitutionName, Region, Permissions) = (institution, institutionName, region, permissions);
        ComeWith(null, AssuranceLevel.None, null);
    }

    /// <summary>What the sign-in adds to the account: which one it is, how sure, in whose name, and what everybody signed in may do.</summary>
    public void ComeWith(Guid? session, AssuranceLevel assurance, ActingFor? actsFor, params IEnumerable<string> permissions)
    {
        (SessionId, Assurance, ActsFor) = (session, assurance, actsFor);
        var more = permissions.ToArray();
        if (more.Length > 0) Permissions = Permissions.Union(more).ToHashSet();
    }

    /// <summary>The platform itself, doing one named thing that repeats or follows from a fact.</summary>
    public void BecomeSystem(string task, params IEnumerable<string> permissions) =>
        Become(null, task, $"system.{task}", "系统", "", "", "", permissions.ToHashSet());
}
