using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting;

/// <summary>Why a contract is 重点监管合同, with the words of the text that say so.</summary>
internal sealed record KeyReason(Citation Article, string Words, Span At)
{
    /// <summary>Whether it is the first half of item （二）, to which the rules on the price of state property apply.</summary>
    public bool IsStateProperty { get; init; }
}

/// <summary>
/// 第六条: key supervision, as far as a text shows it. Item （四） is the district's act and stands in no text; a derived agreement inherits
/// from the filed original, which the register knows better than the words of the agreement.
/// </summary>
internal sealed record TextKeySigns(IReadOnlyList<KeyReason> Reasons)
{
    public bool Applies => Reasons.Count > 0;

    public static TextKeySigns Of(ContractReading reading)
    {
        List<KeyReason> reasons = [.. new[] { Amount(reading), StateProperty(reading), RenewalRights(reading), SupervisionAgreement(reading) }.OfType<KeyReason>()];
        if (Derived(reading, reasons) is { } inherited) reasons.Add(inherited);
        return new(reasons);
    }

    /// <summary>At the threshold and above; one fen less isn't.</summary>
    [Article(Law.LuohuContracts, 6, 1, Item = 1)]
    private static KeyReason? Amount(ContractReading reading) =>
        reading.Elements.Amount is { Fen: { } fen } total && fen >= reading.Limits.KeyAmountInFen
            ? new(Citation.Of(Law.LuohuContracts, 6, 1, 1), $"标的 {Yuan.Text(fen)}，达到 {Yuan.Text(reading.Limits.KeyAmountInFen)}。", total.At) : null;

    /// <summary>State property used, lent, let, transferred or pledged; flats for talents let or sold are excepted.</summary>
    [Article(Law.LuohuContracts, 6, 1, Item = 2)]
    private static KeyReason? StateProperty(ContractReading reading)
    {
        var (property, disposal) = (reading.Rulebook.Key["state-property"], reading.Rulebook.Key["disposal"]);
        if (IsHousing(reading) || !reading.Parties.Any(p => p.IsGovernment)) return null;
        var sentence = reading.Sentences.FirstOrDefault(s => s.Has(property) && (s.Has(disposal) || reading.Title?.Has(disposal) == true)) ?? LetByGovernment(reading);
        return sentence is null ? null : new(Citation.Of(Law.LuohuContracts, 6, 1, 2), "涉及政府物业等国有资产的使用、出租、出借、转让或担保。", sentence.At) { IsStateProperty = true };
    }

    // A signing body that lets a house lets state property, whether the text says so or not.
    private static Sentence? LetByGovernment(ContractReading reading) =>
        reading.Is("lease") && reading.Parties.Any(p => p.IsGovernment && (p.Names.Contains("出租方") || p.Names.Contains("出租人") || (p.Letter == '甲' && !p.Names.Contains("承租方")))) && !reading.Parties.Any(p => p.IsGovernment && p.Letter != '甲')
            ? reading.Title ?? reading.Sentences[0] : null;

    private static bool IsHousing(ContractReading reading) => reading.Rulebook.Key["housing"].IsMatch(reading.Title?.Text ?? "") || reading.Sentences.Take(20).Any(s => s.Has(reading.Rulebook.Key["housing"]) && s.Has(reading.Rulebook.Key["disposal"]));

    [Article(Law.LuohuContracts, 6, 1, Item = 2)]
    private static KeyReason? RenewalRights(ContractReading reading) =>
        reading.Sentences.FirstOrDefault(s => s.Has(reading.Rulebook.Key["renewal-rights"])) is { } sentence && reading.Parties.Any(p => p.IsGovernment)
            ? new(Citation.Of(Law.LuohuContracts, 6, 1, 2), "涉及城市更新、棚户区改造活动中的权利处分。", sentence.At) : null;

    [Article(Law.LuohuContracts, 6, 1, Item = 3)]
    private static KeyReason? SupervisionAgreement(ContractReading reading)
    {
        if (reading.Title is not { } title || !title.Has(reading.Rulebook.Key["supervision-agreement"])) return null;
        return reading.Sentences.FirstOrDefault(s => s.Has(reading.Rulebook.Key["activity"])) is { } sentence
            ? new(Citation.Of(Law.LuohuContracts, 6, 1, 3), "城市更新、棚户区改造、招商引资等活动中的监管协议。", sentence.At) : null;
    }

    /// <summary>The original's amount or property, where the agreement repeats it.</summary>
    [Article(Law.LuohuContracts, 6, 2)]
    private static KeyReason? Derived(ContractReading reading, List<KeyReason> own)
    {
        if (reading.Title is not { } title || !title.Has(reading.Rulebook.Key["derived"]) || own.Count > 0) return null;
        foreach (var sentence in reading.With(reading.Rulebook.Key["original"]))
        {
            var isLarge = reading.Amounts.Any(m => sentence.At.Holds(m.At) && m.Fen >= reading.Limits.KeyAmountInFen);
            if (isLarge || sentence.Text.Contains("重点监管", StringComparison.Ordinal) || (sentence.Has(reading.Rulebook.Key["supervision-agreement"]) && sentence.Has(reading.Rulebook.Key["activity"])))
                return new(Citation.Of(Law.LuohuContracts, 6, 2), "原合同是重点监管合同，补充、变更、解除协议视为重点监管合同。", sentence.At);
        }

        return null;
    }
}
