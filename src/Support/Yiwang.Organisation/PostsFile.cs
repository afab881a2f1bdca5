using Yiwang.Organisation.Public;
using Yiwang.Platform.Packs;

namespace Yiwang.Organisation;

internal static class PostsFile
{
    public static IReadOnlyList<Post> Read(YamlFile file, IReadOnlySet<string> kinds, IReadOnlySet<string> permissions)
    {
        var posts = new List<Post>();
        var seen = new HashSet<string>();
        foreach (var row in file.Root.Maps("posts"))
        {
            var (code, name, kind, granted) = (row.Text("code"), row.Text("name"), row.OptionalText("institution-kind"), row.Texts("permissions"));
            var exists = CityPack.ReadExistence(row);
            if (kind is not null && !kinds.Contains(kind)) row.Refuse("institution-kind", "post.kind", $"institutions.yaml 的 kinds 中没有“{kind}”这一类机构。");
            foreach (var unknown in granted.Where(p => !permissions.Contains(p)))
            {
                row.Refuse("permissions", "post.permission", $"没有任何模块定义权限“{unknown}”（岗位“{code}”）。", "请核对拼写，或从岗位中去掉它。");
            }

            if (CityPack.IsNew(seen, row, code)) posts.Add(new(code, name, kind, granted.ToHashSet()) { Exists = exists });
        }

        if (!seen.Contains(Posts.Public)) file.Refuse(0, "post.no-public", $"缺少岗位“{Posts.Public}”（办事人）。", "请补上；没有它，任何人都办不了事。");
        return posts;
    }
}
