using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// The elements of 《党政机关公文格式》 (GB/T 9704-2012, 7.2 to 7.4), each as the form of one line without blanks:
/// 发文字号, 标题, 主送机关, 附件说明, 发文机关署名, 成文日期, 附注, 版记.
/// </summary>
internal static partial class Elements
{
    /// <summary>The kinds of document of 《党政机关公文处理工作条例》 article 8, and what such documents send.</summary>
    public const string Nouns = "通知|通告|公告|通报|决定|决议|意见|命令|令|公报|报告|请示|批复|议案|函|纪要|办法|规定|细则|规则|条例|章程|制度|方案|规划|计划|"
        + "预案|要点|措施|机制|清单|目录|标准|规范|准则|指引|指南|名单|名录|职责|表|规程|安排|纲要|说明|声明|启事|解读|讲话|任免|分工";

    private const int LongestAuthority = 30;
    private const int LongestAuthorities = 90;

    private static readonly string[] Bodies =
    [
        "政府", "办公室", "办公厅", "委员会", "代表大会", "领导小组", "指挥部", "局", "厅", "院", "委", "办", "中心", "部", "署", "会",
    ];

    /// <summary>The last signs of the nouns, and what may close a title.</summary>
    private static readonly string TitleEnds = string.Concat(Nouns.Split('|').Select(n => n[^1]).Distinct()) + "》）)】〕";

    private static readonly string[] TitleVerbs = ["关于", "印发", "转发", "批转", "发布", "公布", "公告", "通告", "令", "人事任免", "任免"];

    public static bool IsDocumentNumber(string compact) => compact.Length is >= 6 and <= 40 && compact[^1] is '号' or '）' or ')' && NumberLine().IsMatch(compact);

    /// <summary>第12号, alone or in brackets, under the title of an order or announcement.</summary>
    public static bool IsOrderNumber(string compact) => compact.Length <= 30 && compact.Contains('号', StringComparison.Ordinal) && OrderNumber().IsMatch(compact);

    /// <summary>A date that stands alone, in brackets or not. Null where it isn't one, or names no day.</summary>
    public static DateOnly? Date(string compact)
    {
        if (compact.Length is < 8 or > 16) return null;
        var match = DateLine().Match(compact);
        return match.Success && TryYear(match.Groups["y"].Value, out var year) && Labels.TryNumber(match.Groups["m"].Value, out var month)
            && Labels.TryNumber(match.Groups["d"].Value, out var day) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;
    }

    public static bool IsDate(string compact) => (compact.Length is >= 8 and <= 16 && DateLine().IsMatch(compact)) || (compact.Length is >= 6 and <= 12 && MonthLine().IsMatch(compact));

    /// <summary>题注: （2018年4月12日示例市人民政府令第3号公布）.</summary>
    public static bool IsNote(string compact) => compact.Length > 8 && compact[0] is '（' or '(' or '—' && NoteLine().IsMatch(compact);

    /// <summary>Ends with the name of a kind of document, perhaps with （试行） after it.</summary>
    public static bool EndsAsTitle(string compact) => compact.Length > 0 && TitleEnds.Contains(compact[^1], StringComparison.Ordinal) && TitleEnd().IsMatch(compact.Length > 50 ? compact[^50..] : compact);

    /// <summary>A line that could be one of a title's: short, no sentence, nothing numbered.</summary>
    public static bool MayBeTitle(SourceLine line) =>
        line.Compact.Length is > 0 and <= 80 && !line.IsRow && !line.Compact.Contains('〔', StringComparison.Ordinal) && !line.Compact.Contains('：', StringComparison.Ordinal) && !IsComplete(line.Text) && line.Compact[^1] is not ('，' or ',' or '、' or '；')
        && Labels.Read(line.Text).Kind is LabelKind.None && !IsDocumentNumber(line.Compact) && !IsDate(line.Compact) && !IsAnnexList(line.Compact)
        && !(line.Compact[0] == '附' && AnnexLine().IsMatch(line.Compact)) && !IsImprint(line.Compact);

    /// <summary>What a title begins with: 关于…, or an authority and 关于, 印发, 公告 …</summary>
    public static bool BeginsTitle(string compact) => compact.StartsWith("关于", StringComparison.Ordinal) || AuthorityOf(compact).Length > 0
        || compact.StartsWith("印发", StringComparison.Ordinal) || compact.StartsWith("转发", StringComparison.Ordinal) || compact.StartsWith("批转", StringComparison.Ordinal);

