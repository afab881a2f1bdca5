using Yiwang.Kernel;

namespace Yiwang.Design;

/// <summary>The one place that knows how a citation is written and where it opens.</summary>
internal static class CitationWords
{
    public static string Full(Citation citation) => $"{citation.Document}{Place(citation)}";

    public static string Place(Citation citation) =>
        $"第{citation.Article}条" + Part("款", citation.Paragraph) + Part("项", citation.Item) + Part("目", citation.SubItem);

    public static string Href(Citation citation) => $"/regulations/{Uri.EscapeDataString(citation.Document)}#a{citation.Article}";

    private static string Part(string word, int number) => number == 0 ? "" : $"第{number}{word}";
}
