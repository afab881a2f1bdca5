using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting;

/// <summary>The elements as a person reads them, each with the line that says it.</summary>
internal static class ElementRows
{
    private const string Unknown = "没有找到";

    public static IReadOnlyList<(string Name, string Value)> Of(ContractReading reading)
    {
        var (elements, at) = (reading.Elements, reading.Elements.Places);
        (string Name, string? Value, Span? At)[] rows =
        [
            ("合同名称", elements.Title, at.Title), ("甲方", elements.PartyA, at.PartyA), ("乙方", elements.PartyB, at.PartyB),
            .. elements.FurtherParties.Select(p => ("其他当事人", (string?)p, (Span?)null)),
            ("金额", elements.Amount?.Fen is { } fen ? Yuan.Text(fen) : null, at.Amount),
            ("签订日期", Day(elements.SignDate), at.SignDate), ("起始日", Day(elements.Start), at.Term), ("终止日", Day(elements.End), at.Term),
            ("裁判机构", elements.Forum, at.Forum),
            .. elements.Payments.Select(p => ("付款节点", (string?)Payment(p), (Span?)p.At)),
        ];
        return [.. rows.Select(r => (r.Name, r.Value is null ? Unknown : r.At is { } place ? $"{r.Value}（第 {reading.LineOf(place)} 行：{reading.Quote(place)}）" : r.Value))];
    }

    private static string Payment(PaymentNode p) =>
        string.Join("，", new[] { p.Fen is { } each ? Yuan.Text(each) : null, p.Percent is { } share ? $"{share:0.##}%" : null, p.Due is { } due ? $"{due:yyyy-MM-dd}" : null }.OfType<string>());

    private static string? Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : null;
}
