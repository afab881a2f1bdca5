using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Regulations.Normative.Documents;

namespace Yiwang.Regulations.Drafting.Drafts;

/// <summary>The acts' window on the one database.</summary>
internal sealed class DraftsDb(YiwangDb db, CurrentUser user)
{
    /// <summary>A department sees its own; those who review, approve and publish see all.</summary>
    public IQueryable<Draft> Visible => SeesAll ? db.Set<Draft>() : db.Set<Draft>().Where(d => d.Department == user.Institution);

    private bool SeesAll => user.May(Permissions.ReviewDrafts) || user.May(Permissions.ApproveDrafts) || user.May(Permissions.PublishDrafts);

    public void Add(Draft draft) => db.Add(draft);

    public Task<Draft?> Find(Guid id, CancellationToken ct) => Visible.FirstOrDefaultAsync(d => d.Id == id, ct);
}

[Holds(DataClass.Internal)]
internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public const string Table = "regulations_drafts";

    public void Configure(EntityTypeBuilder<Draft> map)
    {
        map.ToTable(Table);
        map.HasKey(d => d.Id);
        map.Property(d => d.Id).ValueGeneratedNever();
        map.Property(d => d.Revision).IsConcurrencyToken();
        map.Property(d => d.Department).HasMaxLength(80);
        map.Property(d => d.DepartmentName).HasMaxLength(200);
        map.Property(d => d.Title).HasMaxLength(400);
        map.Property(d => d.Outline).IsStoredAsJson();
        map.Property(d => d.Reviews).IsStoredAsJson();
        map.Property(d => d.Approvals).IsStoredAsJson();
        map.Property(d => d.Publications).IsStoredAsJson();
        map.Property(d => d.Corrections).IsStoredAsJson();
        map.Property(d => d.Revocations).IsStoredAsJson();
        map.HasIndex(d => new { d.Department, d.ChangedAt });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261123_31_Drafts")]
internal sealed class DraftTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(DraftMapping.Table, c => new
        {
            Id = c.Id(), Revision = c.Number(), Department = c.Text(80), DepartmentName = c.Text(200), State = c.Text(40), Title = c.Text(400),
            Outline = c.Json(), Reviews = c.Json(), Approvals = c.Json(), Publications = c.Json(), Corrections = c.Json(), Revocations = c.Json(),
            ChangedAt = c.Instant(),
        }, constraints: t => t.PrimaryKey($"PK_{DraftMapping.Table}", d => d.Id));
        // Being revoked ends a document too, and it ends once.
        const string Changes = DocumentChangeMapping.Table;
        migration.DropIndex($"IX_{Changes}_Law", Changes);
        migration.CreateIndex($"IX_{Changes}_Law", Changes, "Law", unique: true, filter: DocumentChangeMapping.OnlyEnds);
        migration.CreateIndex($"IX_{DraftMapping.Table}_Department_ChangedAt", DraftMapping.Table, ["Department", "ChangedAt"]);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(DraftMapping.Table);
}
