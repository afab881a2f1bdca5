using Yiwang.Kernel;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Reading;

/// <summary>Sentences about a document that more than one page says.</summary>
internal static class DocumentWords
{
    public static string Issued(Regulation regulation) =>
        regulation.IssuedOn is { } day ? $"{regulation.IssuedBy}，{ValidityRule.Day(day)}印发" : $"{regulation.IssuedBy}，{regulation.IssuedNote}";

    /// <summary>28 条, 82 处; 处 where the document has no articles.</summary>
    public static string Size(Regulation regulation) => $"{regulation.Articles.Count()} {(regulation.HasArticles ? "条" : "处")}";

    /// <summary>How the place stands in print, where that is not how it is cited.</summary>
    public static string? Printed(Regulation regulation, Citation place) =>
        regulation.PrintsPlainNumbers && place.Article > 0 ? $"原文不写“第几条”，印作“{ChineseNumber.Format(place.Article)}、”。" : null;

    public static string State(CatalogueRequirement requirement, IReadOnlySet<string> implemented) =>
        (requirement.IsEnforceable, implemented.Contains(requirement.Id)) switch
        {
            (_, true) => "已有规则",
            (true, false) => "还没有做",
            _ => "只登记或提醒",
        };
}
