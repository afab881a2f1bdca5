using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Reminding;

/// <summary>That somebody was told in time that a document, or a county's decision to go on with it, runs out. Once for each last day.</summary>
internal sealed class ValidityReminder : Aggregate
{
    private ValidityReminder() { }

    /// <summary>Made from what it is about, so that the same end is never told twice.</summary>
    public Guid Id { get; private init; }

    public string Law { get; private init; } = "";

    /// <summary>The county whose decision ends; empty where the document itself does.</summary>
    public string Region { get; private init; } = "";

    public DateOnly LastDay { get; private init; }

    /// <summary>Nothing is to be done any more: renewed, replaced, ended, or over.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public static ValidityReminder Of(EndingSoon ending)
    {
        var reminder = new ValidityReminder { Id = IdOf(ending), Law = ending.Life.Law, Region = ending.Region?.Value ?? "", LastDay = ending.LastDay };
        reminder.Record(new ValidityEndsSoon(ending.Life.Subject, ending.Life.Law, ending.RegionName, ending.LastDay, ending.Life.ValidityArticle));
        return reminder;
    }

    public void Close(DateOnly today) => ClosedOn ??= today;

    public void Reopen() => ClosedOn = null;

    public static Guid IdOf(EndingSoon ending) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{ending.Life.Law}|{ending.Region?.Value}|{ending.LastDay:O}")).AsSpan(0, 16));
}

[Holds(DataClass.Internal)]
internal sealed class ReminderMapping : IEntityTypeConfiguration<ValidityReminder>
{
    public const string Table = "regulations_validity_reminders";

    public void Configure(EntityTypeBuilder<ValidityReminder> map)
    {
        map.ToTable(Table);
        map.HasKey(r => r.Id);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Law).HasMaxLength(120);
        map.Property(r => r.Region).HasMaxLength(6);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261123_13_ValidityReminders")]
internal sealed class ReminderTables : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable(ReminderMapping.Table, c => new
    {
        Id = c.Id(), Law = c.Text(120), Region = c.Text(6), LastDay = c.Day(), ClosedOn = c.Day(nullable: true),
    }, constraints: t => t.PrimaryKey($"PK_{ReminderMapping.Table}", r => r.Id));

    protected override void Down(MigrationBuilder migration) => migration.DropTable(ReminderMapping.Table);
}
