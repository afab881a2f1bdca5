using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Texts;

/// <summary>Automatic numbers of a .docx: 第一条, （一）, 1.1. They are part of what a reader reads, and stand nowhere in the paragraphs.</summary>
internal sealed class WordNumbering
{
    private const int MostLevels = 9;

    private readonly Dictionary<string, string> abstractOf = [];
    private readonly Dictionary<(string Abstract, int Level), Shape> shapes = [];
    private readonly Dictionary<string, (string Number, int Level)> styles = [];

    private WordNumbering() { }

    public static WordNumbering Read(XmlReader? numbering, XmlReader? styles)
    {
        var read = new WordNumbering();
        if (numbering is not null) read.ReadNumbers(Load(numbering));
        if (styles is not null) read.ReadStyles(Load(styles));
        return read;
    }

    /// <summary>The number that a paragraph style brings; a level at the paragraph goes before that of the style.</summary>
    public (string? Number, int? Level) OfStyle(string? style, int? level) =>
        style is not null && styles.TryGetValue(style, out var found) ? (found.Number, level ?? found.Level) : (null, level);

    /// <summary>Counts on and writes the number as Word would.</summary>
    public string Next(Dictionary<(string Number, int Level), int> counters, string number, int level)
    {
        if (!abstractOf.TryGetValue(number, out var family) || !shapes.TryGetValue((family, level), out var shape)) return "";
        // Lists of one family count on together.
        counters[(family, level)] = counters.TryGetValue((family, level), out var last) ? last + 1 : shape.Start;
        for (var below = level + 1; below < MostLevels; below++) counters.Remove((family, below));

        var text = shape.Text;
        for (var i = 0; i <= level; i++)
        {
            var at = counters.GetValueOrDefault((family, i), shapes.TryGetValue((family, i), out var above) ? above.Start : 1);
            text = text.Replace($"%{i + 1}", Written(at, shapes.TryGetValue((family, i), out var s) ? s.Format : "decimal"), StringComparison.Ordinal);
        }

        return text + (shape.Follows == "nothing" || shape.Format == "bullet" ? "" : " ");
    }

    private void ReadNumbers(XElement root)
    {
        var w = root.Name.Namespace;
        foreach (var family in root.Elements(w + "abstractNum"))
        {
            foreach (var level in family.Elements(w + "lvl").Take(MostLevels))
            {
                shapes[((string?)family.Attribute(w + "abstractNumId") ?? "", (int?)level.Attribute(w + "ilvl") ?? 0)] = new(
                    Of(level, "numFmt") ?? "decimal", Of(level, "numFmt") == "bullet" ? "" : Of(level, "lvlText") ?? "", int.TryParse(Of(level, "start"), out var start) ? start : 1, Of(level, "suff"));
            }
        }

        foreach (var number in root.Elements(w + "num")) abstractOf[(string?)number.Attribute(w + "numId") ?? ""] = Of(number, "abstractNumId") ?? "";

        string? Of(XElement parent, string name) => (string?)parent.Element(w + name)?.Attribute(w + "val");
    }

    private void ReadStyles(XElement root)
    {
        var w = root.Name.Namespace;
        foreach (var style in root.Elements(w + "style"))
        {
            if (style.Element(w + "pPr")?.Element(w + "numPr") is not { } numbered || (string?)numbered.Element(w + "numId")?.Attribute(w + "val") is not { } number) continue;
            styles[(string?)style.Attribute(w + "styleId") ?? ""] = (number, (int?)numbered.Element(w + "ilvl")?.Attribute(w + "val") ?? 0);
        }
    }

    private static XElement Load(XmlReader xml)
    {
        using (xml) return XElement.Load(xml);
    }

    private static string Written(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "ideographTraditional" or "japaneseCounting" or "taiwaneseCountingThousand" when number is >= 0 and <= ChineseNumber.Max => ChineseNumber.Format(number),
        "lowerLetter" => Letter(number, 'a'),
        "upperLetter" => Letter(number, 'A'),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letter(int number, char first) => number is >= 1 and <= 26 ? ((char)(first + number - 1)).ToString() : number.ToString(CultureInfo.InvariantCulture);

    private static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var (value, sign) in number is > 0 and < 50 ? signs : [])
        {
            for (; number >= value; number -= value) text += sign;
        }

        return text.Length > 0 ? text : number.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Shape(string Format, string Text, int Start, string? Follows);
}
