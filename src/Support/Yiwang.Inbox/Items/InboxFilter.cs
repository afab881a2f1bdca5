using System.Globalization;
using Yiwang.Kernel;

namespace Yiwang.Inbox.Items;

/// <summary>What the list is narrowed to, as it stands in the address.</summary>
internal sealed record InboxFilter(string Kind = "", ClockLight? Light = null, string Number = "", Place? After = null, Place? Before = null)
{
    private static readonly Dictionary<string, ClockLight> LightWords = new()
    {
        ["red"] = ClockLight.Red, ["yellow"] = ClockLight.Yellow, ["green"] = ClockLight.Green,
    };

    /// <summary>Whoever looks for a number looks among everything, so a number replaces the other filters.</summary>
    public static InboxFilter From(string? kind, string? light, string? number, string? after, string? before) =>
        !string.IsNullOrWhiteSpace(number) ? new(Number: number.Trim())
        : new(kind?.Trim() ?? "", light is not null && LightWords.TryGetValue(light, out var found) ? found : null, "",
            Place.Parse(after), Place.Parse(before));

    public string LightWord => Light is { } light ? LightWords.First(w => w.Value == light).Key : "";

    public string Href(Place? after = null, Place? before = null)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("kind", Kind), ("light", LightWord), ("q", Number), ("after", after?.ToString()), ("before", before?.ToString()),
        };
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/staff/inbox" : $"/staff/inbox?{query}";
    }
}

/// <summary>A place in the order of the list: behind or before this item.</summary>
internal sealed record Place(DateOnly SortsOn, Guid Id)
{
    public static Place Of(WorkItem item) => new(item.SortsOn, item.Id);

    /// <summary>Null for anything that this list has not written; the list then begins at its beginning.</summary>
    public static Place? Parse(string? text) =>
        text?.Split('_') is [var day, var id]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var sortsOn)
        && Guid.TryParseExact(id, "N", out var key) ? new(sortsOn, key) : null;

    public override string ToString() => $"{SortsOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}_{Id:N}";
}
