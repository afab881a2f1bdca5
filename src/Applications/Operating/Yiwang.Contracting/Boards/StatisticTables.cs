using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Contracting.Contracts;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Boards;

/// <summary>The kinds as bits, counterparties by themselves, and one index in which all of the statistics is counted. Counterparties of older contracts come by a job: only the program opens what is sealed.</summary>
[DbContext(typeof(YiwangDb))]
[Migration("20261225_01_ContractStatistics")]
internal sealed class StatisticTables : Migration
{
    private static readonly string[] Before = ["Region", "ParentId", "Institution", "IsKey", "AmountInFen"];

    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<int>(nameof(Contract.TypeBits), ContractMapping.Table, nullable: false, defaultValue: 0);
        for (var type = 1; type <= ContractTypes.Last; type++)
        {
            migration.Sql($"""
                UPDATE {ContractMapping.Table} SET "TypeBits" = "TypeBits" + {ContractTypes.BitOf(type)}
                WHERE REPLACE(REPLACE(REPLACE("Types", ' ', ''), '[', ','), ']', ',') LIKE '%,{type},%'
                """);
        }

        migration.DropIndex($"IX_{ContractMapping.Table}_{string.Join('_', Before)}", ContractMapping.Table);
        migration.CreateIndex(ContractMapping.StatisticsIndex, ContractMapping.Table, ContractMapping.Counted);
        migration.CreateTable(CounterpartyMapping.Table, c => new { ContractId = c.Id(), PartyKey = c.Text(64), Name = c.Text(200) },
            constraints: t => t.PrimaryKey($"PK_{CounterpartyMapping.Table}", p => new { p.ContractId, p.PartyKey }));
        migration.CreateIndex($"IX_{CounterpartyMapping.Table}_PartyKey_ContractId", CounterpartyMapping.Table, ["PartyKey", "ContractId"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(CounterpartyMapping.Table);
        migration.DropIndex(ContractMapping.StatisticsIndex, ContractMapping.Table);
        migration.CreateIndex($"IX_{ContractMapping.Table}_{string.Join('_', Before)}", ContractMapping.Table, Before);
        migration.DropColumn(nameof(Contract.TypeBits), ContractMapping.Table);
    }
}
