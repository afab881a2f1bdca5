using System.Text.RegularExpressions;
using Yiwang.Contracting.Texts.Elements;

namespace Yiwang.Contracting.Drafting;

/// <summary>A payment that the text promises, to prefill the filing's nodes.</summary>
internal sealed record PaymentNode(string Text, Span At, long? Fen, decimal? Percent, DateOnly? Due);

/// <summary>Where the text says each element; null where it doesn't, or where it follows from others.</summary>
internal sealed record ElementPlaces(Span? Title, Span? PartyA, Span? PartyB, Span? Amount, Span? SignDate, Span? Term, Span? Forum);

/// <summary>What a filing asks of a contract (第五十条), as far as the text says it; each is a proposal that a person confirms.</summary>
internal sealed partial record ContractElements(
    string? Title, string? PartyA, string? PartyB, IReadOnlyList<string> FurtherParties, Money? Amount, DateOnly? SignDate, DateOnly? Start, DateOnly? End, string? Forum, IReadOnlyList<PaymentNode> Payments,
    ElementPlaces Places)
{
    public static ContractElements Of(ContractReading reading)
    {
        Party? Called(char letter) => reading.Parties.FirstOrDefault(p => p.Letter == letter && p.Name.Length > 0);
        var (a, b, signed, forum) = (Called('甲'), Called('乙'), SignedOn(reading), reading.Dispute.First);
        var (start, end, term) = Term(reading, signed?.Day);
        var total = Total(reading, start, end);
        return new(reading.Title?.Text, a?.Name, b?.Name, [.. reading.Parties.Where(p => p.Letter is not ('甲' or '乙') && p.Name.Length > 0).Select(p => p.Name)], total, signed?.Day, start, end, forum?.Name, PaymentNodes(reading),
            new(reading.Title?.At, a?.At, b?.At, total?.At, signed?.At, term, forum?.At));
    }

    /// <summary>The amount behind a word for the whole price; else the largest that is no penalty, deposit or price of a part.</summary>
    private static Money? Total(ContractReading reading, DateOnly? start, DateOnly? end)
    {
        var derived = reading.Title?.Has(reading.Rulebook.Key["derived"]) == true;
        foreach (var word in TotalWord().Matches(reading.Text).Cast<Match>())
        {
            if (derived && reading.At(new(word.Index, word.Index)) is { } about && reading.Rulebook.Key["original"].IsMatch(about.Text[..Math.Max(0, word.Index - about.At.Start)])) continue;
            if (ChangedFrom().IsMatch(reading.Text.AsSpan(Math.Max(0, word.Index - 14), Math.Min(14, word.Index)))) continue;
            var near = reading.Amounts.FirstOrDefault(m => m.Fen > 0 && m.At.Start >= word.Index + word.Length && m.At.Start - (word.Index + word.Length) <= 30);
            if (near is not null && !Break().IsMatch(reading.Text.AsSpan(word.Index + word.Length, near.At.Start - word.Index - word.Length))) return near;
        }

        if (Periodic(reading, start, end) is { } computed) return computed;
        return reading.Amounts.Where(m => m.Fen > 0 && !OtherAmount().IsMatch(Around(reading.Text, m.At))).MaxBy(m => m.Fen);
    }

    private static string Around(string text, Span at) => text[Math.Max(0, at.Start - 10)..Math.Min(text.Length, at.End + 4)];

    // Rent of so much a month over the term.
    private static Money? Periodic(ContractReading reading, DateOnly? start, DateOnly? end)
    {
        if (start is not { } from || end is not { } until || until <= from) return null;
        var months = (until.AddDays(1).Year - from.Year) * 12 + until.AddDays(1).Month - from.Month;
        foreach (var sentence in reading.With(PeriodWord()))
        {
            var word = PeriodWord().Match(sentence.Text);
            var near = reading.Amounts.FirstOrDefault(m => m.Fen > 0 && m.At.Start >= sentence.At.Start + word.Index && m.At.End <= sentence.At.End);
            if (near?.Fen is not { } fen || PerUnit().IsMatch(reading.Text.AsSpan(near.At.End, Math.Min(8, reading.Text.Length - near.At.End)))) continue;
            return near with { Fen = word.Value.Contains('年', StringComparison.Ordinal) ? fen * Math.Max(1, months / 12) : fen * months };
        }

        return null;
    }

    private static DayFound? SignedOn(ContractReading reading)
    {
        foreach (var pattern in new[] { SignWord(), SignedIn() })
        {
            var found = pattern.Matches(reading.Text).Select(w => reading.Days.FirstOrDefault(d => pattern == SignedIn() ? w.Index <= d.At.Start && d.At.End <= w.Index + w.Length : d.At.Start >= w.Index + w.Length && d.At.Start - w.Index - w.Length <= 12)).OfType<DayFound>().ToArray();
            if (found.Length > 0) return found.MaxBy(d => d.Day);
        }

        // A line that is nothing but a day, near the end.
        return reading.Days.LastOrDefault(d => d.At.Start > reading.Text.Length * 0.6 && reading.At(d.At) is { } line && line.Text.Length <= d.At.Length + 4);
    }

    private static (DateOnly? Start, DateOnly? End, Span? At) Term(ContractReading reading, DateOnly? signed)
    {
        if (Works(reading) is { } works) return works;
        var range = reading.Terms.Where(t => t.Start is not null).OrderByDescending(t => reading.At(t.At) is { } s && TermWord().IsMatch(s.Text)).ThenBy(t => t.At.Start).FirstOrDefault(t => reading.At(t.At) is { } s && !OldTerm().IsMatch(s.Text));
        if (range is { Months: null }) return (range.Start, range.End, range.At);
        if (reading.Terms.FirstOrDefault(t => t.Months is not null) is not { Months: { } months } length || reading.At(length.At) is not { } sentence) return (null, null, null);

        var named = reading.Days.FirstOrDefault(d => sentence.At.Holds(d.At));
        var start = named?.Day ?? (FromSigning().IsMatch(sentence.Text) ? signed : null);
        return (start, start?.AddMonths(months).AddDays(-1), length.At);
    }

    // 开工日期 and 竣工日期 stand apart.
    private static (DateOnly? Start, DateOnly? End, Span? At)? Works(ContractReading reading)
    {
        DayFound? Behind(Regex word) => word.Match(reading.Text) is { Success: true } found ? reading.Days.FirstOrDefault(d => d.At.Start >= found.Index && d.At.Start - found.Index - found.Length <= 6) : null;
        return (Behind(Begins()), Behind(Ends())) is ({ } start, { } end) ? (start.Day, end.Day, start.At.With(end.At)) : null;
    }

    private static IReadOnlyList<PaymentNode> PaymentNodes(ContractReading reading) =>
    [
        .. from sentence in reading.With(Pays())
           where !NotPayment().IsMatch(sentence.Text)
           from part in Promises(reading, sentence)
           let money = reading.Amounts.LastOrDefault(m => m.Fen > 0 && part.Holds(m.At) && !m.Capital) ?? reading.Amounts.FirstOrDefault(m => m.Fen > 0 && part.Holds(m.At))
           let text = reading.Of(part)
           let percent = Percent().Match(text) is { Success: true } p && decimal.TryParse(p.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture, out var share) ? share : OneOff().IsMatch(text) ? 100 : (decimal?)null
           where money is not null || percent is not null
           select new PaymentNode(text, part, money?.Fen, percent, reading.Days.FirstOrDefault(d => part.Holds(d.At))?.Day),
    ];

    /// <summary>One for each promise of a sentence, with the condition before it: 首期验收后支付六百万元，期满支付六百万元 are two. A whole price before them belongs to none.</summary>
    private static List<Span> Promises(ContractReading reading, Sentence sentence)
    {
        var (found, start, at) = (new List<Span>(), sentence.At.Start, sentence.At.Start);
        foreach (var part in Comma().Split(sentence.Text))
        {
            var span = new Span(at, at + part.Length);
            var says = Percent().IsMatch(part) || OneOff().IsMatch(part) || reading.Amounts.Any(m => m.Fen > 0 && span.Holds(m.At));
            if (says && Pays().IsMatch(part)) found.Add(new(start, span.End));
            at = Math.Min(span.End + 1, sentence.At.End);
            if (says) start = at;
        }

        return found.Count > 1 ? found : [sentence.At];
    }

    [GeneratedRegex("[，；;]")]
    private static partial Regex Comma();

    [GeneratedRegex("(?:合同|协议|项目|服务|采购|工程|签约|中标|成交|捐赠|租金|费用|投资|经费|设计|监理|咨询|开发|委托|补偿|资助|审计|培训|合作|补助|维护|承包|管理|转让|活动|施工)(?:的)?(?:暂定)?(?:含税)?(?:总价款?|总金额|总额|总费用|总计|价款|价格|金额|费总额|费用总额|总投资|款总额|合同价|费合计|价)(?:（[^）]{1,10}）)?|(?:总价款?|总金额|总费用|总额|总租金|总投资|合计|共计|总计)(?!面积|建筑)|变更(?:后|为)|调整(?:后|为)|增加至|标的额")]
    private static partial Regex TotalWord();

    [GeneratedRegex("违约|原$|由原|占|的\\s*$")]
    private static partial Regex ChangedFrom();

    [GeneratedRegex("[。；\n%％]|违约|的\\d")]
    private static partial Regex Break();

    [GeneratedRegex("违约|滞纳|保证金|押金|注册资本|罚|赔偿|不低于|不超过|以上|以下|每日|每次|每场|每人|每件|单价|每平方米|/|大约|左右|上下|纳税|产值|原合同|已付")]
    private static partial Regex OtherAmount();

    [GeneratedRegex("(?:每月|月|每年|年)(?:的)?(?:租金|服务费|管理费|使用费|费用|保洁费)(?:标准)?|每月(?=[^。；]{0,14}元)|每年(?=[^。；]{0,24}元)")]
    private static partial Regex PeriodWord();

    [GeneratedRegex("^[）)]?\\s*(?:/|每)\\s*(?:平方米|㎡|人|次|吨|个|台|m)")]
    private static partial Regex PerUnit();

    [GeneratedRegex(@"(?:签[订约署]|订立)(?:日期|时间)\s*[：:为]?|(?:^|\n)[ 　]*日\s*期\s*[：:]|[甲乙丙]方[^\n]{0,40}日期\s*[：:]")]
    private static partial Regex SignWord();

    [GeneratedRegex(@"(?:本(?:合同|协议)|双方|各方)[^。；\n]{0,10}于[^。；\n]{0,30}(?:签订|签署|订立)|\d{4}\s*年[^。；\n]{2,10}日[^。；\n]{0,4}[于在][^。；\n]{2,20}(?:签订|签署|订立)|[^。；\n]{0,30}(?:签订|签署)于[^。；\n]{2,30}")]
    private static partial Regex SignedIn();

    [GeneratedRegex("(?:计划)?开工(?:日期|时间)\\s*[：:为]?")]
    private static partial Regex Begins();

    [GeneratedRegex("(?:计划)?(?:竣工|完工)(?:日期|时间)\\s*[：:为]?")]
    private static partial Regex Ends();

    [GeneratedRegex("期|起|止|有效")]
    private static partial Regex TermWord();

    [GeneratedRegex("原合同|原协议|原租赁|已(?:于|届满)|免租|装修期|试运行|质保|保修")]
    private static partial Regex OldTerm();

    [GeneratedRegex("(?:签订|签署|生效|盖章)(?:之日|日)?(?:起)?")]
    private static partial Regex FromSigning();

    [GeneratedRegex("支付|付款|拨付|付清|结清")]
    private static partial Regex Pays();

    [GeneratedRegex("一次性?(?:支付|付清|付款|付讫|结清)")]
    private static partial Regex OneOff();

    [GeneratedRegex("违约金|滞纳|赔偿|罚|逾期|拒付|保证金|不予支付")]
    private static partial Regex NotPayment();

    [GeneratedRegex(@"(\d{1,3}(?:\.\d{1,2})?)\s*[%％]")]
    private static partial Regex Percent();
}
