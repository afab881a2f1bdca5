using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;

namespace Yiwang.Platform.Data;

/// <summary>How facts, and parts of a thing that are only read together with it, are written into a column.</summary>
public static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutComputed } },
    };

    /// <summary>
    /// Keeps an immutable value in one text column. Change is seen by reference: replace the value, never change inside it.
    /// </summary>
    public static PropertyBuilder<T> IsStoredAsJson<T>(this PropertyBuilder<T> property) where T : class
    {
        property.HasConversion(value => JsonSerializer.Serialize(value, Options), text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value.GetHashCode(), value => value));
        property.Metadata.SetMaxLength(null);
        property.Metadata.SetColumnType("text");
        return property;
    }

    // A fact's sentence and article are computed from what it was made of; stored they could contradict it.
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (!type.Type.IsSubclassOf(typeof(Fact))) return;
        foreach (var name in new[] { nameof(Fact.Sentence), nameof(Fact.Under), nameof(Fact.InTheNameOf) })
        {
            if (type.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Set: null } computed) type.Properties.Remove(computed);
        }
    }
}