    /// <summary>Nothing but the name of one authority or of several.</summary>
    public static bool IsAuthority(string compact) =>
        compact.Length is >= 3 and <= LongestAuthorities && compact.Split('、', '，').All(one => one.Length is >= 3 and <= LongestAuthority && one.All(Words.IsHan) && Bodies.Any(b => one.EndsWith(b, StringComparison.Ordinal)));

    /// <summary>通知, 公告, 令 …: what a document is as a whole, as against the 办法 or 方案 that it sends.</summary>
    public static bool EndsAsNotice(string compact) => NoticeEnd().IsMatch(compact);

    /// <summary>What a cover notice sends: 关于印发《…》的通知. Empty where the title sends nothing.</summary>
    public static string Sent(string title)
    {
        var match = SendingTitle().Match(title);
        return match.Success ? match.Groups["what"].Value.Trim('《', '》', '〈', '〉') : "";
    }

    public static bool Sends(string title) => SendingTitle().IsMatch(title) || title.EndsWith('令');

    /// <summary>市长 and a name under an order.</summary>
    public static bool IsLeader(string compact) => compact.Length <= 12 && Leader().IsMatch(compact);

    public static bool IsPersonnel(string compact) => compact.Length <= 30 && compact.Contains('任', StringComparison.Ordinal) && Personnel().IsMatch(compact);

    /// <summary>The authority that a title begins with; empty for 关于… alone.</summary>
    public static string AuthorityOf(string title)
    {
        var start = title.AsSpan(0, Math.Min(title.Length, LongestAuthorities));
        foreach (var verb in TitleVerbs)
            if (start.IndexOf(verb, StringComparison.Ordinal) is > 2 and var index && IsAuthority(title[..index])) return title[..index];
        return "";
    }

    public static bool IsAddressees(string compact) =>
        compact.Length <= 200 && compact[^1] is '：' or ':' && !compact.Contains('。', StringComparison.Ordinal) && (AddresseeWords().IsMatch(compact) || IsAuthority(compact[..^1]))
        && Labels.Read(compact).Kind is LabelKind.None && !IsAnnexList(compact);

    public static bool IsAnnexList(string compact) => compact.StartsWith('附') && AnnexList().IsMatch(compact);

    /// <summary>附件1, 附件, 附表二: the line over an annex, perhaps with its title after it.</summary>
    public static bool IsAnnexLine(string compact) => compact.StartsWith('附') && compact.Length <= 60 && !IsComplete(compact) && AnnexLine().IsMatch(compact);

    public static int AnnexNumber(string compact) =>
        AnnexLine().Match(compact) is { Success: true } match && Labels.TryNumber(match.Groups["n"].Value, out var number) ? number : 1;

    /// <summary>How many characters the opening takes (附件1：), so that what follows is the annex's title.</summary>
    public static int AnnexLabelLength(string text) => AnnexLabel().Match(text).Length;

    /// <summary>附注 and 版记: openness, copies to, printed by, contact.</summary>
    public static bool IsImprint(string compact) => compact.Length > 0 && compact[0] is '公' or '信' or '抄' or '分' or '主' or '印' or '共' or '（' or '(' && Imprint().IsMatch(compact);

    /// <summary>A name with an office after it, as in the lists of a leading group.</summary>
    public static bool IsRoster(string text) => text.Length is > 0 and < 80 && text[0] != '第' && text.AsSpan().IndexOfAny(' ', '\u3000') > 0 && Roster().IsMatch(text);

    /// <summary>Ends as a sentence or a list's item ends.</summary>
    public static bool IsComplete(string text)
    {
        var end = text.Length;
        while (end > 0 && (Words.IsBlank(text[end - 1]) || text[end - 1] is '”' or '’' or '"' or '」' or '』' or ')' or '）' or '】' or '〕' or '》')) end--;
        return end > 0 && text[end - 1] is '。' or '！' or '？' or '；' or '：' or ';' or ':' or '!' or '?' && !(end < text.Length && text[end - 1] is ':' or '：');
    }

