using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Jobs;

/// <summary>Work that repeats, on exactly one node at a time.</summary>
public interface IJob
{
    /// <summary>How long to wait after one run before the next.</summary>
    static abstract TimeSpan Pause { get; }

    Task Run(CancellationToken ct);
}

internal sealed record JobRegistration(Type JobType)
{
    public TimeSpan Pause => (TimeSpan)JobType.GetProperty(nameof(IJob.Pause))!.GetValue(null)!;
}

/// <summary>Who may run the jobs just now. A node that dies loses it when the time has passed.</summary>
internal sealed class Lease
{
    public required string Name { get; init; }
    public required string Holder { get; set; }
    public required DateTimeOffset Until { get; set; }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(Lease.Name))]
internal sealed class LeaseMapping : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> map)
    {
        map.ToTable("platform_leases");
        map.HasKey(l => l.Name);
        map.Property(l => l.Name).HasMaxLength(80);
        map.Property(l => l.Holder).HasMaxLength(120).IsConcurrencyToken();
        map.Property(l => l.Until).IsConcurrencyToken();
    }
}
