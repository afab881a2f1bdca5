using System.Text.RegularExpressions;

namespace Yiwang.Kernel;

/// <summary>
/// Several places written in one line: 第九条、第二十六条（一）（七）; 第一、三款; 第五条至第七条; 四（三）1、2（4）. Inner places are completed from the one
/// before. A range is written out, at most a hundred places. Remarks in brackets are left aside; what is prose is handed back.
/// </summary>
/// <param name="Places">In the order in which they stand, complete.</param>
/// <param name="Prose">Pieces that name no place, as they stand: 全文, 封面, 末款.</param>
public sealed partial record CitationList(IReadOnlyList<Citation> Places, IReadOnlyList<string> Prose)
{
    private const string Numeral = "(?:[0-9]{1,3}|[零〇一二三四五六七八九十百]{1,7})";
    private const int MostOfARange = 100;

    /// <param name="text">One line, for example the <c>where</c> of a requirement.</param>
    /// <param name="law">Key of the document that the places lie in; empty to leave them relative.</param>
    public static CitationList Parse(string text, string law = "")
    {
        var (places, prose) = (new List<Citation>(), new List<string>());
        var plain = Remark().Replace(TextForms.Compact(text), "");
        plain = Shared().Replace(plain, list => string.Join('、', list.Groups["n"].Captures.Select(n => $"第{n.Value}{list.Groups["word"].ValueSpan}")));
        plain = HeadingDot().Replace(NextBracket().Replace(plain, ")、("), "$1");
        foreach (var piece in plain.Split(['、', ';', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var found = Read(piece, places.LastOrDefault(), law).ToList();
            if (found.Count == 0) prose.Add(piece);
            places.AddRange(found);
        }

        return new(places, prose);
    }

    private static IEnumerable<Citation> Read(string piece, Citation? before, string law)
    {
        var ends = Range().Match(piece) is { Success: true } range ? range.Groups : null;
        if (ends is null) return Complete(piece, before, law) is { } one ? [one] : [];

        // 第24至28项 shares its signs with both ends.
        var (begin, end) = (ends["first"].Value, ends["last"].Value);
        if (Unfinished().IsMatch(begin)) (begin, end) = (begin + end[^1], end.StartsWith('第') ? end : "第" + end);

        var first = Complete(begin, before, law);
        var last = Complete(end, first, law);
        return first is null || last is null ? [] : WrittenOut(first, last);
    }

    private static IEnumerable<Citation> WrittenOut(Citation first, Citation last)
    {
        var (a, b) = (first.Levels[^1], last.Levels[^1]);
        var isRange = first.Levels.Count == last.Levels.Count && a.Kind == b.Kind && first.Levels.SkipLast(1).SequenceEqual(last.Levels.SkipLast(1))
            && a.Number < b.Number && b.Number - a.Number < MostOfARange;
        return isRange
            ? Enumerable.Range(a.Number, b.Number - a.Number + 1).Select(n => first.With([.. first.Levels.SkipLast(1), a with { Number = n }]))
            : [first, last];
    }

    private static Citation? Complete(string piece, Citation? before, string law)
    {
        if (!Citation.TryParse(piece, out var place) || place.Levels.Count == 0) return null;
        if (place.Document.Length > 0) return place;

        var outermost = place.Levels[0];
        var isInner = outermost.Kind > LevelKind.Heading && before is not null && before.Levels[0].Kind < outermost.Kind;
        return isInner ? before!.With([.. before.Levels.TakeWhile(l => l.Kind < outermost.Kind), .. place.Levels]) : place.In(law);
    }

    [GeneratedRegex(@"\((?!" + Numeral + @"\))[^()]*\)")]
    private static partial Regex Remark();

    [GeneratedRegex(@"第\(?(?<n>" + Numeral + @")\)?(?:、\(?(?<n>" + Numeral + @")\)?)+(?<word>[章条款项])")]
    private static partial Regex Shared();

    // （五）（十一） are two items, （三）（1） is one place.
    [GeneratedRegex(@"(?<=[一二三四五六七八九十])\)\((?=[一二三四五六七八九十])|(?<=\([0-9]+)\)\((?=[0-9])")]
    private static partial Regex NextBracket();

    // 三、4 is item 4 of section 三, not two places.
    [GeneratedRegex(@"(?<=^|[;、])([一二三四五六七八九十]+)、(?=[0-9])")]
    private static partial Regex HeadingDot();

    [GeneratedRegex(@"第\(?" + Numeral + @"\)?$")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(?<first>.+?)(?:至|—|–|~)(?<last>.+)$")]
    private static partial Regex Range();
}
