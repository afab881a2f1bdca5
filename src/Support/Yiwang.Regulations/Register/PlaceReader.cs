using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>
/// Reads the places of a document: <c>number</c> for 第几章 and 第几条, <c>place</c> for the plain sections of a document without
/// articles (四（一）2, 附件1, 通知三, 前言, 全文). A place left out would look like one without duty, so gaps are refused.
/// </summary>
internal static class PlaceReader
{
    private const string Whole = "全文";

    public static Chapter[] Read(YamlFile file, string law)
    {
        Chapter[] chapters = [.. file.Root.Maps("chapters").Select(map =>
            new Chapter(PlaceOf(map, law, LevelKind.Chapter), map.Text("title"), [.. map.Maps("articles").Select(a => ReadArticle(a, law))]))];
        Citation[] places = [.. chapters.SelectMany(c => c.Articles).Select(a => a.Citation)];
        foreach (var problem in Twice(places).Concat(Gaps(places)).Take(1))
            file.Refuse(file.Root.LineOf("chapters"), "register.article-order", problem);
        foreach (var twice in chapters.SelectMany(c => c.Articles).SelectMany(a => a.Requirements).CountBy(r => r.Id).Where(c => c.Value > 1))
            file.Refuse(file.Root.LineOf("chapters"), "register.requirement-twice", $"要求 {twice.Key} 写了两次。");
        return chapters;
    }

    private static Citation PlaceOf(YamlMap map, string law, LevelKind numbered)
    {
        if (!map.Has("place"))
        {
            var number = Math.Clamp(map.Number("number"), 1, 999);
            return numbered is LevelKind.Article ? Citation.Of(law, number) : Citation.Parse($"第{number}章").In(law);
        }

        return map.OptionalText("place") == Whole ? Citation.Of(law, 0) : map.Citation("place");
    }

    private static RegulationArticle ReadArticle(YamlMap map, string law)
    {
        var citation = PlaceOf(map, law, LevelKind.Article);
        CatalogueRequirement[] requirements = [.. map.Maps("requirements").Select(r => ReadRequirement(r, law))];
        var article = new RegulationArticle(citation, map.Text("gist"), map.Choice<Duty>("duty"), map.Text("because"), requirements) { Periods = [.. map.Maps("periods").Select(p => ReadPeriod(p, citation)).OfType<StatedPeriod>()] };

        if (article.Duty is not Duty.Software && requirements.Any(r => r.IsEnforceable))
            map.Refuse("duty", "register.duty", $"{article.Name}有系统须执行的要求，职责应为 software。");
        foreach (var strange in requirements.Where(r => !citation.Contains(r.Citation)))
            map.Refuse("requirements", "register.place", $"{strange.Id} 写的是{strange.Citation.Place}，却放在{article.Name}下。");
        return article;
    }

    private static StatedPeriod? ReadPeriod(YamlMap map, Citation article)
    {
        var (step, amount, unit, place) = (map.Text("step"), map.Number("amount"), map.Choice<PeriodUnit>("unit"), map.Citation("article"));
        var isPromised = map.Has("promised") && map.Flag("promised");
        if (!article.Contains(place)) map.Refuse("article", "register.place", $"期限写的是{place.Place}，却放在{article.Place}下。");
        if (amount is >= 1 and <= 999) return new(step, new Period(amount, unit, place), isPromised);
        map.Refuse("amount", "register.period", "期限应在 1 到 999 之间。");
        return null;
    }

    private static CatalogueRequirement ReadRequirement(YamlMap map, string law) =>
        new(map.Text("id"), map.OptionalText("article") == Whole ? Citation.Of(law, 0) : map.Citation("article"), map.Flag("enforce"), map.OptionalText("gist") ?? "")
        {
            Also = [.. ReadAlso(map, law)],
        };

    private static IEnumerable<Citation> ReadAlso(YamlMap map, string law)
    {
        foreach (var text in map.Texts("also"))
        {
            if (Citation.TryParse(text, out var place)) yield return place.In(law);
            else map.Refuse("also", "yaml.citation", $"“{text}”不是条款的写法，例如：第十条（二）1。");
        }
    }

    private static IEnumerable<string> Twice(Citation[] places) =>
        places.GroupBy(p => p.Key).Where(g => g.Count() > 1).Select(g => $"{g.First().Place}登记了两次。");

    /// <summary>
    /// Below a place that is not registered itself, the places must be numbered from 1 without a gap. Below a registered one they
    /// are only finer entries for some of it, and need not be complete.
    /// </summary>
    private static IEnumerable<string> Gaps(Citation[] places)
    {
        var registered = places.Select(p => p.Code).ToHashSet();
        var seen = new Dictionary<string, List<CitationLevel>>();
        foreach (var place in places)
        {
            var above = "";
            foreach (var level in place.Levels)
            {
                // 第十条之一 was put in between; it takes no number of its own.
                if (registered.Contains(above) || level.Inserted > 0) break;
                var siblings = seen.TryGetValue($"{above}/{level.Kind}", out var known) ? known : seen[$"{above}/{level.Kind}"] = [];
                if (siblings.Count == 0 || siblings[^1] != level) siblings.Add(level);
                above = above.Length == 0 ? level.Code : $"{above}.{level.Code}";
            }
        }

        return seen.Values.SelectMany(Gaps);
    }

    private static IEnumerable<string> Gaps(List<CitationLevel> siblings)
    {
        // 附件 and 附表 may stand without a number.
        if (siblings is [{ Number: 0 }]) yield break;
        for (var i = 0; i < siblings.Count; i++)
        {
            if (siblings[i].Number == i + 1) continue;
            yield return $"序号应从1起连续，第{i + 1}个写的是{siblings[i].Number}。";
            yield break;
        }
    }
}
