using System.Text.RegularExpressions;

namespace Yiwang.Contracting.Texts.Elements;

/// <summary>
/// Finds the parties: a label (甲方, 出租方, 采购人（甲方）…) with a name behind it, and below it what is written of the party, at the head of
/// the text and again where it is signed.
/// </summary>
internal sealed partial class PartyReader(PartyWords words)
{
    /// <summary>Lines below a label that still speak of the party.</summary>
    private const int MostLines = 12;

    /// <summary>The pattern of a label, for <see cref="PartyWords.Label"/>.</summary>
    /// <param name="roles">Labels beside 甲方 and 乙方, as alternatives.</param>
    public static string Label(string roles) =>
        $@"(?m)^[\s\t]*(?:[（(]?[一二三四1-4]?[）)]?\s*)(?<role>[甲乙丙丁戊]\s*方|{roles}|[\u4e00-\u9fa5]{{2,6}}(?=\s*[（(][甲乙丙丁]方))\s*(?<number>[一二三1-3](?=\s*[：:（(]))?(?:\s*[（(](?<alias>[^）)\n]{{1,20}})[）)])?\s*(?:全称|名称)?\s*[：:][ 　]*(?<name>[^\n\t；;，,]{{0,60}})";

    public IReadOnlyList<Party> Read(string text)
    {
        var blocks = Blocks(text).ToArray();
        var parties = new List<Party>();
        foreach (var block in blocks)
        {
            var known = parties.FindIndex(p => p.Names.Contains(block.Role) || (block.Letter is { } letter && p.Letter == letter));
            if (known >= 0) parties[known] = Merge(parties[known], block);
            else if (block.Name.Length > 0 || block.Signs is false)
                parties.Add(Make(block, block.Letter ?? "甲乙丙丁戊己庚辛"[Math.Min(parties.Count, 7)]));
        }

        return [.. parties.Where(p => p.Name.Length > 0 || p.Data.Count > 0)];
    }

    private IEnumerable<Block> Blocks(string text)
    {
        var found = words.Label.Matches(text);
        foreach (Match match in found)
        {
            var end = match.Index + match.Length;
            var body = BodyEnd(text, end, found.Select(m => m.Index).FirstOrDefault(i => i > match.Index, text.Length));
            var name = match.Groups["name"];
            var alias = match.Groups["alias"].Value;
            var clean = CleanName(name.Value);
            var start = name.Index + (clean.Length == 0 ? 0 : name.Value.IndexOf(clean, StringComparison.Ordinal));
            var role = Compact(match.Groups["role"].Value) + match.Groups["number"].Value;
            yield return new(role, LetterOf(role, alias), alias, clean, clean.Length == 0 ? Span.Of(match) : new(start, start + clean.Length), text, end, body) { Signs = Signing().IsMatch(alias) };
        }
    }

    // Up to the next label, an empty stretch, the first clause, or a dozen lines.
    private static int BodyEnd(string text, int from, int next)
    {
        var (at, lines) = (from, 0);
        while (at < next && lines < MostLines)
        {
            var end = text.IndexOf('\n', at + 1 <= text.Length ? Math.Min(at + 1, text.Length) : at);
            if (end < 0) return next;
            if (lines > 0 && BodyEnds().IsMatch(text.AsSpan(at, end - at).Trim())) return at;
            (at, lines) = (end, lines + 1);
        }

        return Math.Min(at, next);
    }

    private Party Make(Block block, char letter)
    {
        var names = new List<string> { block.Role };
        if (!names.Contains($"{letter}方")) names.Add($"{letter}方");
        foreach (var alias in ShortNames().Matches(block.Alias + " " + block.Text[block.BodyStart..block.BodyEnd].Split('\n')[0]).Select(m => m.Groups[1].Value)) names.Add(alias);
        if (block.Alias.Length is > 0 and <= 4 && !block.Signs) names.Add(Compact(block.Alias));
        if (block.Name.Length > 0) names.Add(block.Name);
        return Merge(new(letter, [.. names.Distinct()], block.Name, block.NameAt) { IsGovernment = words.IsGovernment(block.Name) }, block);
    }

    private static Party Merge(Party party, Block block)
    {
        var body = block.Text[block.BodyStart..block.BodyEnd];
        var data = party.Data.ToDictionary();
        foreach (Match found in Datum().Matches(body))
        {
            var value = Blank().Replace(found.Groups["value"].Value, "").Trim();
            if (KindOf(found.Groups["key"].Value) is { } kind && value.Length > 1) data.TryAdd(kind, value);
        }

        var code = CreditCode().Match(body) is { Success: true } c ? (c.Groups[1].Value, Moved(c.Groups[1], block.BodyStart)) : party.CreditCode;
        var person = Citizen().Match(body) is { Success: true } n ? (n.Groups[1].Value, Moved(n.Groups[1], block.BodyStart)) : party.CitizenNumber;
        var signsAs = party.Name.Length > 0 && block.Name.Length > 3 && !SameName(block.Name, party.Name) ? (block.Name, block.NameAt) : party.SignsAs;
        return party with { Data = data, CreditCode = code, CitizenNumber = person, SignsAs = signsAs, Name = party.Name.Length > 0 ? party.Name : block.Name };
    }

