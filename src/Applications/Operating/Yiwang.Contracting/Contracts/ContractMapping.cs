using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Contracts;

/// <summary>The last number of a series.</summary>
internal sealed class ContractCounter
{
    public required string Series { get; init; }
    public required int Last { get; set; }
}

[Holds(DataClass.Internal)]
internal sealed class ContractCounterMapping : IEntityTypeConfiguration<ContractCounter>
{
    public void Configure(EntityTypeBuilder<ContractCounter> map)
    {
        map.ToTable("contracting_counters");
        map.HasKey(c => c.Series);
        map.Property(c => c.Series).HasMaxLength(60);
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(Contract.Parties), nameof(Contract.PartyNames))]
internal sealed class ContractMapping : IEntityTypeConfiguration<Contract>
{
    public const string Table = "contracting_contracts", StatisticsIndex = $"IX_{Table}_Counted";

    /// <summary>Everything by which statistics count: they read this index and no row.</summary>
    public static string[] Counted =>
    [
        nameof(Contract.Region), nameof(Contract.ParentId), nameof(Contract.Institution), nameof(Contract.IsKey), nameof(Contract.AmountInFen), nameof(Contract.TypeBits), nameof(Contract.Kind), nameof(Contract.NextDueOn), nameof(Contract.Id),
    ];

    public void Configure(EntityTypeBuilder<Contract> map)
    {
        map.ToTable(Table);
        map.HasKey(c => c.Id);
        map.Property(c => c.Id).ValueGeneratedNever();
        foreach (var name in new[] { nameof(Contract.Registration), nameof(Contract.Number), nameof(Contract.ProcurementNumber) }) map.Property(name).HasMaxLength(60);
        foreach (var name in new[] { nameof(Contract.Institution), nameof(Contract.SignedBy) }) map.Property(name).HasMaxLength(80);
        map.Property(c => c.Region).HasMaxLength(12);
        foreach (var name in new[] { nameof(Contract.Title), nameof(Contract.PartyNames), nameof(Contract.BackingBasis), nameof(Contract.KeyDemand), nameof(Contract.Project), nameof(Contract.ProcurementResult) }) map.Property(name).HasMaxLength(200);
        map.Property(c => c.Content).HasMaxLength(2000);
        foreach (var name in new[] { nameof(Contract.ReturnedFor), nameof(Contract.PaperMissing) }) map.Property(name).HasMaxLength(500);
        map.Property(c => c.Parties).IsSealedJson();
        map.Property(c => c.Types).IsStoredAsJson();
        map.Property(c => c.KeyReasons).IsStoredAsJson();
        map.Property(c => c.Signing).IsStoredAsJson();
        map.Property(c => c.Changes).IsStoredAsJson();
        map.Property(c => c.Files).IsStoredAsJson();
        map.Property(c => c.Nodes).IsStoredAsJson();
        map.Property(c => c.Abnormalities).IsStoredAsJson();
        map.Property(c => c.Payments).IsStoredAsJson();
        map.Property(c => c.Renewals).IsStoredAsJson();
        map.Property(c => c.UnilateralEnds).IsStoredAsJson();
        map.Property(c => c.Absent).IsStoredAsJson();
        map.Property(c => c.Terms).IsStoredAsJson();
        map.Property(c => c.Urgings).IsStoredAsJson();
        map.Property(c => c.CoHandlers).IsStoredAsJson();
        map.Property(c => c.Keeper).HasMaxLength(100);
        map.Property(c => c.Revision).IsConcurrencyToken();
        foreach (var name in new[] { nameof(Contract.Subject), nameof(Contract.Href), nameof(Contract.IsOver), nameof(Contract.Shown), nameof(Contract.Known), nameof(Contract.AwaitsArchive), nameof(Contract.IsFiled), nameof(Contract.IsPaperLate), nameof(Contract.PaidInFen), nameof(Contract.Ending), nameof(Contract.NeedsEvaluation), nameof(Contract.NotUrged) }) map.Ignore(name);
        Indexes(map);
    }

