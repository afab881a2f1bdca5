using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Procedures.Cases;

/// <summary>For the list of what is overdue, of an office and of those below it.</summary>
[DbContext(typeof(YiwangDb))]
[Migration("20261123_02_ProceduresOverdue")]
internal sealed class OverdueIndexes : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        foreach (var first in new[] { "Institution", "Superior" })
        {
            migration.CreateIndex(NameOf(first), "procedures_cases", [first, "DueOn", "Number"], filter: CaseMapping.NotEnded);
        }
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var first in new[] { "Institution", "Superior" }) migration.DropIndex(NameOf(first), "procedures_cases");
    }

    private static string NameOf(string first) => $"IX_procedures_cases_{first}_DueOn_Number";
}
