using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Contracting.Disputing;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Contracts;

/// <summary>Before whom a contract or a dispute lies, and who handles it together with the lead. Before whom older ones lie is set with their next act.</summary>
[DbContext(typeof(YiwangDb))]
[Migration("20261224_01_ContractsThatWait")]
internal sealed class AwaitingTables : Migration
{
    private static readonly string[] OfContracts = [nameof(Contract.AwaitsHead), nameof(Contract.AwaitsFinance), nameof(Contract.AwaitsGovernment)];

    protected override void Up(MigrationBuilder migration)
    {
        foreach (var name in OfContracts) migration.AddColumn<bool>(name, ContractMapping.Table, nullable: false, defaultValue: false);
        migration.AddColumn<string>(nameof(Contract.CoHandlers), ContractMapping.Table, type: "text", nullable: false, defaultValue: "[]");
        migration.AddColumn<bool>(nameof(Dispute.AwaitsDecision), DisputeMapping.Table, nullable: false, defaultValue: false);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropColumn(nameof(Dispute.AwaitsDecision), DisputeMapping.Table);
        migration.DropColumn(nameof(Contract.CoHandlers), ContractMapping.Table);
        foreach (var name in OfContracts) migration.DropColumn(name, ContractMapping.Table);
    }
}
