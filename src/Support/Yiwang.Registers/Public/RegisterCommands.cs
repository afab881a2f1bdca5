using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Registers.Public;

/// <summary>Makes one entry. With the key of an earlier one it takes its place from its own first day on.</summary>
/// <param name="Values">By the names of the register's fields, as typed.</param>
[Requires(Permissions.Keep)]
public sealed record RecordEntry(string Register, IReadOnlyDictionary<string, string> Values, DateOnly? From, DateOnly? Until = null) : ICommand;

/// <summary>Takes in a whole table (CSV with a heading of labels or names): all rows or none. What already stands there is left.</summary>
/// <param name="From">The day from which all rows count.</param>
[Requires(Permissions.Keep)]
public sealed record ImportEntries(string Register, string Csv, DateOnly? From) : ICommand;

/// <summary>The last day of an entry, or, with a reason, that it was a mistake.</summary>
/// <param name="Until">Set to end it.</param>
/// <param name="Mistake">Set to strike it out.</param>
[Requires(Permissions.Keep)]
public sealed record CloseEntry(Guid Id, DateOnly? Until, string? Mistake) : ICommand;

/// <summary>Shows the whole name and number of one entry to whoever keeps the register, for a reason. The person sees that it was done, and why.</summary>
/// <param name="Reason">Plain words, without names and numbers.</param>
[Requires(Permissions.Keep)]
public sealed record RevealEntry(Guid Id, string Reason) : ICommand;
