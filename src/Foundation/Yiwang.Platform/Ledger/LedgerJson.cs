using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Yiwang.Kernel;

namespace Yiwang.Platform.Ledger;

/// <summary>How facts are written into the ledger: only what the fact was made of, not what it computes.</summary>
internal static class LedgerJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new CitationJson() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutComputed } },
    };

    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (!type.Type.IsSubclassOf(typeof(Fact))) return;
        foreach (var name in new[] { nameof(Fact.Sentence), nameof(Fact.Under) })
        {
            if (type.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Set: null } computed) type.Properties.Remove(computed);
        }
    }

    private sealed class CitationJson : JsonConverter<Citation>
    {
        public override Citation? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } key ? Citation.FromKey(key) : null;

        public override void Write(Utf8JsonWriter writer, Citation value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
    }
}
