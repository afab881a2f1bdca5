namespace Yiwang.Kernel;

/// <summary>The kinds of division that a Chinese regulation or plan has. The order is from the outside to the inside.</summary>
public enum LevelKind
{
    /// <summary>通知: the covering notice before the text proper.</summary>
    Notice,

    /// <summary>前言, 序言: what stands before the first numbered part.</summary>
    Preface,

    /// <summary>附件.</summary>
    Annex,

    /// <summary>附表.</summary>
    AnnexTable,

    /// <summary>专栏: a boxed list of projects in a plan.</summary>
    Box,

    /// <summary>表.</summary>
    Table,

    /// <summary>编.</summary>
    Part,

    /// <summary>章.</summary>
    Chapter,

    /// <summary>节.</summary>
    Section,

    /// <summary>条.</summary>
    Article,

    /// <summary>一、 in documents that have no articles.</summary>
    Heading,

    /// <summary>款: an unnumbered paragraph of an article, counted from 1.</summary>
    Paragraph,

    /// <summary>项（三）; also 第28项 of an annex or a table.</summary>
    Item,

    /// <summary>目 1.</summary>
    SubItem,

    /// <summary>（1） below a 目.</summary>
    Point,

    /// <summary>① below a （1）.</summary>
    Circle,
}

/// <summary>One step of the way to a place, for example 第十条.</summary>
/// <param name="Kind">What kind of division.</param>
/// <param name="Number">From 1 to 999; 0 only for an annex, table or notice without a number.</param>
/// <param name="Inserted">The n of 第十条之n, an article put in later; 0 for none.</param>
public readonly record struct CitationLevel(LevelKind Kind, int Number, int Inserted = 0)
{
    private const string Letters = "nfxybtvcsahpimdo";
    private const string Circles = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <summary>Stable short form, for example <c>a10</c> or <c>a133-1</c>. Stored in databases and addresses: never change a letter.</summary>
    public string Code => $"{Letters[(int)Kind]}{Number}{(Inserted > 0 ? $"-{Inserted}" : "")}";

    internal bool StartsAnew => Kind <= LevelKind.Table;

    internal static bool TryFromCode(string code, out CitationLevel level)
    {
        level = default;
        var kind = code.Length > 1 ? Letters.IndexOf(code[0], StringComparison.Ordinal) : -1;
        var numbers = code.Length > 1 ? code[1..].Split('-') : [];
        var inserted = 0;
        if (kind < 0 || numbers.Length > 2 || !int.TryParse(numbers[0], out var number)) return false;
        if (numbers.Length == 2 && !int.TryParse(numbers[1], out inserted)) return false;

        level = new((LevelKind)kind, number, inserted);
        return level.IsPossible;
    }

    internal bool IsPossible =>
        Number is >= 0 and <= 999 && Inserted is >= 0 and <= 999
        && (Number > 0 || StartsAnew)
        && (Inserted == 0 || Kind is LevelKind.Article)
        && (Kind is not LevelKind.Circle || Number <= Circles.Length);

    /// <summary>The level in words. What is around it decides: under a heading （三）, under an article 第（三）项, in an annex 第28项.</summary>
    internal string InWords(bool underArticle, bool underHeading)
    {
        var chinese = ChineseNumber.Format(Number);
        return Kind switch
        {
            LevelKind.Notice => "通知",
            LevelKind.Preface => "前言",
            LevelKind.Annex => "附件" + Counted,
            LevelKind.AnnexTable => "附表" + Counted,
            LevelKind.Box => "专栏" + Counted,
            LevelKind.Table => "表" + Counted,
            LevelKind.Part => $"第{chinese}编",
            LevelKind.Chapter => $"第{chinese}章",
            LevelKind.Section => $"第{chinese}节",
            LevelKind.Article => $"第{chinese}条" + (Inserted > 0 ? "之" + ChineseNumber.Format(Inserted) : ""),
            LevelKind.Heading => chinese,
            LevelKind.Paragraph => $"第{chinese}款",
            LevelKind.Item => underHeading ? $"（{chinese}）" : underArticle ? $"第（{chinese}）项" : $"第{Number}项",
            LevelKind.SubItem => underHeading ? $"{Number}" : $"第{Number}目",
            LevelKind.Point => $"（{Number}）",
            _ => Circles[Number - 1].ToString(),
        };
    }

    private string Counted => Number > 0 ? Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
}
