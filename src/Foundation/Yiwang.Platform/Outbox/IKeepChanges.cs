using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Yiwang.Kernel;

namespace Yiwang.Platform.Outbox;

/// <summary>
/// Sees every thing with a life that a command loaded, before the facts of the command are recorded: what a regulation wants kept of values
/// before and after is kept whatever the way by which they changed, and no handler can forget it.
/// </summary>
public interface IKeepChanges
{
    /// <summary>What is to be recorded beside the thing's own facts; none where nothing of it changed.</summary>
    IEnumerable<Fact> Of(EntityEntry<Aggregate> touched);
}

/// <summary>One value of a thing, as it was and as it is.</summary>
/// <param name="Before">Null where the thing is new.</param>
public sealed record ChangedValue(string Property, object? Before, object? After);

public static class ChangedValues
{
    /// <summary>Of a new thing all that it has; of another one what differs, by the value's own comparison.</summary>
    public static IEnumerable<ChangedValue> Of(EntityEntry entry) => entry.State is EntityState.Added
        ? entry.Properties.Select(p => new ChangedValue(p.Metadata.Name, null, p.CurrentValue))
        : entry.State is EntityState.Detached or EntityState.Deleted ? []
        : from p in entry.Properties where !p.Metadata.GetValueComparer().Equals(p.OriginalValue, p.CurrentValue) select new ChangedValue(p.Metadata.Name, p.OriginalValue, p.CurrentValue);
}