    public static bool TryYear(string printed, out int year)
    {
        var digits = string.Concat(printed.Select(c => "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) is >= 0 and var d ? (char)('0' + d) : c is '○' or 'Ｏ' or 'O' or '零' or 'o' ? '0' : Labels.Half(c)));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1949 and <= 2099;
    }

    [GeneratedRegex(@"^[（(]?\p{L}{1,20}[〔\[【(［（﹝〈][12][0-9]{3}年?[〕\]】)］）﹞〉]第?[0-9]{1,5}号[)）]?$")]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^[（(]?(?:\p{IsCJKUnifiedIdeographs}{0,12}令)?(?:[〔\[（(]?[12][0-9]{3}[〕\]）)]?年?)?第?(?:[0-9]{1,4}|[一二三四五六七八九十百〇零]{1,6})号[)）]?$")]
    private static partial Regex OrderNumber();

    [GeneratedRegex(@"^[（(]?(?<y>[0-9０-９]{4}|[〇○零一二三四五六七八九ＯOo]{4})年(?<m>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})月(?<d>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日[)）]?$")]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^[（(]?(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})年(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月[)）]?$")]
    private static partial Regex MonthLine();

    [GeneratedRegex(@"^[（(].{0,12}[0-9〇○零一二三四五六七八九]{4}年.{1,120}[)）]$|^—{1,2}.{0,4}[0-9]{4}年.{4,60}(?:会议|大会|会)上$")]
    private static partial Regex NoteLine();

    [GeneratedRegex("(?:" + Nouns + @")》?(?:[（(【〔][^（）()]{1,20}[)）】〕])?》?$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"(?:通知|通告|公告|通报|决定|决议|意见|命令|令|函|批复|请示|报告|议案|纪要|任免|公报)(?:[（(][^（）()]{1,20}[)）])?$")]
    private static partial Regex NoticeEnd();

    [GeneratedRegex(@"(?:印发|发布|公布|转发|批转|颁布|施行|实施)(?<what>.{4,}?)(?:》的|的)?(?:通知|公告|通告|决定|命令|令)$")]
    private static partial Regex SendingTitle();

    [GeneratedRegex(@"^(?:代)?(?:省长|市长|县长|区长|州长|镇长|主席|主任|局长|厅长)[：:]?\p{IsCJKUnifiedIdeographs}{2,4}$")]
    private static partial Regex Leader();

    [GeneratedRegex(@"^(?:人事任免|干部任免|任免事项|任免名单|人事任免(?:名单|事项|信息|通知)|任免职(?:名单|通知)|\p{IsCJKUnifiedIdeographs}{4,20}人事任免(?:名单|事项)?)$")]
    private static partial Regex Personnel();

    [GeneratedRegex(@"^(?:各|全|有关|市有关|县有关|区有关)|各部门|各单位|直属机构|直属单位|有关部门|有关单位|人民政府[，、：:]|办事处[，、]|各有关|相关单位")]
    private static partial Regex AddresseeWords();

    [GeneratedRegex(@"^附(?:件|表|图|录)?(?:[0-9一二三四五六七八九十]{0,3})[：:].")]
    private static partial Regex AnnexList();

    [GeneratedRegex(@"^附(?:件|表|录|图)(?<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?(?:[-－—][0-9]{1,2})?(?:[：:]?$|[.、：:]?(?![0-9一二三四五六七八九十]*[：:]|的|所|中|和|、|，)[《“\p{IsCJKUnifiedIdeographs}0-9A-Za-z])")]
    private static partial Regex AnnexLine();

    [GeneratedRegex(@"^附\s*(?:件|表|录|图)\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}(?![、章节条]))?(?:[-－—][0-9]{1,2})?\s*[.、：:]?\s*")]
    private static partial Regex AnnexLabel();

    [GeneratedRegex(@"^(?:(?:信息)?公开(?:方式|属性|选项|类别|形式)[：:]|(?:抄送|抄报|分送|主题词|印发机关|印发日期)[：:]|共印[0-9]+份|[（(]此件|[（(]联系人|[（(]附注)")]
    private static partial Regex Imprint();

    [GeneratedRegex(@"^\s*(?:(?:总|副|主|联|召|组|成|顾|办|常)[\p{IsCJKUnifiedIdeographs}\s]{1,12}[：:]\s*)?\p{IsCJKUnifiedIdeographs}{1,2}(?:\s*|·)\p{IsCJKUnifiedIdeographs}{1,2}[\s　]+\p{IsCJKUnifiedIdeographs}[^。，；]{1,40}$")]
    private static partial Regex Roster();
}
