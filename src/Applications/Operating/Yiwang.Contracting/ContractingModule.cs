using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Importing;
using Yiwang.Contracting.Paying;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;

namespace Yiwang.Contracting;

/// <summary>
/// 政府合同监管 (罗府规〔2018〕6号): a contract of a government body from its preparation to its archive. One folder for each chapter of the
/// regulation, named as the chapter is.
/// </summary>
public sealed class ContractingModule : YiwangModule
{
    public override string Name => "contracting";

    public override IReadOnlyDictionary<string, string> Permissions => Contracting.Permissions.All;

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => ContractBook.Load(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
        services.AddSingleton(p => ContractBodies.Load(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
        ContractParts.AddTo(services);
        ContractParts.AddReporting(services);
        DraftingParts.AddTo(services);
        ImportParts.AddTo(services);
        PreparingParts.AddTo(services);
        Reviewing.ReviewingParts.AddTo(services);
    }

    public override void MapTo(IEndpointRouteBuilder api)
    {
        ContractsApi.Map(api);
        DraftingParts.MapTo(api);
        ProjectsApi.Map(api);
    }

    public override void MapDocuments(IEndpointRouteBuilder site)
    {
        ContractParts.MapDocuments(site);
        PreparingParts.MapDocuments(site);
        Reviewing.ReviewingParts.MapDocuments(site);
    }

    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services) =>
        [.. services.GetRequiredService<ContractBook>().Findings, .. services.GetRequiredService<ContractBodies>().Findings, .. services.GetRequiredService<TextRulebook>().Findings, .. services.GetRequiredService<TextRulebook>().Against(services.GetRequiredService<ContractBook>()),
            .. MaintenanceApart.Check(services.GetRequiredService<CityDirectory>().Posts)];

    public override IEnumerable<Verb> Verbs => [ContractVerb.Verb];
}
