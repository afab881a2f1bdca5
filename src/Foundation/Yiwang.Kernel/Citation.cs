namespace Yiwang.Kernel;

/// <summary>A place in a regulation. (Interim form; see the full one on branch kernel-values.)</summary>
public sealed record Citation(string Document, int Article, int Paragraph = 0, int Item = 0, int SubItem = 0)
{
    public static Citation Of(string law, int article, int paragraph = 0, int item = 0, int subItem = 0) => new(law, article, paragraph, item, subItem);
    public string Key => $"{Document}#{Article}.{Paragraph}.{Item}.{SubItem}";
    public string Href => "/regulations/" + Document;
    public static Citation FromKey(string key) { var p = key.Split('#'); var n = p[1].Split('.').Select(int.Parse).ToArray(); return new(p[0], n[0], n[1], n[2], n[3]); }
}
