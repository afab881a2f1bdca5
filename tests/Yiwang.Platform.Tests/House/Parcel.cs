using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Tests.House;

/// <summary>A noun that is as small as a noun can be: it comes, somebody takes it, once.</summary>
internal sealed class Parcel : Aggregate
{
    public required Guid Id { get; init; }
    public required string Note { get; set; }
    public ParcelStatus Status { get; private set; }

    public string Subject => SubjectOf(Id);

    public static string SubjectOf(Guid id) => $"parcel/{id}";

    public static Parcel Arrive(Guid id, string note)
    {
        var parcel = new Parcel { Id = id, Note = note };
        parcel.Record(new ParcelArrived(id, note));
        return parcel;
    }

    public void Move() => Record(new ParcelMoved(Id));

    public Outcome Take()
    {
        if (Status is ParcelStatus.Taken) return Outcome.Refused("parcel.taken", "已经取走了。");
        Status = ParcelStatus.Taken;
        Record(new ParcelTaken(Id));
        return Outcome.Done;
    }
}

internal enum ParcelStatus { Waiting, Taken }

internal sealed record ParcelArrived(Guid Id, string Note) : Fact(Parcel.SubjectOf(Id))
{
    public override string Sentence => "到了";
}

internal sealed record ParcelMoved(Guid Id) : Fact(Parcel.SubjectOf(Id))
{
    public override string Sentence => "挪了位置";
}

internal sealed record ParcelTaken(Guid Id) : Fact(Parcel.SubjectOf(Id))
{
    public override string Sentence => "取走了";
}

/// <summary>What a hearer wrote down.</summary>
internal sealed class Heard
{
    public required Guid Id { get; init; }
    public required string Hearer { get; init; }
    public required string Subject { get; init; }
    public required string What { get; init; }

    /// <summary>Counts up, so that the order of hearing can be asked.</summary>
    public required int Place { get; init; }
}

internal sealed class ParcelMapping : IEntityTypeConfiguration<Parcel>
{
    public void Configure(EntityTypeBuilder<Parcel> map)
    {
        map.ToTable("parcels_parcels");
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Status).IsConcurrencyToken();
    }
}

internal sealed class HeardMapping : IEntityTypeConfiguration<Heard>
{
    public void Configure(EntityTypeBuilder<Heard> map)
    {
        map.ToTable("parcels_heard");
        map.Property(h => h.Id).ValueGeneratedNever();
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261122_90_Parcels")]
internal sealed class ParcelTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("parcels_parcels", c => new { Id = c.Id(), Note = c.Text(), Status = c.Text(40) },
            constraints: t => t.PrimaryKey("PK_parcels_parcels", p => p.Id));
        migration.CreateTable("parcels_heard", c => new { Id = c.Id(), Hearer = c.Text(), Subject = c.Text(), What = c.Text(), Place = c.Number() },
            constraints: t => t.PrimaryKey("PK_parcels_heard", h => h.Id));
    }
}
