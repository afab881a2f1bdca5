using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Identity;

/// <summary>Who holds which post is the organisation's register's now. Its table is there already: the id of its migration is lower.</summary>
[DbContext(typeof(YiwangDb))]
[Migration("20261126_32_PostsMoved")]
internal sealed class PostsMoved : Migration
{
    private const string Holdings = "identity_post_holdings";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql($"""
            INSERT INTO organisation_tenures ("Id", "Person", "Unit", "Institution", "Duty", "Post", "Nature", "From", "DayIsUnknown", "To")
            SELECT "Id", "AccountId", '', "Institution", '', "Post", 'Post', "From", false, "To" FROM {Holdings}
            """);
        migrationBuilder.DropTable(Holdings);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Appointments can't be put back into accounts: restore a backup.");
}
