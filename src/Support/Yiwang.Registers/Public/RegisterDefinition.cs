using Yiwang.Kernel;

namespace Yiwang.Registers.Public;

/// <summary>What a field of a register holds. Written in the pack in kebab-case.</summary>
public enum FieldKind
{
    /// <summary>One line, at most <see cref="FieldDefinition.Most"/> characters.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>A whole number between the bounds.</summary>
    Whole,

    /// <summary>0 to 100, at most two decimals.</summary>
    Percent,

    /// <summary>Typed in yuan, kept in whole fen.</summary>
    Money,

    Date,

    /// <summary>One of the listed words, or of those that a module offers.</summary>
    Choice,

    /// <summary>A citizen's number: sealed, found through its index, shown masked.</summary>
    Citizen,

    /// <summary>A person's name: sealed, shown masked.</summary>
    PersonName,
}

/// <summary>One column of a register.</summary>
/// <param name="Name">Machine name, as the API and the values of an entry use it.</param>
/// <param name="Most">Characters of a text, or the largest number.</param>
/// <param name="Values">The words of a choice: what is kept, and what is shown.</param>
/// <param name="From">The source of a choice's words where a module offers them (<see cref="IRegisterChoices"/>); else null.</param>
public sealed record FieldDefinition(
    string Name, string Label, FieldKind Kind, bool IsRequired, string? Hint, int Least, int Most, IReadOnlyList<KeyValuePair<string, string>> Values, string? From)
{
    /// <summary>Sealed at rest and masked on screen.</summary>
    public bool IsPersonal => Kind is FieldKind.Citizen or FieldKind.PersonName;
}

/// <summary>To whom an entry belongs: the whole city, the county of whoever records it, or that institution.</summary>
public enum RegisterScope { City, County, Institution }

/// <summary>One register, as its pack describes it.</summary>
/// <param name="Code">For example <c>assistive-devices</c>; part of addresses.</param>
/// <param name="Purpose">One sentence that says what it is for and what follows from it.</param>
/// <param name="Under">The article that wants it kept.</param>
/// <param name="IsPublic">Everybody may read it; never together with a personal field.</param>
/// <param name="KeptBy">Posts that record, by code.</param>
/// <param name="SeenBy">Posts that read it besides; empty for every officer who may see registers.</param>
/// <param name="Key">The fields that name the same thing through time: a later entry with the same values takes the place of an earlier one.</param>
public sealed record RegisterDefinition(
    string Code, string Name, string Purpose, Citation Under, RegisterScope Scope, bool IsPublic,
    IReadOnlySet<string> KeptBy, IReadOnlySet<string> SeenBy, IReadOnlyList<string> Key, IReadOnlyList<FieldDefinition> Fields)
{
    public FieldDefinition? Find(string field) => Fields.FirstOrDefault(f => f.Name == field);

    /// <summary>People can be found in it only by their number.</summary>
    public bool HoldsPeople => Fields.Any(f => f.IsPersonal);
}
