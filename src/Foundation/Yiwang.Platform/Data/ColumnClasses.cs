using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Data;

/// <summary>How a column lies in the database.</summary>
public enum Keeping { Plain, Sealed, Indexed }

/// <param name="Class">Null where nobody said.</param>
/// <param name="IsNamed">Its line names it; otherwise it has what its table has.</param>
/// <param name="Open">Why it isn't sealed though it would have to be.</param>
public sealed record ClassedColumn(string Module, string Table, string Column, DataClass? Class, bool IsNamed, Keeping Keeping, string Open)
{
    public bool IsUnguarded => Class is DataClass.Sensitive or DataClass.Secret && Keeping is Keeping.Plain && Open.Length == 0;

    /// <summary>Sealed, but said to be nobody's.</summary>
    public bool IsUnderstated => Class is DataClass.Public or DataClass.Internal && Keeping is not Keeping.Plain;
}

/// <summary>Every column of the database with its class, as the mappings say it.</summary>
public static class ColumnClasses
{
    public static string NameOf(DataClass one) => one switch
    {
        DataClass.Public => "公开", DataClass.Internal => "内部", DataClass.Personal => "个人信息", DataClass.Sensitive => "敏感个人信息", _ => "秘密",
    };

    [Requirement("LF-SZ-227"), Requirement("SW-SZ-196")]
    public static IReadOnlyList<ClassedColumn> Of(IModel model, IEnumerable<YiwangModule> modules)
    {
        var said = modules.SelectMany(m => LinesOf(m)).ToLookup(l => l.Entity);
        return
        [
            .. from entity in model.GetEntityTypes()
               let table = entity.GetTableName()
               where table is not null
               from column in entity.GetProperties()
               let name = column.GetColumnName()
               let line = said[entity.ClrType].FirstOrDefault(l => l.Holds.Columns.Contains(column.Name)).Holds
               let general = said[entity.ClrType].FirstOrDefault(l => l.Holds.Columns.Count == 0).Holds
               orderby table, name
               select new ClassedColumn(table.Split('_')[0], table, name, (line ?? general)?.Class, line is not null, KeepingOf(column), (line ?? general)?.Open ?? ""),
        ];
    }

    /// <summary>Lines that name what no table has, as after a renaming.</summary>
    public static IReadOnlyList<string> Astray(IModel model, IEnumerable<YiwangModule> modules) =>
        [.. from line in modules.SelectMany(m => LinesOf(m))
            let entity = model.FindEntityTypes(line.Entity).FirstOrDefault()
            from column in line.Holds.Columns.DefaultIfEmpty("")
            where entity is null || (column.Length > 0 && entity.FindProperty(column) is null)
            select $"{line.Entity.Name}.{column}"];

    private static Keeping KeepingOf(IProperty column) => column.IsSealed() ? Keeping.Sealed : column.IsKeyedIndex() ? Keeping.Indexed : Keeping.Plain;

    private static IEnumerable<(Type Entity, HoldsAttribute Holds)> LinesOf(YiwangModule module) =>
        from mapping in module.GetType().Assembly.GetTypes()
        where !mapping.IsAbstract
        from holds in mapping.GetCustomAttributes<HoldsAttribute>()
        select (holds.Of ?? MappedBy(mapping), holds);

    private static Type MappedBy(Type mapping) => mapping.GetInterfaces()
        .Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)).GetGenericArguments()[0];
}
