using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yiwang.Kernel;

/// <summary>
/// A place in a regulation: 汕府办〔2019〕21号 第十条第（二）项第1目. Reads every form in which the sources write one
/// (brackets 〔〕 [] 【】 （）, full and half width, Chinese and Arabic numerals, 附件, documents numbered 一、（一）1.（1）①)
/// and prints one. Two citations are equal when document and place are, however they were written.
/// A chapter before an article is dropped, since articles are numbered through the whole document.
/// </summary>
[JsonConverter(typeof(CitationJson))]
public sealed record Citation
{
    private Citation(string document, IReadOnlyList<CitationLevel> levels)
    {
        var article = levels.ToList().FindIndex(l => l.Kind is LevelKind.Article);
        Document = document;
        Levels = article < 0 ? levels : [.. levels.Where((l, i) => i >= article || l.Kind is not (LevelKind.Part or LevelKind.Chapter or LevelKind.Section))];
        Key = $"{document}#{Code}";
    }

    /// <summary>Key of the document as in <see cref="Law"/>: area, slash, number. Empty for a relative citation (第一条); without area where the text named none.</summary>
    public string Document { get; }

    /// <summary>The way to the place, from the outside to the inside; empty when the whole document is meant.</summary>
    public IReadOnlyList<CitationLevel> Levels { get; }

    /// <summary>Stable form for storage and comparison, for example <c>汕尾/汕府办〔2019〕21号#a10.i2.m1</c>; see <see cref="FromKey"/>.</summary>
    public string Key { get; }

    /// <summary>第几条; 0 for none.</summary>
    public int Article => NumberOf(LevelKind.Article);

    /// <summary>第几款; 0 for none.</summary>
    public int Paragraph => NumberOf(LevelKind.Paragraph);

    /// <summary>第（几）项; 0 for none.</summary>
    public int Item => NumberOf(LevelKind.Item);

    /// <summary>第几目; 0 for none.</summary>
    public int SubItem => NumberOf(LevelKind.SubItem);

    /// <summary>The document's number without the area, as people write it: 汕府办〔2019〕21号.</summary>
    public string Number => Document[(Document.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The place alone, for example 第十条第（二）项第1目, or 四（二）2（4） in a document without articles.</summary>
    public string Place
    {
        get
        {
            var (words, underArticle, underHeading) = ("", false, false);
            foreach (var level in Levels)
            {
                words += level.InWords(underArticle, underHeading);
                underArticle = level.Kind is LevelKind.Article or LevelKind.Paragraph || (underArticle && !level.StartsAnew);
                underHeading = level.Kind is LevelKind.Heading || (underHeading && !level.StartsAnew);
            }

            return words;
        }
    }

    /// <summary>The place as an address and an id can hold it, for example <c>a10.i2.m1</c>; empty when the whole document is meant.</summary>
    public string Code => string.Join('.', Levels.Select(l => l.Code));

    /// <summary>The id under which the page of the document shows the place: of its article (<c>a10</c>), or of the outermost heading or annex.</summary>
    public string Anchor
    {
        get
        {
            var last = Math.Max(Index(LevelKind.Article), Index(LevelKind.Heading));
            return string.Join('.', Levels.Take(Math.Max(last + 1, 1)).Select(l => l.Code));
        }
    }

    /// <summary>
    /// Address of the place, escaped: <c>/regulations/area/number/a10</c>, and with a mark in the page where it lies within an article
    /// (<c>…/a10.i2#a10.i2</c>). The page is asked for the whole place: it shows the article, or the innermost section that the register
    /// knows, and says which place was meant. Only <c>#a10</c> for a relative citation.
    /// </summary>
    public string Href
    {
        get
        {
            if (Document.Length == 0) return "#" + Anchor;

            var page = "/regulations/" + string.Join('/', Document.Split('/').Select(Uri.EscapeDataString));
            if (Levels.Count == 0) return page;
            var isWithin = Levels.Count > (Article > 0 ? Index(LevelKind.Article) + 1 : 2);
            return isWithin ? $"{page}/{Code}#{Code}" : $"{page}/{Code}";
        }
    }

    /// <param name="law">A constant of <see cref="Law"/>; empty for a relative citation.</param>
    /// <param name="article">第几条, from 1; 0 means the whole document.</param>
    public static Citation Of(string law, int article, int paragraph = 0, int item = 0, int subItem = 0)
    {
        CitationLevel[] levels =
        [
            new(LevelKind.Article, article), new(LevelKind.Paragraph, paragraph), new(LevelKind.Item, item), new(LevelKind.SubItem, subItem),
        ];
        levels = [.. levels.Where(l => l.Number != 0)];
        return levels.All(l => l.IsPossible) ? new(law, levels) : throw new ArgumentOutOfRangeException(nameof(article), "Levels are numbered from 1 to 999.");
    }

    /// <summary>Reads one place. False for prose, lists and ranges.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Citation? citation)
    {
        citation = CitationReader.TryRead(text, out var document, out var levels) ? new(document, levels) : null;
        return citation is not null;
    }

    /// <summary>Like <see cref="TryParse"/>; throws <see cref="FormatException"/>.</summary>
    public static Citation Parse(string text) =>
        TryParse(text, out var citation) ? citation : throw new FormatException($"'{text}' is no place in a regulation.");

    /// <summary>Reads what <see cref="Key"/> wrote; throws <see cref="FormatException"/> on anything else.</summary>
    public static Citation FromKey(string key)
    {
        var hash = key.LastIndexOf('#');
        var levels = new List<CitationLevel>();
        foreach (var code in hash < 0 ? [""] : key[(hash + 1)..].Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!CitationLevel.TryFromCode(code, out var level)) throw new FormatException($"'{key}' is no key of a citation.");
            levels.Add(level);
        }

        return new(key[..hash], levels);
    }

    /// <summary>Reads what <see cref="Code"/> wrote, from an address; false for anything else.</summary>
    public static bool TryFromCode(string law, string code, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Citation? citation)
    {
        citation = null;
        var levels = new List<CitationLevel>();
        foreach (var part in code.Split('.'))
        {
            if (!CitationLevel.TryFromCode(part, out var level)) return false;
            levels.Add(level);
        }

        citation = new(law, levels);
        return true;
    }

    /// <summary>The same place in the document given: completes a relative citation, or one without area.</summary>
    public Citation In(string law) => new(law, Levels);

    internal Citation With(IReadOnlyList<CitationLevel> levels) => new(Document, levels);

    /// <summary>Whether the other place is this one or lies in it: an article contains its paragraphs, a document its articles.</summary>
    public bool Contains(Citation other) =>
        Document == other.Document && Levels.Count <= other.Levels.Count && Levels.SequenceEqual(other.Levels.Take(Levels.Count));

    public bool Equals(Citation? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>Number and place; the area is left out because the number is what people know.</summary>
    public override string ToString() => Number + Place;

    private int Index(LevelKind kind)
    {
        for (var i = 0; i < Levels.Count; i++)
            if (Levels[i].Kind == kind) return i;
        return -1;
    }

    private int NumberOf(LevelKind kind) => Index(kind) is >= 0 and var i ? Levels[i].Number : 0;
}

/// <summary>In JSON a citation is its key, so that recorded facts keep their meaning when the class changes.</summary>
internal sealed class CitationJson : JsonConverter<Citation>
{
    public override Citation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Citation.FromKey(reader.GetString() ?? "");
        }
        catch (FormatException bad)
        {
            throw new JsonException(bad.Message, bad);
        }
    }

    public override void Write(Utf8JsonWriter writer, Citation value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
}
