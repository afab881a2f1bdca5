using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Office.Absences;
using Yiwang.Organisation.Public;
using Yiwang.Platform;

namespace Yiwang.Office;

/// <summary>协同办公: what the government's own office runs. Leaders' absences are its first part.</summary>
public sealed class OfficeModule : YiwangModule
{
    public override string Name => "office";

    public override IReadOnlyDictionary<string, string> Permissions => Office.Permissions.All;

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => AbsenceOrder.Load(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
        services.AddScoped<AbsencesDb>().AddScoped<MayorsDesk>().AddScoped<AbsenceDuties>().AddScoped<AbsenceList>();
        services.AddScoped<IStandIn>(p => p.GetRequiredService<MayorsDesk>());
        services.Handles<AskLeaveHandler>().Handles<AbsenceHandler>();
    }

    public override void MapTo(IEndpointRouteBuilder api) => AbsencesApi.Map(api);

    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => services.GetRequiredService<AbsenceOrder>().Findings;
}
