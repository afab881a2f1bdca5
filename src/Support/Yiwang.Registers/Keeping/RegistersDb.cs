using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Registers.Keeping;

/// <summary>The module's window on the one database.</summary>
internal sealed class RegistersDb(YiwangDb db)
{
    public DbSet<Entry> Entries => db.Set<Entry>();

    // What counts on the day: begun, not ended, not struck, and no later entry with the same key has begun.
    private static readonly Expression<Func<YiwangDb, string, DateOnly, IQueryable<Entry>>> CountingOn = (db, register, day) => db.Set<Entry>().AsNoTracking().Where(e =>
        e.Register == register && e.StruckAt == null && e.From <= day && (e.Until == null || e.Until >= day)
        && !db.Set<Entry>().Any(later => later.Register == register && later.Key == e.Key && later.Region == e.Region && later.Institution == e.Institution
            && later.StruckAt == null && later.From > e.From && later.From <= day));

    private static readonly Func<YiwangDb, string, DateOnly, IQueryable<Entry>> AnyCounting = CountingOn.Compile();
    private static readonly Question<string, DateOnly, string, Entry> CountingOf = Narrowed((counting, person) => counting.Where(e => e.Person == person));

    /// <summary>What counts on the day, to be narrowed further.</summary>
    public IQueryable<Entry> Counting(string register, DateOnly day) => AnyCounting(db, register, day);

    /// <summary>What counts on the day of one person, by the index of the number: every decision on an application asks it.</summary>
    public Task<List<Entry>> CountingOfPerson(string register, DateOnly day, string person, CancellationToken ct) => CountingOf.All(db, register, day, person, ct);

    private static Question<string, DateOnly, string, Entry> Narrowed(Expression<Func<IQueryable<Entry>, string, IQueryable<Entry>>> further) => new(Expression.Lambda<Func<YiwangDb, string, DateOnly, string, IQueryable<Entry>>>(
        ReplacingExpressionVisitor.Replace(further.Parameters[0], CountingOn.Body, further.Body), [.. CountingOn.Parameters, further.Parameters[1]]));
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(Entry.Person), nameof(Entry.Personal))]
internal sealed class EntryMapping : IEntityTypeConfiguration<Entry>
{
    public const string Table = "registers_entries";

    /// <summary>Of what is not struck out there is one for each key and first day; the second clerk hears of the first.</summary>
    public const string NotStruck = "\"StruckAt\" IS NULL";

    public const string OfPeople = "\"Person\" <> ''";

    public void Configure(EntityTypeBuilder<Entry> map)
    {
        map.ToTable(Table);
        map.Property(e => e.Id).ValueGeneratedNever();
        map.Property(e => e.Register).HasMaxLength(60);
        map.Property(e => e.Region).HasMaxLength(12);
        map.Property(e => e.Institution).HasMaxLength(60);
        map.Property(e => e.Key).HasMaxLength(KeyText.Longest);
        map.Property(e => e.Person).IsPersonalIndex();
        map.Property(e => e.Values).IsStoredAsJson();
        map.Property(e => e.Personal).IsSealedJson();
        map.Property(e => e.RecordedBy).HasMaxLength(80);
        map.Property(e => e.StruckBecause).HasMaxLength(Entry.LongestReason);
        map.Property(e => e.Revision).IsConcurrencyToken();
        map.Ignore(e => e.Subject).Ignore(e => e.Seen);
        map.HasIndex(e => new { e.Register, e.Key, e.Region, e.Institution, e.From }).IsUnique().HasFilter(NotStruck);
        map.HasIndex(e => new { e.Register, e.Person }).HasFilter(OfPeople);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_01_Registers")]
internal sealed class RegisterTables : Migration
{
    private const string Table = EntryMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Table, c => new
        {
            Id = c.Id(), Register = c.Text(60), Region = c.Text(12), Institution = c.Text(60), Key = c.Text(KeyText.Longest), Person = c.Text(64), From = c.Day(), Until = c.Day(nullable: true),
            Values = c.Json(), Personal = c.Json(), RecordedBy = c.Text(80), RecordedAt = c.Instant(), StruckAt = c.Instant(nullable: true),
            StruckBecause = c.Text(Entry.LongestReason), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Table}", e => e.Id));
        migration.CreateIndex($"IX_{Table}_Register_Key_Region_Institution_From", Table, ["Register", "Key", "Region", "Institution", "From"], unique: true, filter: EntryMapping.NotStruck);
        migration.CreateIndex($"IX_{Table}_Register_Person", Table, ["Register", "Person"], filter: EntryMapping.OfPeople);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(Table);
}
