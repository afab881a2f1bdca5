using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yiwang.Host;

/// <summary>What <see cref="UnstorableText"/> is for addresses and forms: a text that comes as JSON has no NUL, on whichever engine. The refusal names the place.</summary>
internal sealed class TextWithoutNul : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(ref reader);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(ref reader)!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private static string? Checked(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) throw new JsonException();
        string? text;
        try
        {
            text = reader.GetString();
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("The text is no Unicode.", half); // half of a pair, which no database takes either
        }

        return text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException("The text holds a NUL.") : text;
    }
}
