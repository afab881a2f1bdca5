using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Cryptography;

/// <summary>
/// Marks columns that hold personal identifiers. A mapping says so; the database context, which has the keys, seals them.
/// </summary>
public static class PersonalColumns
{
    private const string Mark = "Yiwang:Personal";
    private const string IndexMark = "Yiwang:KeyedIndex";
    private const int LongestSealed = 1000;

    /// <summary>Sealed at rest. It can't be searched, ordered or unique: put a <see cref="IsPersonalIndex{T}"/> column beside it.</summary>
    public static PropertyBuilder<T> IsPersonal<T>(this PropertyBuilder<T> column) where T : class?
    {
        if (column.Metadata.ClrType != typeof(string)) throw new ArgumentException($"{column.Metadata.Name} isn't a text.", nameof(column));
        column.HasMaxLength(LongestSealed).HasAnnotation(Mark, (Func<PersonalText, ValueConverter>)(personal => new PersonalTextConverter(personal)));
        return column;
    }

    /// <summary>A whole immutable value, sealed at rest: what a form told about a person. Replace it to change it.</summary>
    public static PropertyBuilder<T> IsSealedJson<T>(this PropertyBuilder<T> column) where T : class
    {
        column.IsStoredAsJson().HasAnnotation(Mark, (Func<PersonalText, ValueConverter>)(personal => new ValueConverter<T, string>(
            value => personal.Protect(JsonSerializer.Serialize(value, StoredJson.Options)),
            stored => JsonSerializer.Deserialize<T>(personal.Reveal(stored), StoredJson.Options)!)));
        return column;
    }

    /// <summary>Holds <see cref="PersonalText.Index"/> of a sealed column: 64 hexadecimal digits.</summary>
    public static PropertyBuilder<T> IsPersonalIndex<T>(this PropertyBuilder<T> column) where T : class? =>
        column.HasMaxLength(2 * Sm3.HashBytes).HasAnnotation(IndexMark, true);

    internal static bool IsSealed(this IReadOnlyProperty column) => column.FindAnnotation(Mark) is not null;

    internal static bool IsKeyedIndex(this IReadOnlyProperty column) => column.FindAnnotation(IndexMark) is not null;

    internal static void SealPersonalColumns(this ModelBuilder model, PersonalText personal)
    {
        foreach (var column in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (column.FindAnnotation(Mark)?.Value is Func<PersonalText, ValueConverter> converter) column.SetValueConverter(converter(personal));
        }
    }
}
