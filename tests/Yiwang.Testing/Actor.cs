using Yiwang.Platform.Access;

namespace Yiwang.Testing;

/// <summary>Somebody who acts in a scenario: the post that is held and what it allows. The persons are invented.</summary>
public sealed record Actor(string Name, string Post, string PostName, params IEnumerable<string> Permissions)
{
    public Guid? AccountId { get; init; } = Guid.CreateVersion7();

    /// <summary>How sure the platform is of this person; sensitive acts ask for more than the lowest.</summary>
    public AssuranceLevel Assurance { get; init; } = AssuranceLevel.Three;

    /// <summary>The legal person in whose name it is done.</summary>
    public ActingFor? ActsFor { get; init; }

    /// <summary>Code of the institution; empty for the public.</summary>
    public string Institution { get; init; } = "";

    public string InstitutionName { get; init; } = "";

    /// <summary>GB/T 2260 code of what the institution is responsible for; empty for the public.</summary>
    public string Region { get; init; } = "";

    public static Actor Citizen(params IEnumerable<string> permissions) => new("测试甲", "citizen", "群众", permissions);

    public static Actor Clerk(string region, params IEnumerable<string> permissions) => new("示例经办", "clerk", "经办人", permissions)
    {
        Institution = $"institution-{region}",
        InstitutionName = $"示例单位{region}",
        Region = region,
    };

    /// <summary>Signed in, and allowed nothing.</summary>
    public static Actor Stranger() => new("示例路人", "stranger", "无岗位", []);

    internal static Actor Of(CurrentUser user) => new(user.DisplayName, user.Post, user.PostName, user.Permissions)
    {
        AccountId = user.AccountId, Institution = user.Institution, InstitutionName = user.InstitutionName, Region = user.Region,
    };

    internal void Enter(CurrentUser user)
    {
        user.Become(AccountId, Name, Post, PostName, Institution, InstitutionName, Region, Permissions.ToHashSet());
        user.ComeWith(null, Assurance, ActsFor);
    }
}
