using System.Globalization;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Keeping;

/// <summary>Brings what was typed into the one form in which a register keeps it, and says at each field what is wrong.</summary>
internal static class FieldReader
{
    /// <summary>The prefix of a field's input, so that no register can name a field of the page itself.</summary>
    public const string Prefix = "value.";

    /// <returns>Only fields with a value; findings name their input.</returns>
    public static (Dictionary<string, string> Values, List<Finding> Findings) Read(
        RegisterDefinition register, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> choices)
    {
        var (values, findings) = (new Dictionary<string, string>(), new List<Finding>());
        foreach (var unknown in typed.Keys.Where(k => register.Find(k) is null))
            findings.Add(Finding.Block("registers.field", $"这本登记簿没有“{unknown}”这一项。", register.Under, Prefix + unknown, $"可以填：{string.Join("、", register.Fields.Select(f => f.Name))}。"));

        foreach (var field in register.Fields)
        {
            var text = (typed.GetValueOrDefault(field.Name) ?? "").Trim();
            if (text.Length == 0)
            {
                if (field.IsRequired) findings.Add(Wrong(register, field, $"请填写{field.Label}。", field.Hint ?? "这一项必须填写。"));
            }
            else if (Canonical(field, text, choices) is { } value) values[field.Name] = value;
            else findings.Add(Wrong(register, field, $"{field.Label}：{Demand(field)}。", field.Hint ?? "请改正后再登记。"));
        }

        return (values, findings);
    }

    private static string? Canonical(FieldDefinition field, string text, IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> choices) => field.Kind switch
    {
        FieldKind.Text or FieldKind.PersonName => text.Length <= field.Most && !text.Any(char.IsControl) ? text : null,
        FieldKind.LongText => text.Length <= field.Most && !text.Contains('\0', StringComparison.Ordinal) ? text : null,
        FieldKind.Whole => int.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n >= field.Least && n <= field.Most ? Plain(n) : null,
        FieldKind.Percent => decimal.TryParse(text.TrimEnd('%', '％'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var p) && p <= 100 && decimal.Round(p, 2) == p ? p.ToString("0.##", CultureInfo.InvariantCulture) : null,
        FieldKind.Money => Yuan.Find(text) is { } fen ? fen.ToString(CultureInfo.InvariantCulture) : null,
        FieldKind.Date => DateText.Find(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldKind.Choice => choices[field.Name].FirstOrDefault(c => c.Key == text || c.Value == text).Key,
        _ => CitizenNumber.TryParse(text, out var number, out _) ? number.Reveal() : null,
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Demand(FieldDefinition field) => field.Kind switch
    {
        FieldKind.Text or FieldKind.LongText or FieldKind.PersonName => $"不超过 {field.Most} 字",
        FieldKind.Whole => $"应为 {field.Least} 至 {field.Most} 的整数",
        FieldKind.Percent => "应为 0 至 100 的百分数，最多两位小数",
        FieldKind.Money => "应为金额（元），最多两位小数",
        FieldKind.Date => "应为日期，例如 2026-09-01",
        FieldKind.Choice => "请从列表中选一项",
        _ => "身份证号码有误，请逐位核对",
    };

    private static Finding Wrong(RegisterDefinition register, FieldDefinition field, string message, string remedy) =>
        Finding.Block("registers.value", message, register.Under, Prefix + field.Name, remedy);
}

/// <summary>What an entry is about, as one text.</summary>
internal static class KeyText
{
    public const int Longest = 400;

    private const string Between = " · ";

    public static string Of(params IEnumerable<string> parts) => string.Join(Between, parts);
}

/// <summary>A value as people read it.</summary>
internal static class FieldText
{
    public static string Of(FieldDefinition field, string? value, IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> choices) => value is null or "" ? "" : field.Kind switch
    {
        FieldKind.Money => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var fen) ? Yuan.Text(fen) : value,
        FieldKind.Percent => $"{value}%",
        FieldKind.Choice => choices[field.Name].FirstOrDefault(c => c.Key == value).Value ?? value,
        FieldKind.Citizen => CitizenNumber.TryParse(value, out var number, out _) ? number.Masked : "",
        FieldKind.PersonName => MaskedName.Of(value),
        _ => value,
    };
}
