using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Yiwang.Platform.Data;

/// <summary>One thing that this installation remembers about itself, such as the business date of a demonstration.</summary>
internal sealed class Setting
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(Setting.Name))]
internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> map)
    {
        map.ToTable("platform_settings");
        map.HasKey(s => s.Name);
        map.Property(s => s.Name).HasMaxLength(80);
    }
}
