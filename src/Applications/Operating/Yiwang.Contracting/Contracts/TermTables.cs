using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Contracting.Enterprises;
using Yiwang.Contracting.Inspecting;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Reporting;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Contracts;

[DbContext(typeof(YiwangDb))]
[Migration("20261205_01_ContractTerms")]
internal sealed class TermTables : Migration
{
    private static readonly (string Name, string Default)[] Json = [("Terms", "{}"), ("Urgings", "[]")];
    private static readonly string[] OfAudits = ["Notes", "Experts", "Requests", "Proposals"];
    private static readonly string[] Tables = [EnterpriseRuleSetMapping.Table, CreditProposalMapping.Table, ContractLeadMapping.Table, ExpertViewMapping.Table, CoordinationMapping.Table];
    private static readonly string[] WordsOfAudits = ["Kind", "Verdict", "Runner", "Against", "Facts"];
    private static readonly string[] OfContracts = ["Terms", "Urgings", "IsConfidential", "KeeperAccount"];

    protected override void Up(MigrationBuilder migration)
    {
        foreach (var (name, initially) in Json) migration.AddColumn<string>(name, ContractMapping.Table, type: "text", nullable: false, defaultValue: initially);
        migration.AddColumn<bool>("IsConfidential", ContractMapping.Table, nullable: false, defaultValue: false);
        migration.AddColumn<Guid>("KeeperAccount", ContractMapping.Table, nullable: true);
        migration.CreateIndex($"IX_{ContractMapping.Table}_KeeperAccount", ContractMapping.Table, "KeeperAccount");
        foreach (var name in OfAudits) migration.AddColumn<string>(name, ContractAuditMapping.Table, type: "text", nullable: false, defaultValue: "[]");
        migration.AddColumn<string>("Kind", ContractAuditMapping.Table, maxLength: 40, nullable: false, defaultValue: nameof(AuditKind.Audit));
        migration.AddColumn<string>("Verdict", ContractAuditMapping.Table, maxLength: 40, nullable: true);
        foreach (var (name, length) in new[] { ("Runner", 80), ("Against", 80), ("Facts", 2000) }) migration.AddColumn<string>(name, ContractAuditMapping.Table, maxLength: length, nullable: false, defaultValue: "");
        Made(migration);
    }

    private static void Made(MigrationBuilder migration)
    {
        migration.CreateTable(CoordinationMapping.Table, c => new
        {
            Id = c.Id(), ContractId = c.Id(), ContractShown = c.Text(300), From = c.Text(80), To = c.Text(80), Text = c.Text(1000), AskedOn = c.Day(), DueOn = c.Day(), Reply = c.Text(1000), RepliedOn = c.Day(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{CoordinationMapping.Table}", r => r.Id));
        migration.CreateIndex($"IX_{CoordinationMapping.Table}_ContractId", CoordinationMapping.Table, "ContractId");
        migration.CreateIndex($"IX_{CoordinationMapping.Table}_To_RepliedOn", CoordinationMapping.Table, ["To", "RepliedOn"]);
        migration.CreateTable(ExpertViewMapping.Table, c => new { AuditId = c.Id(), Account = c.Id(), ContractId = c.Id() },
            constraints: t => t.PrimaryKey($"PK_{ExpertViewMapping.Table}", v => new { v.Account, v.ContractId, v.AuditId }));
        migration.CreateIndex($"IX_{ExpertViewMapping.Table}_AuditId", ExpertViewMapping.Table, "AuditId");
        migration.CreateTable(ContractLeadMapping.Table, c => new
        {
            Id = c.Id(), Region = c.Text(12), OpenedBy = c.Text(80), ContractId = c.Column<Guid>(nullable: true), Act = c.Number(), Text = c.Text(2000), IsBySystem = c.YesNo(), OpenedOn = c.Day(), HandedTo = c.Text(100),
            HandedOn = c.Day(nullable: true), Result = c.Text(1000), ResultOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ContractLeadMapping.Table}", l => l.Id));
        migration.CreateIndex($"IX_{ContractLeadMapping.Table}_Region_OpenedOn", ContractLeadMapping.Table, ["Region", "OpenedOn"]);
        migration.CreateIndex($"IX_{ContractLeadMapping.Table}_ContractId", ContractLeadMapping.Table, "ContractId");
        migration.CreateTable(CreditProposalMapping.Table, c => new
        {
            Id = c.Id(), EvaluationId = c.Id(), ContractId = c.Id(), Institution = c.Text(80), Region = c.Text(12), PartyName = c.Text(100), Breach = c.Text(1000), Proof = c.Text(1000), Basis = c.Text(200), ToldOn = c.Day(),
            AnswerBy = c.Day(), Answer = c.Text(2000), State = c.Text(40), Review = c.Text(1000), Receipt = c.Text(100), SentOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{CreditProposalMapping.Table}", p => p.Id));
        migration.CreateIndex($"IX_{CreditProposalMapping.Table}_EvaluationId", CreditProposalMapping.Table, "EvaluationId", unique: true);
        migration.CreateIndex($"IX_{CreditProposalMapping.Table}_Region_State", CreditProposalMapping.Table, ["Region", "State"]);
        migration.CreateIndex($"IX_{CreditProposalMapping.Table}_Institution", CreditProposalMapping.Table, "Institution");
        migration.CreateTable(EnterpriseRuleSetMapping.Table, c => new
        {
            Id = c.Id(), Authority = c.Text(80), Basis = c.Text(200), From = c.Day(), SetOn = c.Day(), Links = c.Json(), Values = c.Json(), Route = c.Text(40), Fields = c.Json(),
        }, constraints: t => t.PrimaryKey($"PK_{EnterpriseRuleSetMapping.Table}", r => r.Id));
        migration.CreateIndex($"IX_{EnterpriseRuleSetMapping.Table}_Authority_From", EnterpriseRuleSetMapping.Table, ["Authority", "From"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in Tables) migration.DropTable(table);
        foreach (var name in WordsOfAudits.Concat(OfAudits)) migration.DropColumn(name, ContractAuditMapping.Table);
        migration.DropIndex($"IX_{ContractMapping.Table}_KeeperAccount", ContractMapping.Table);
        foreach (var name in OfContracts) migration.DropColumn(name, ContractMapping.Table);
    }
}
