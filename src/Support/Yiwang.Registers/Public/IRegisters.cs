using System.Globalization;
using Yiwang.Kernel;

namespace Yiwang.Registers.Public;

/// <summary>An entry of a register as others read it. A wrong field name is a mistake in the program and throws.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Person">Index of the citizen's number; empty where the register holds no people.</param>
/// <param name="Region">County or city that it belongs to.</param>
/// <param name="From">The day from which it counts, until <paramref name="Until"/> or a later entry with the same key.</param>
public sealed record RegisteredEntry(
    Guid Id, string Register, string Region, string Institution, string Key, string Person, DateOnly From, DateOnly? Until, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Empty where the field was left empty.</summary>
    public string Text(string field) => Values.GetValueOrDefault(field) ?? "";

    public long? Fen(string field) => long.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var fen) ? fen : null;

    public int? Number(string field) => int.TryParse(Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public DateOnly? Day(string field) => DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What the registers hold on a day. Reading asks for no permission: whoever shows it decides who sees it.</summary>
public interface IRegisters
{
    /// <summary>All that count on the day, by key. More than <see cref="MostRead"/> is a fault: a list cut short would be a wrong answer.</summary>
    /// <param name="register">Its code.</param>
    /// <param name="day">The day that is asked about.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <param name="region">Only entries of that county and of the whole city.</param>
    /// <param name="institution">Only entries of that institution.</param>
    Task<IReadOnlyList<RegisteredEntry>> On(string register, DateOnly day, CancellationToken ct, string? region = null, string? institution = null);

    /// <summary>What counts on the day for one key, in the order of the register's key fields.</summary>
    Task<RegisteredEntry?> Find(string register, DateOnly day, CancellationToken ct, params IReadOnlyList<string> key);

    /// <summary>What counts on the day for these people, by the index of their number.</summary>
    Task<IReadOnlyList<RegisteredEntry>> OfPeople(string register, DateOnly day, IReadOnlyCollection<string> indexes, CancellationToken ct);

    /// <summary>One entry, also when it no longer counts.</summary>
    Task<RegisteredEntry?> Get(Guid id, CancellationToken ct);

    /// <summary>More than this is read page by page, or by key.</summary>
    public const int MostRead = 10_000;
}

/// <summary>The words of a choice that a module knows: its institutions, its kinds of service.</summary>
public interface IRegisterChoices
{
    /// <summary>As the pack names it: <c>from: counties</c>.</summary>
    string Source { get; }

    Task<IReadOnlyList<KeyValuePair<string, string>>> Read(CancellationToken ct);
}

/// <summary>What a module demands of entries of a register beyond the form of their fields.</summary>
public interface IRegisterRule
{
    string Register { get; }

    /// <summary>Findings name the field as <c>Where</c>.</summary>
    Task<IReadOnlyList<Finding>> Check(RegisteredEntry entry, CancellationToken ct);
}