    // Every list is one range of one of these, and every figure of the boards is counted in an index alone.
    private static void Indexes(EntityTypeBuilder<Contract> map)
    {
        map.HasIndex(c => c.Registration).IsUnique();
        map.HasIndex(c => c.Number).IsUnique();
        map.HasIndex(c => new { c.Region, c.Filing, c.Id });
        map.HasIndex(c => new { c.Region, c.Kind, c.Id });
        map.HasIndex(c => c.ParentId);
        map.HasIndex(c => new { c.Region, c.ProcurementNumber });
        map.HasIndex(c => new { c.Handler, c.EndedOn });
        map.HasIndex(c => new { c.Region, c.IsUnreviewed, c.Id });
        map.HasIndex(c => c.KeeperAccount);
        map.HasIndex(c => new { c.Region, c.Id });
        map.HasIndex(c => new { c.Institution, c.Id });
        map.HasIndex(c => new { c.Region, c.NextDueOn, c.Institution });
        map.HasIndex(c => new { c.Institution, c.NextDueOn });
        map.HasIndex(c => new { c.Region, c.EndsOn, c.Institution });
        map.HasIndex(c => new { c.Region, c.OpenAbnormalities, c.Institution });
        map.HasIndex([.. Counted], StatisticsIndex);
        foreach (var (name, rare) in Rare)
        {
            map.HasIndex([nameof(Contract.Region), nameof(Contract.Id)], $"IX_{Table}_Region_{name}").HasFilter(rare);
            map.HasIndex([nameof(Contract.Institution), nameof(Contract.Id)], $"IX_{Table}_Institution_{name}").HasFilter(rare);
        }
    }

    /// <summary>What few contracts are, as both engines say it in a partial index: such a list reads its own rows and no others.</summary>
    public static IReadOnlyList<(string Name, string Filter)> Rare { get; } =
        [("Key", "\"IsKey\""), ("PublicMoney", "\"PaysInFen\" > 0"), ("StateAsset", "\"DisposesOfStateAsset\""), ("Abnormal", "\"OpenAbnormalities\" > 0")];
}

[DbContext(typeof(YiwangDb))]
[Migration("20261201_01_Contracts")]
internal sealed class ContractTables : Migration
{
    private static readonly string[][] Indexes =
    [
        ["ParentId"], ["Handler", "EndedOn"], ["Region", "Id"], ["Institution", "Id"], ["Region", "NextDueOn", "Institution"], ["Institution", "NextDueOn"],
        ["Region", "EndsOn", "Institution"], ["Region", "OpenAbnormalities", "Institution"], ["Region", "ParentId", "Institution", "IsKey", "AmountInFen"],
    ];

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("contracting_counters", c => new { Series = c.Text(60), Last = c.Number() }, constraints: t => t.PrimaryKey("PK_contracting_counters", e => e.Series));
        migration.CreateTable(ContractMapping.Table, c => new
        {
            Id = c.Id(), Registration = c.Text(60), Number = c.Text(60, nullable: true), Kind = c.Text(40), Institution = c.Text(80), SignedBy = c.Text(80), Region = c.Text(12), Backing = c.Text(40),
            BackingBasis = c.Text(200), Title = c.Text(200), Types = c.Json(), Content = c.Text(2000), PartyNames = c.Text(200), Parties = c.Json(), AmountInFen = c.Large(nullable: true), PaysInFen = c.Large(),
            IsProcurement = c.YesNo(), ProcurementNumber = c.Text(60), Found = c.Text(40), DisposesOfStateAsset = c.YesNo(), IsTalentHousing = c.YesNo(), KeyDemand = c.Text(200), IsKey = c.YesNo(), KeyReasons = c.Json(),
            SignedOn = c.Day(), StartsOn = c.Day(), EndsOn = c.Day(nullable: true), Signing = c.Json(), Handler = c.Id(), Project = c.Text(200), ParentId = c.Column<Guid>(nullable: true),
            Derivation = c.Text(40, nullable: true), Changes = c.Json(), EnteredOn = c.Day(), Files = c.Json(), Nodes = c.Json(), NextDueOn = c.Day(nullable: true), OpenAbnormalities = c.Number(),
            EndedOn = c.Day(nullable: true), Filing = c.Text(40), FilingDueOn = c.Day(nullable: true), FiledOn = c.Day(nullable: true), IsFiledLate = c.YesNo(), ReturnedFor = c.Text(500),
            PaperDueOn = c.Day(nullable: true), PaperReceivedOn = c.Day(nullable: true), PaperMissing = c.Text(500), PausedOn = c.Day(nullable: true), Abnormalities = c.Json(), Payments = c.Json(),
            Renewals = c.Json(), UnilateralEnds = c.Json(), RenewalDueOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ContractMapping.Table}", c => c.Id));
        foreach (var unique in new[] { "Registration", "Number" }) migration.CreateIndex($"IX_{ContractMapping.Table}_{unique}", ContractMapping.Table, unique, unique: true);
        foreach (var columns in Indexes) migration.CreateIndex($"IX_{ContractMapping.Table}_{string.Join('_', columns)}", ContractMapping.Table, columns);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(ContractMapping.Table);
        migration.DropTable("contracting_counters");
    }
}
