using System.Globalization;
using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>
/// An object of the input, read field by field. Whatever is wrong becomes a finding with its JSON pointer, and reading goes on,
/// so that whoever wrote the file mends it once.
/// </summary>
internal sealed class JsonFields(JsonElement element, string pointer, List<Finding> findings)
{
    private readonly HashSet<string> asked = [];

    public string Pointer => pointer;

    public bool Has(string name) => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    public string Text(string name, string absent = "") => Find(name, JsonValueKind.String, "应为文字", absent.Length == 0)?.GetString() ?? absent;

    public string? OptionalText(string name) => Find(name, JsonValueKind.String, "应为文字", required: false)?.GetString();

    public bool Flag(string name) => OptionalFlag(name) ?? false;

    public bool? OptionalFlag(string name)
    {
        if (Raw(name, required: false) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Refuse(name, "应为 true 或 false");
        return null;
    }

    public DateOnly Date(string name) => OptionalDate(name, required: true) ?? default;

    public DateOnly? OptionalDate(string name) => OptionalDate(name, required: false);

    /// <summary>A month such as 2026-03, as its first day.</summary>
    public DateOnly Month(string name) => Parse(name, true, "应为 2026-03 这样的月份", s => ParseMonth(s)) ?? default;

    public static DateOnly? ParseMonth(string text) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public TEnum Choice<TEnum>(string name, TEnum? absent = null) where TEnum : struct, Enum =>
        Parse(name, absent is null, $"应为 {string.Join("、", Words.Of<TEnum>())} 之一", Words.Find<TEnum>) ?? absent ?? default;

    /// <summary>A number that is not negative, of at most <paramref name="decimals"/> places.</summary>
    public decimal Number(string name, int decimals, decimal most = 100_000_000m)
    {
        if (Find(name, JsonValueKind.Number, "应为数字", required: true) is not { } value) return 0;
        if (value.TryGetDecimal(out var number) && number >= 0 && number <= most && decimal.Round(number, decimals) == number) return number;
        Refuse(name, $"应为 0 至 {most:0} 的数，最多 {decimals} 位小数");
        return 0;
    }

    public long Fen(string name) => (long)(Number(name, 2) * 100);

    public JsonFields? OptionalObject(string name) =>
        Find(name, JsonValueKind.Object, "应为一组字段", required: false) is { } value ? new JsonFields(value, $"{pointer}/{name}", findings) : null;

    public JsonFields Object(string name)
    {
        var value = Find(name, JsonValueKind.Object, "应为一组字段", required: true);
        // What is not there has been told once; its fields are not told again.
        return value is { } found ? new JsonFields(found, $"{pointer}/{name}", findings) : new JsonFields(default, $"{pointer}/{name}", []);
    }

    public IReadOnlyList<JsonFields> Objects(string name) =>
        [.. Items(name).Select((item, i) => new JsonFields(item, $"{pointer}/{name}/{i}", findings))];

    public IReadOnlyList<T> Each<T>(string name, string form, Func<string, T?> parse) where T : struct
    {
        var values = new List<T>();
        foreach (var (item, i) in Items(name).Select((item, i) => (item, i)))
            if (item.ValueKind is JsonValueKind.String && parse(item.GetString()!) is { } value) values.Add(value);
            else Refuse($"{name}/{i}", form);
        return values;
    }

    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Where(i => i.ValueKind is JsonValueKind.String).Select(i => i.GetString()!)];

    public void RefuseUnknown()
    {
        if (element.ValueKind is not JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject().Where(p => !asked.Contains(p.Name)))
            Refuse(property.Name, "不认识这一项，请核对拼写");
    }

    public void Refuse(string name, string what) =>
        findings.Add(Finding.Block("input.invalid", $"{pointer}/{name}：{what}。", where: $"{pointer}/{name}", remedy: "请按 docs/schemas/aid-assess.schema.json 改正。"));

    private DateOnly? OptionalDate(string name, bool required) => Parse<DateOnly>(name, required, "应为 2026-03-02 这样的日期",
        s => DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    private T? Parse<T>(string name, bool required, string form, Func<string, T?> parse) where T : struct
    {
        if (Find(name, JsonValueKind.String, form, required) is not { } value) return null;
        if (parse(value.GetString()!) is { } parsed) return parsed;
        Refuse(name, form);
        return null;
    }

    private JsonElement[] Items(string name) =>
        Find(name, JsonValueKind.Array, "应为列表", required: false) is { } array ? [.. array.EnumerateArray()] : [];

    private JsonElement? Find(string name, JsonValueKind kind, string form, bool required)
    {
        if (Raw(name, required) is not { } value) return null;
        if (value.ValueKind == kind) return value;
        Refuse(name, form);
        return null;
    }

    private JsonElement? Raw(string name, bool required)
    {
        asked.Add(name);
        if (Has(name)) return element.GetProperty(name);
        if (required) Refuse(name, "缺少这一项");
        return null;
    }
}
