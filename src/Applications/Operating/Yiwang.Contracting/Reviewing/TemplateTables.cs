using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Contracting.Staffing;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Reviewing;

[DbContext(typeof(YiwangDb))]
[Migration("20261224_02_OpinionTemplates")]
internal sealed class TemplateTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(OpinionTemplateMapping.Table, c => new { Id = c.Id(), Region = c.Text(12), Version = c.Number(), Text = c.Text(OpinionTemplate.Longest), From = c.Day() },
            constraints: t => t.PrimaryKey($"PK_{OpinionTemplateMapping.Table}", e => e.Id));
        migration.CreateIndex($"IX_{OpinionTemplateMapping.Table}_Region_Version", OpinionTemplateMapping.Table, ["Region", "Version"], unique: true);
        migration.CreateTable(ReviewHabitMapping.Table, c => new { Institution = c.Text(80), AllowsSimplified = c.YesNo(), SetOn = c.Day(), Revision = c.Number() },
            constraints: t => t.PrimaryKey($"PK_{ReviewHabitMapping.Table}", e => e.Institution));
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(ReviewHabitMapping.Table);
        migration.DropTable(OpinionTemplateMapping.Table);
    }
}
