using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Yiwang.Platform.Cryptography;

/// <summary>
/// Marks columns that hold personal identifiers. A mapping says so; the database context, which has the keys, seals them.
/// </summary>
public static class PersonalColumns
{
    private const string Mark = "Yiwang:Personal";
    private const int LongestSealed = 1000;

    /// <summary>Sealed at rest. It can't be searched, ordered or unique: put a <see cref="IsPersonalIndex{T}"/> column beside it.</summary>
    public static PropertyBuilder<T> IsPersonal<T>(this PropertyBuilder<T> column) where T : class?
    {
        if (column.Metadata.ClrType != typeof(string)) throw new ArgumentException($"{column.Metadata.Name} isn't a text.", nameof(column));
        column.HasMaxLength(LongestSealed).HasAnnotation(Mark, true);
        return column;
    }

    /// <summary>Holds <see cref="PersonalText.Index"/> of a sealed column: 64 hexadecimal digits.</summary>
    public static PropertyBuilder<T> IsPersonalIndex<T>(this PropertyBuilder<T> column) where T : class? => column.HasMaxLength(2 * Sm3.HashBytes);

    internal static void SealPersonalColumns(this ModelBuilder model, PersonalText personal)
    {
        var converter = new PersonalTextConverter(personal);
        foreach (var column in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.FindAnnotation(Mark) is not null))
        {
            column.SetValueConverter(converter);
        }
    }
}
