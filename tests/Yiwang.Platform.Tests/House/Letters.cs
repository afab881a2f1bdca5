using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Tests.House;

/// <summary>Something sealed, found by its index.</summary>
internal sealed class Letter
{
    public required Guid Id { get; init; }
    public required string Addressee { get; set; }
    public required string AddresseeIndex { get; init; }
}

/// <summary>Something sealed whose key is of two parts, one of them a text.</summary>
internal sealed class Enclosure
{
    public required string Kind { get; init; }
    public required int Number { get; init; }
    public required IReadOnlyList<string> Lines { get; init; }
    public string? Hint { get; init; }
}

[Holds(DataClass.Internal), Holds(DataClass.Sensitive, nameof(Letter.Addressee), nameof(Letter.AddresseeIndex))]
internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> map)
    {
        map.ToTable("parcels_letters");
        map.Property(l => l.Id).ValueGeneratedNever();
        map.Property(l => l.Addressee).IsPersonal();
        map.Property(l => l.AddresseeIndex).IsPersonalIndex();
    }
}

[Holds(DataClass.Internal), Holds(DataClass.Sensitive, nameof(Enclosure.Lines), nameof(Enclosure.Hint))]
internal sealed class EnclosureMapping : IEntityTypeConfiguration<Enclosure>
{
    public void Configure(EntityTypeBuilder<Enclosure> map)
    {
        map.ToTable("parcels_enclosures");
        map.HasKey(e => new { e.Kind, e.Number });
        map.Property(e => e.Kind).HasMaxLength(40);
        map.Property(e => e.Lines).IsSealedJson();
        map.Property(e => e.Hint).IsPersonal();
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261122_99_Letters")]
internal sealed class LetterTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("parcels_letters", c => new { Id = c.Id(), Addressee = c.Text(1000), AddresseeIndex = c.Text(64) },
            constraints: t => t.PrimaryKey("PK_parcels_letters", l => l.Id));
        migration.CreateTable("parcels_enclosures", c => new { Kind = c.Text(40), Number = c.Number(), Lines = c.Json(), Hint = c.Text(1000, nullable: true) },
            constraints: t => t.PrimaryKey("PK_parcels_enclosures", e => new { e.Kind, e.Number }));
        // The mapping of PersonalColumnsTests, which makes its own tables, is seen by every house of this assembly.
        migration.CreateTable("test_children", c => new { Id = c.Number(), CitizenNumber = c.Text(1000), CitizenNumberIndex = c.Text(64) },
            constraints: t => t.PrimaryKey("PK_test_children", e => e.Id));
    }
}
