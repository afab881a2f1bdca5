using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Yiwang.Kernel;

namespace Yiwang.Platform.Data;

/// <summary>Instants as UTC ticks: SQLite can't order what EF stores for a <see cref="DateTimeOffset"/> otherwise.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

internal sealed class CitationKey() : ValueConverter<Citation, string>(
    citation => citation.Key,
    key => Citation.FromKey(key));
