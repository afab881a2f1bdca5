using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>
/// Reads <c>packs/china/regulations/*.yaml</c> and <c>packs/CITY/regulations/*.yaml</c>, one file for each regulation,
/// with the counties' decisions from the rulebooks beside them.
/// </summary>
internal static class RegisterReader
{
    public static (IReadOnlyList<Regulation> Regulations, IReadOnlyList<Finding> Findings) ReadAll(string packs, string city)
    {
        var (regulations, findings) = (new List<Regulation>(), new List<Finding>());
        foreach (var path in new[] { "china", city }.Select(p => Path.Combine(packs, p, "regulations")).Where(Directory.Exists)
                     .SelectMany(d => Directory.EnumerateFiles(d, "*.yaml")).Order(StringComparer.Ordinal))
        {
            var (regulation, own) = Read(path);
            findings.AddRange(own);
            if (own.Count > 0) continue;
            if (regulations.Exists(r => r.Law == regulation.Law))
                findings.Add(Finding.Block("register.document-twice", $"{regulation.Number} 登记了两次。", where: path, remedy: "请只留一份文件。"));
            else regulations.Add(regulation);
        }

        return (regulations, findings);
    }

    public static (Regulation Regulation, IReadOnlyList<Finding> Findings) Read(string path)
    {
        // The law that short citations belong to stands in the file itself, so it is read twice; the first reading is not used further.
        var law = YamlFile.Read(path).Root.OptionalMap("document")?.OptionalText("law") ?? "";
        var file = YamlFile.Read(path, law);
        var document = file.Root.Map("document");
        document.Text("law");
        if (law.Length > 0 && law.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            document.Refuse("law", "register.law", $"“{law}”不是“地区/文号”的写法。", "例如：汕尾/汕府办〔2019〕21号。");

        var from = document.Date("in-force-from");
        var regulation = new Regulation(law, document.Text("title"), document.Text("issued-by"), document.Date("issued"), from, ReadChapters(file, law))
        {
            ValidUntil = document.OptionalNumber("validity-years") is { } years ? from.AddYears(years) : null,
            ValidityArticle = document.OptionalCitation("validity-article"),
            InterpretedBy = document.OptionalText("interpreted-by") ?? "",
            Catalogue = document.OptionalText("catalogue") ?? "",
        };

        var (decisions, problems) = document.OptionalText("local-decisions") is { } stem
            ? DecisionReader.ReadAll(Path.Combine(Path.GetDirectoryName(path)!, "..", "rulebooks"), stem)
            : ([], []);
        return (regulation with { Decisions = decisions }, [.. file.Finish(), .. problems]);
    }

    private static Chapter[] ReadChapters(YamlFile file, string law)
    {
        var maps = file.Root.Maps("chapters");
        Chapter[] chapters = [.. maps.Select(map => new Chapter(map.Number("number"), map.Text("title"), [.. map.Maps("articles").Select(a => ReadArticle(a, law))]))];
        RefuseGaps(file, chapters);
        RefuseTwice(file, chapters);
        return chapters;
    }

    // Articles are numbered through the whole document; one left out would look like one without duty.
    private static void RefuseGaps(YamlFile file, Chapter[] chapters)
    {
        var numbers = chapters.SelectMany(c => c.Articles).Select(a => a.Citation.Article).ToArray();
        var gap = Array.FindIndex(numbers, n => n != Array.IndexOf(numbers, n) + 1);
        if (gap >= 0)
            file.Refuse(file.Root.LineOf("chapters"), "register.article-order", $"条次应从1起连续，第{gap + 1}个写的是{numbers[gap]}。");
    }

    private static void RefuseTwice(YamlFile file, Chapter[] chapters)
    {
        foreach (var twice in chapters.SelectMany(c => c.Articles).SelectMany(a => a.Requirements).CountBy(r => r.Id).Where(c => c.Value > 1))
            file.Refuse(file.Root.LineOf("chapters"), "register.requirement-twice", $"要求 {twice.Key} 写了两次。");
    }

    private static RegulationArticle ReadArticle(YamlMap map, string law)
    {
        var citation = Citation.Of(law, Math.Clamp(map.Number("number"), 0, 999));
        CatalogueRequirement[] requirements = [.. map.Maps("requirements").Select(r => ReadRequirement(r, law))];
        var article = new RegulationArticle(citation, map.Text("gist"), map.Choice<Duty>("duty"), map.Text("because"), requirements);

        if (article.Duty is not Duty.Software && requirements.Any(r => r.IsEnforceable))
            map.Refuse("duty", "register.duty", $"{citation.Place}有系统须执行的要求，职责应为 software。");
        foreach (var strange in requirements.Where(r => r.Citation.Article != citation.Article))
            map.Refuse("requirements", "register.place", $"{strange.Id} 写的是{strange.Citation.Place}，却放在{citation.Place}下。");
        return article;
    }

    private static CatalogueRequirement ReadRequirement(YamlMap map, string law) =>
        new(map.Text("id"), map.Citation("article"), map.Flag("enforce"), map.Text("gist")) { Also = [.. ReadAlso(map, law)] };

    private static IEnumerable<Citation> ReadAlso(YamlMap map, string law)
    {
        foreach (var text in map.Texts("also"))
        {
            if (Citation.TryParse(text, out var place)) yield return place.In(law);
            else map.Refuse("also", "yaml.citation", $"“{text}”不是条款的写法，例如：第十条（二）1。");
        }
    }
}
