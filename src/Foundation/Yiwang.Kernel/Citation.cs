namespace Yiwang.Kernel;

/// <summary>A place in a regulation. (Interim form; see the full one on branch kernel-values.)</summary>
public sealed record Citation(string Document, int Article, int Paragraph = 0, int Item = 0, int SubItem = 0)
{
    public static Citation Of(string law, int article, int paragraph = 0, int item = 0, int subItem = 0) => new(law, article, paragraph, item, subItem);
}
