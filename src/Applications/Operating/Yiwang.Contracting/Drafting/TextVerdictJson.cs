using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Yiwang.Contracting.Texts.Elements;

namespace Yiwang.Contracting.Drafting;

/// <summary>A verdict as <c>contract check --json</c> and <c>POST /api/contracts/check</c> give it: docs/schemas/contract-check.schema.json.</summary>
internal sealed record TextVerdictJson(IReadOnlyList<TextFindingJson> Findings, bool KeySupervision, ElementsJson Elements, IReadOnlyList<ElementPlaceJson> Places)
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public static TextVerdictJson From(TextVerdict verdict) => new(
        [.. verdict.Findings.Select(f => new TextFindingJson(f.Article.Place, TextSeverityWords.Json(f.Severity), f.At.Start, f.At.End, verdict.Reading.Of(f.At), f.Whole, f.IsAdvice ? true : null))],
        verdict.Reading.Key.Applies, ElementsJson.From(verdict.Reading.Elements), [.. PlacesOf(verdict.Reading)]);

    private static IEnumerable<ElementPlaceJson> PlacesOf(ContractReading reading)
    {
        var (found, at) = (reading.Elements, reading.Elements.Places);
        (string Element, Span? At)[] places = [("title", at.Title), ("partyA", at.PartyA), ("partyB", at.PartyB), ("amount", at.Amount), ("signDate", at.SignDate), ("term", at.Term), ("forum", at.Forum), .. found.Payments.Select(p => ("payment", (Span?)p.At))];
        return from place in places where place.At is not null select new ElementPlaceJson(place.Element, place.At!.Value.Start, place.At.Value.End, reading.Of(place.At.Value));
    }
}

/// <summary>Where the text says an element: a proposal that a person confirms.</summary>
internal sealed record ElementPlaceJson(string Element, int Start, int End, string Text);

internal sealed record TextFindingJson(string Article, string Severity, int Start, int End, string Text, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Advice = null);

internal sealed record ElementsJson(string? PartyA, string? PartyB, decimal? AmountYuan, DateOnly? SignDate, DateOnly? Start, DateOnly? End, string? Forum)
{
    public static ElementsJson From(ContractElements found) =>
        new(found.PartyA, found.PartyB, found.Amount?.Fen / 100m, found.SignDate, found.Start, found.End, found.Forum);
}

internal static class TextSeverityWords
{
    public static string Json(TextSeverity severity) => severity switch { TextSeverity.Blocks => "blocks", TextSeverity.Warns => "warns", _ => "asks" };

    public static string Word(TextSeverity severity) => severity switch { TextSeverity.Blocks => "不得签订", TextSeverity.Warns => "应补正", _ => "请审查" };

    /// <summary>How many of each, in words.</summary>
    public static string Count(IReadOnlyList<TextFinding> findings) => findings.Count == 0 ? "没有发现问题。"
        : string.Join("，", from s in Enum.GetValues<TextSeverity>() let n = findings.Count(f => f.Severity == s) where n > 0 select $"{Word(s)} {n} 处") + "。";
}
