using Yiwang.Regulations.Amending.Versions;

namespace Yiwang.Regulations.Amending.Impacts;

/// <summary>What is touched, as a person reads it.</summary>
internal static class ImpactWords
{
    public static string Of(TouchKind kind) => kind switch
    {
        TouchKind.Rule => "程序里的规则",
        TouchKind.Period => "期限",
        TouchKind.Amount => "金额",
        TouchKind.Material => "材料",
        TouchKind.Refusal => "拒绝或提醒的理由",
        _ => "规则文件里的其他条目",
    };

    public static string Sum(Impact impact) => impact.Touches.Any()
        ? "动到" + string.Join("、", impact.Touches.GroupBy(t => t.Kind).OrderBy(g => g.Key).Select(g => $"{Of(g.Key)} {g.Count()} 处"))
        : "没有规则引用改动的条";

    /// <summary>What has to be done about one that is touched.</summary>
    public static string ToDo(ArticleChange change, Touch touch) => (change.Fate, touch.IsReworded) switch
    {
        (ArticleFate.Removed, _) => "所引的条删去了，要改引或撤掉",
        (ArticleFate.Moved, _) => $"只要把条号改成{Loading.ChangeWords.NameOf(change.New!)}",
        (_, true) => change.IsRenumbered ? "所引的字改了，条号也改了" : "所引的字改了，要核对",
        _ => change.IsRenumbered ? "所引的这一处文字没有变，只要改条号" : "所引的这一处文字没有变",
    };
}
