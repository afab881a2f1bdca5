using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Archiving;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.CheckUps;
using Yiwang.Contracting.Disputing;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Importing;
using Yiwang.Contracting.Inspecting;
using Yiwang.Contracting.Paying;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Reporting;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Contracts;

/// <summary>What filing, paying, performing and the boards add to the running system.</summary>
internal static class ContractParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<ContractsDb>().AddScoped<ContractOffice>().AddScoped<ContractActs>().AddScoped<Handlers>().AddScoped<ContractFiles>().AddScoped<ContractList>().AddScoped<NearDays>().AddScoped<ContractBoards>().AddScoped<CountedContracts>().AddScoped<ContractStatistics>();
        services.AddScoped<EntryAdvice>().AddScoped<EntryCheck>().AddScoped<Entering.GroundsOfEntry>().AddScoped<Entering.EntryDesk>().AddSingleton<Entering.EntrySummary>().AddSingleton<HandlingRules>().AddSingleton<ClearanceRule>().AddSingleton<BoardMemory>();
        services.Handles<KeepCounterpartiesHandler>().Repeats<CounterpartyWatch>();
        services.AddScoped<Enterprises.EnterpriseOffice>();
        services.Handles<Enterprises.EnterpriseRulesHandler>();
        services.AddScoped<ContractHistory>().AddScoped<ContractLife>().AddScoped<Regulations.Public.IReplay, Rules.ContractReplay>().AddScoped<IKeepChanges, ContractTraces>().AddScoped<ArchivesInHand>().AddScoped<IHaveOpenWork>(p => p.GetRequiredService<ArchivesInHand>());
        services.AddScoped<ContractsInHand>().AddScoped<IHaveOpenWork>(p => p.GetRequiredService<ContractsInHand>());
        services.Handles<EnterContractHandler>().Handles<FilingHandler>().Handles<FilingCheckHandler>().Handles<HandlerHandler>().Handles<AskClearanceHandler>();
        services.Handles<PerformHandler>().Handles<PaymentHandler>().Handles<EndHandler>().Handles<DecisionHandler>().Handles<ExportContractsHandler>();
        services.AddScoped<Coordinations>();
        services.Handles<AskCoordinationHandler>().Handles<AnswerCoordinationHandler>();
    }

    public static void AddReporting(IServiceCollection services)
    {
        services.AddScoped<ReportChapters>();
        services.Handles<ReportChapterHandler>();
        services.AddScoped<Evaluations>().AddScoped<ReportComposer>().AddScoped<ReportDuties>();
        services.Handles<EvaluationHandler>().Handles<ReportHandler>().Handles<RemindReportsHandler>().Handles<ArchiveHandler>();
        services.AddScoped<Disputes>().AddScoped<Audits>().AddScoped<Experts>().AddScoped<Leads>();
        services.Handles<InspectionHandler>().Handles<InspectedHandler>().Handles<LeadHandler>().Handles<CreditHandler>();
        services.AddScoped<CreditProposals>();
        services.Handles<OpenDisputeHandler>().Handles<DisputeHandler>().Handles<AuditHandler>();
        services.Repeats<ReportWatch>();
        services.AddScoped<CheckingUp>().AddScoped<SignedText>().AddScoped<EarlyWarnings>();
        services.Handles<CheckUpHandler>().Repeats<CheckUpWatch>();
    }

    public static void MapDocuments(IEndpointRouteBuilder site)
    {
        ContractFiles.Map(site);
        ContractSheets.Map(site);
        StatisticSheets.Map(site);
        ContractHistory.Map(site);
        ImportParts.MapDocuments(site);
    }
}
