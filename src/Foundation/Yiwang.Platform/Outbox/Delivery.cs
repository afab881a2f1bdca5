using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Outbox;

/// <summary>
/// A fact on its way to one hearer: written in the transaction of the fact, gone in the transaction of the hearer.
/// The fact itself lies in the ledger, so the table holds only what is still to be heard.
/// </summary>
internal sealed class Delivery
{
    public long Id { get; private init; }
    public required string Hearer { get; init; }
    public required string Subject { get; init; }
    public required int Sequence { get; init; }
    public required DateTimeOffset NextAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>The kind of fault of the last attempt; its text may hold personal data and stays in the protected log.</summary>
    public string LastFault { get; set; } = "";
}

[Holds(DataClass.Internal)]
internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> map)
    {
        map.ToTable("platform_deliveries");
        map.HasKey(d => d.Id);
        map.HasIndex(d => d.NextAt);
        map.HasIndex(d => new { d.Hearer, d.Subject, d.Sequence }).IsUnique();
        map.Property(d => d.Hearer).HasMaxLength(80);
        map.Property(d => d.Subject).HasMaxLength(80);
        map.Property(d => d.LastFault).HasMaxLength(200);
        map.Property(d => d.Attempts).IsConcurrencyToken();
    }
}
