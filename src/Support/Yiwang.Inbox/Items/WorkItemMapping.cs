using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Data;

namespace Yiwang.Inbox.Items;

[Holds(DataClass.Internal)]
internal sealed class WorkItemMapping : IEntityTypeConfiguration<WorkItem>
{
    public const string Table = "inbox_work_items";

    /// <summary>The indexes hold open items only: finding today's work costs the same after ten years.</summary>
    public const string OnlyOpen = "\"ClosedAt\" IS NULL";

    public void Configure(EntityTypeBuilder<WorkItem> map)
    {
        map.ToTable(Table);
        map.HasKey(i => i.Id);
        map.Property(i => i.Id).ValueGeneratedNever();
        map.Property(i => i.Subject).HasMaxLength(80);
        map.Property(i => i.Kind).HasMaxLength(40);
        map.Property(i => i.Title).HasMaxLength(200);
        map.Property(i => i.NumberKey).HasMaxLength(Numbers.LongestKey);
        map.Property(i => i.Serial).HasMaxLength(Numbers.LongestSerial);
        map.Property(i => i.Href).HasMaxLength(400);
        map.Property(i => i.Post).HasMaxLength(80);
        map.Property(i => i.Institution).HasMaxLength(80);
        map.Property(i => i.Region).HasMaxLength(12);
        map.Ignore(i => i.DueOn);
        map.HasIndex(i => new { i.Institution, i.Post, i.SortsOn, i.Id }).HasFilter(OnlyOpen);
        map.HasIndex(i => new { i.Institution, i.Post, i.Kind, i.SortsOn, i.Id }).HasFilter(OnlyOpen);
        map.HasIndex(i => new { i.Institution, i.Post, i.NumberKey }).HasFilter(OnlyOpen);
        map.HasIndex(i => new { i.Institution, i.Post, i.Serial }).HasFilter(OnlyOpen);
        map.HasIndex(i => i.Subject).HasFilter(OnlyOpen);
    }
}
