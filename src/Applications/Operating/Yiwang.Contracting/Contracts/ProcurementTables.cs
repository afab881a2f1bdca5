using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Contracts;

[DbContext(typeof(YiwangDb))]
[Migration("20261224_03_ProcurementResults")]
internal sealed class ProcurementTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>(nameof(Contract.ProcurementResult), ContractMapping.Table, maxLength: 200, nullable: false, defaultValue: "");
        migration.CreateIndex($"IX_{ContractMapping.Table}_Region_ProcurementNumber", ContractMapping.Table, ["Region", "ProcurementNumber"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropIndex($"IX_{ContractMapping.Table}_Region_ProcurementNumber", ContractMapping.Table);
        migration.DropColumn(nameof(Contract.ProcurementResult), ContractMapping.Table);
    }
}
