using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Rules;

/// <summary>第十条第七款: who designs, builds and maintains the system decides nothing in it.</summary>
internal static class MaintenanceApart
{
    private const string Maintains = "platform.", Business = "contracting.";

    /// <summary>Each post that maintains the platform and could also act on contracts.</summary>
    [Article(Law.LuohuContracts, 10, 7), Requirement("LH-HT-010g")]
    public static IEnumerable<Finding> Check(IEnumerable<Post> posts) =>
        from post in posts
        where post.Permissions.Any(p => p.StartsWith(Maintains, StringComparison.Ordinal))
        let business = post.Permissions.Where(p => p.StartsWith(Business, StringComparison.Ordinal)).ToArray()
        where business.Length > 0
        select Finding.Block("contract.pack.maintainer", $"岗位“{post.Code}”既维护系统，又有合同业务权限：{string.Join("、", business)}。", Citation.Of(Law.LuohuContracts, 10, 7), post.Code, "请从 posts.yaml 去掉其中一类权限。");
}
