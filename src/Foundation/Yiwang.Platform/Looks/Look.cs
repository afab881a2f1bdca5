using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Looks;

/// <summary>Whose data were opened.</summary>
/// <param name="Account">The account of the person, or of whoever answers for him.</param>
/// <param name="NumberIndex"><see cref="PersonalText.Index"/> of his identity number; empty where it isn't known.</param>
public sealed record DataSubject(Guid? Account, string NumberIndex = "")
{
    // The index must not reach a log.
    public override string ToString() => Account?.ToString() ?? "";
}

/// <summary>
/// A fact that somebody at a desk opened a person's data. Beside the ledger, which tells it of the case, one row a day is kept for the
/// person: in the same transaction, so that nothing is shown that isn't noted.
/// </summary>
public interface ILook
{
    /// <summary>Not stored with the fact.</summary>
    DataSubject Whose { get; }

    /// <summary>What was opened, in the words of the person whose it is: <c>康复救助申请和材料</c>.</summary>
    string What { get; }

    /// <summary>What for, where the article doesn't say it all; plain Chinese.</summary>
    string Purpose => "";

    /// <summary>Where that person finds the matter among his own; empty where there is no such page.</summary>
    string Href => "";
}

/// <summary>Somebody looked at somebody's data, that day, about that case. Whoever looks ten times in a day is one row.</summary>
internal sealed class Look
{
    /// <summary>Of person, officer, case and day.</summary>
    public required string Key { get; init; }

    public required Guid? Account { get; init; }
    public required string NumberIndex { get; init; }

    /// <summary>The first time of the day.</summary>
    public required DateTimeOffset At { get; init; }

    public required Guid? ByAccount { get; init; }
    public required string PostName { get; init; }
    public required string InstitutionName { get; init; }
    public required string Subject { get; init; }
    public required string What { get; init; }
    public required string Purpose { get; init; }
    public required string Href { get; init; }
    public required Citation? Under { get; init; }

    public static string KeyOf(DataSubject whose, Guid? by, string subject, string what, string purpose, DateOnly day) => Sm3.HashToHex(Encoding.UTF8.GetBytes(
        string.Join('\n', whose.Account?.ToString("N") ?? "", whose.NumberIndex, by?.ToString("N") ?? "", subject, what, purpose, day.ToString("O", CultureInfo.InvariantCulture))));
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(Look.NumberIndex))]
internal sealed class LookMapping : IEntityTypeConfiguration<Look>
{
    public const string Table = "platform_looks";
    public const int LongestText = 200;

    public void Configure(EntityTypeBuilder<Look> map)
    {
        map.ToTable(Table);
        map.HasKey(l => l.Key);
        map.Property(l => l.Key).HasMaxLength(64);
        map.Property(l => l.NumberIndex).IsPersonalIndex();
        map.Property(l => l.PostName).HasMaxLength(80);
        map.Property(l => l.InstitutionName).HasMaxLength(80);
        map.Property(l => l.Subject).HasMaxLength(80);
        map.Property(l => l.What).HasMaxLength(LongestText);
        map.Property(l => l.Purpose).HasMaxLength(LongestText);
        map.Property(l => l.Href).HasMaxLength(LongestText);
        map.HasIndex(l => new { l.Account, l.At });
        map.HasIndex(l => new { l.NumberIndex, l.At });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261127_02_Looks")]
internal sealed class LookTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(LookMapping.Table, c => new
        {
            Key = c.Text(64), Account = c.Column<Guid>(nullable: true), NumberIndex = c.Text(64), At = c.Instant(), ByAccount = c.Column<Guid>(nullable: true),
            PostName = c.Text(80), InstitutionName = c.Text(80), Subject = c.Text(80), What = c.Text(LookMapping.LongestText), Purpose = c.Text(LookMapping.LongestText), Href = c.Text(LookMapping.LongestText),
            Under = c.Text(160, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_platform_looks", l => l.Key));
        migration.CreateIndex("IX_platform_looks_Account_At", LookMapping.Table, ["Account", "At"]);
        migration.CreateIndex("IX_platform_looks_NumberIndex_At", LookMapping.Table, ["NumberIndex", "At"]);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(LookMapping.Table);
}
