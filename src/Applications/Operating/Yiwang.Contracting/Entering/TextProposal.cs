using System.Globalization;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Drafting.Rules;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Entering;

/// <summary>One value that a text says, for the field that asks it.</summary>
/// <param name="Field">As the entry names it.</param>
/// <param name="Value">As it is put into the field.</param>
/// <param name="Shown">As a person reads it.</param>
internal sealed record ProposedValue(string Field, string Label, string Value, string Shown, Span At);

/// <summary>What a contract's text proposes for its entry, each value with its place. Nothing of it is stored before the handler confirms the entry.</summary>
internal sealed class TextProposal
{
    private const int LongestName = 60;

    private readonly ContractReading reading;

    private TextProposal(ContractReading reading, IReadOnlyList<ProposedValue> values) => (this.reading, Values) = (reading, values);

    public IReadOnlyList<ProposedValue> Values { get; }

    /// <summary>大写与小写不一致, and what isn't an amount in Chinese numerals at all.</summary>
    public IReadOnlyList<Finding> Doubts { get; private init; } = [];

    /// <summary>The text with each value's place marked by its number.</summary>
    public IEnumerable<(string Text, int? Number)> Marked => MarkedText.Of(reading.Text, [.. Values.Select((v, i) => (v.At, i)).OrderBy(v => v.At.Start)]);

    /// <param name="own">The department that enters it, which is not its own counterparty.</param>
    [Article(Law.LuohuContracts, 50), Requirement("LH-SZ-115")]
    public static TextProposal Of(ContractReading reading, string own)
    {
        var found = reading.Elements;
        var at = found.Places;
        List<ProposedValue> values = [];
        if (found.Title is { } title && at.Title is { } titled) values.Add(new("title", "合同名称", title, title, titled));
        foreach (var (party, n) in reading.Parties.Where(p => !p.IsGovernment && p.Name.Length > 0 && p.Name != own).Take(EntryRules.MostParties).Select((p, n) => (p, n))) values.AddRange(Of(party, n));
        if (found.Amount is { Fen: { } fen } && at.Amount is { } amount) values.Add(new("amount", "标的金额", Number(fen), Yuan.Text(fen), amount));
        if (found.Start is { } start && at.Term is { } from) values.Add(new("startsOn", "合同期限从哪天开始", Day(start), start.ToChinese(), from));
        if (found.End is { } end && at.Term is { } until) values.Add(new("endsOn", "合同期限到哪天", Day(end), end.ToChinese(), until));
        if (found.SignDate is { } signed && at.SignDate is { } day) values.Add(new("signedOn", "最后一方签署的日期", Day(signed), signed.ToChinese(), day));
        foreach (var (payment, n) in found.Payments.Take(NodesStep.MostAtEntry).Select((p, n) => (p, n))) values.AddRange(Of(payment, n, found.Amount?.Fen));
        return new(reading, values) { Doubts = [.. Article32.Amounts(reading).Select(f => Finding.Warn("contract-text.amounts", $"{f.Message}{reading.PlaceOf(f.At)}", f.Article, remedy: f.Mending))] };
    }

    /// <summary>For the form: each value, and beside it where the text says it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields()
    {
        foreach (var value in Values)
        {
            yield return new(value.Field, value.Value);
            yield return new($"{EntrySheet.Quoted}{value.Field}", PlaceOf(value));
        }
    }

    public string PlaceOf(ProposedValue value)
    {
        var doubt = value.Field == "amount" && Doubts.Count > 0 ? "文本里大写和小写不一致，照成交结果填。" : "";
        return $"{reading.PlaceOf(value.At)}：{reading.Quote(value.At)}。{doubt}";
    }

    private static IEnumerable<ProposedValue> Of(Texts.Elements.Party party, int n)
    {
        yield return new($"party-kind-{n}", $"对方 {n + 1} 的类型", (party.IsPerson ? PartyKind.NaturalPerson : PartyKind.LegalPerson).ToString(), party.IsPerson ? "自然人" : "法人", party.At);
        yield return new($"party-name-{n}", $"对方 {n + 1} 的名称", party.Name, party.Name, party.At);
        if ((party.CreditCode ?? party.CitizenNumber) is { } code) yield return new($"party-code-{n}", $"对方 {n + 1} 的代码或者身份证号码", code.Text, party.IsPerson ? $"{code.Text[..Math.Min(6, code.Text.Length)]}……" : code.Text, code.At);
    }

    // What is paid, and when; a share is reckoned from the whole.
    private static IEnumerable<ProposedValue> Of(PaymentNode payment, int n, long? whole)
    {
        var said = payment.Text.Trim();
        var name = ShortText.Within(said, LongestName);
        yield return new($"node-name-{n}", $"付款节点 {n + 1}", name, name, payment.At);
        var fen = payment.Fen ?? (payment.Percent is { } share && whole is { } all ? (long)(all * share / 100m) : null);
        if (fen is { } pays) yield return new($"node-pays-{n}", $"付款节点 {n + 1} 的金额", Number(pays), Yuan.Text(pays), payment.At);
        if (payment.Due is { } due) yield return new($"node-on-{n}", $"付款节点 {n + 1} 的日期", Day(due), due.ToChinese(), payment.At);
        if (said.Contains("验收", StringComparison.Ordinal)) yield return new($"node-accept-{n}", $"付款节点 {n + 1} 的条件", "yes", "验收合格以后才付款", payment.At);
    }

    private static string Number(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