    private static bool SameName(string a, string b) => Compact(a).Replace('(', '（').Replace(')', '）') == Compact(b).Replace('(', '（').Replace(')', '）');

    private static Span Moved(Group found, int by) => new(found.Index + by, found.Index + by + found.Length);

    private static char? LetterOf(string role, string alias) =>
        LetteredRole().Match(role) is { Success: true } own && role.Length == 2 ? own.Value[0] : LetteredRole().Match(alias) is { Success: true } other ? other.Value[0] : null;

    private static string CleanName(string name)
    {
        var clean = Blank().Replace(Gap().Split(name.TrimStart())[0], " ");
        var cut = NameEnd().Match(clean);
        var found = (cut.Success ? clean[..cut.Index] : clean).Trim(' ', '　', '_', '、', '。');
        return LetteredRole().IsMatch(found) && found.Length <= 4 ? "" : found;
    }

    private static string Compact(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static PartyDatum? KindOf(string key) => Compact(key) switch
    {
        var k when k.Contains("代码", StringComparison.Ordinal) || k.Contains("执照", StringComparison.Ordinal) => PartyDatum.CreditCode,
        var k when k.Contains("身份", StringComparison.Ordinal) || k.Contains("证件", StringComparison.Ordinal) => PartyDatum.CitizenNumber,
        var k when k.Contains("代表", StringComparison.Ordinal) || k.Contains("负责人", StringComparison.Ordinal) || k == "院长" || k == "校长" => PartyDatum.Representative,
        var k when k.Contains('址') || k.Contains("住所", StringComparison.Ordinal) || k.Contains("住地", StringComparison.Ordinal) => PartyDatum.Address,
        var k when k.Contains('话') || k.Contains("联系", StringComparison.Ordinal) || k.Contains("手机", StringComparison.Ordinal) || k.Contains("邮箱", StringComparison.Ordinal) => PartyDatum.Contact,
        _ => null,
    };

    [GeneratedRegex(@"(?<key>统一社会信用代码|组织机构代码|营业执照(?:注册)?号|(?:居民)?身份证(?:号码|号)?|有效?证件号码?|证件号码|(?:法\s*定\s*)?代\s*表\s*人(?:[（(/或][^：:\n]{0,10})?|(?:主要|单位)?负\s*责\s*人|授权代表|委托代理人|通[讯信]地址|注册地址|联系地址|办公地址|住\s*所(?:地)?|地\s*址|住\s*址|联\s*系\s*电\s*话|电\s*话|手\s*机(?:号码?)?|联系方式|联系人(?:及电话)?|电子邮箱|邮箱)\s*[：:]\s*(?<value>[^\n\t；;]{0,60}?)(?=\s{2,}|\t|\n|；|;|，|$|[ 　](?:统一|法定|负责人|地址|电话|联系))")]
    private static partial Regex Datum();

    [GeneratedRegex(@"统一社会信用代码\s*[：:]\s*([0-9A-Za-z]{6,24})")]
    private static partial Regex CreditCode();

    [GeneratedRegex(@"(?:身份证(?:号码|号)?|证件号码)\s*[：:]\s*([0-9]{6,20}[Xx]?)")]
    private static partial Regex Citizen();

    [GeneratedRegex(@"[_＿]{2,}|[ 　]{3,}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\s{2,}|　")]
    private static partial Regex Gap();

    [GeneratedRegex(@"[（(](?:盖章|签章|签字|公章|章|以下|下称|简称|签名|合同专用章)|(?:法定代表人|负责人|地址|住所|统一社会|授权代表|签字|电话|[ 　]{2,})")]
    private static partial Regex NameEnd();

    [GeneratedRegex("盖章|签章|签字|公章|签名|章")]
    private static partial Regex Signing();

    [GeneratedRegex(@"(?:以下|下)?(?:简称|称)\s*[“""「]?\s*([\u4e00-\u9fa5]{2,8})")]
    private static partial Regex ShortNames();

    [GeneratedRegex("[甲乙丙丁戊](?=方)")]
    private static partial Regex LetteredRole();

    [GeneratedRegex(@"^(?:第[一二三四五六七八九十\d]+[条章]|[一二三四五六七八九十]+、|鉴于|根据|依据|为了?|为[^\n]{2,20}[，,]|双方|经|本合同|本协议|签订(?:地点|日期|时间)|签署)")]
    private static partial Regex BodyEnds();

    private sealed record Block(string Role, char? Letter, string Alias, string Name, Span NameAt, string Text, int BodyStart, int BodyEnd)
    {
        public bool Signs { get; init; }
    }
}
