using Yiwang.Kernel;

namespace Yiwang.Registers.Reading;

internal static class EntryWords
{
    public static string Span(ShownEntry entry) => $"{entry.From:yyyy-MM-dd} 起{(entry.Until is { } until ? $"，至 {until:yyyy-MM-dd}" : "")}";

    public static string Href(string start, DateOnly on, string? q, string? after = null) =>
        $"{start}?on={on:yyyy-MM-dd}{(q is { Length: > 0 } ? $"&q={Uri.EscapeDataString(q)}" : "")}{(after is not null ? $"&after={Uri.EscapeDataString(after)}" : "")}";

    public static string? Hint(Public.FieldDefinition field) => field.Hint ?? field.Kind switch
    {
        Public.FieldKind.Money => "元，例如 1200 或 0.50",
        Public.FieldKind.Percent => "0 至 100",
        _ => null,
    };
}
