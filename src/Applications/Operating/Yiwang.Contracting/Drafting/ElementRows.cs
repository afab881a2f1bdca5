using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting;

/// <summary>The elements as a person reads them.</summary>
internal static class ElementRows
{
    private const string Unknown = "没有找到";

    public static IReadOnlyList<(string Name, string Value)> Of(ContractElements elements) =>
    [
        ("甲方", elements.PartyA ?? Unknown), ("乙方", elements.PartyB ?? Unknown),
        .. elements.FurtherParties.Select(p => ("其他当事人", p)),
        ("金额", elements.Amount?.Fen is { } fen ? Yuan.Text(fen) : Unknown),
        ("签订日期", Day(elements.SignDate)), ("起始日", Day(elements.Start)), ("终止日", Day(elements.End)),
        ("裁判机构", elements.Forum ?? Unknown),
        .. elements.Payments.Select(p => ("付款节点", string.Join("，", new[] { p.Fen is { } each ? Yuan.Text(each) : null, p.Percent is { } share ? $"{share:0.##}%" : null, p.Due is { } due ? $"{due:yyyy-MM-dd}" : null }.OfType<string>()))),
    ];

    private static string Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : Unknown;
}
