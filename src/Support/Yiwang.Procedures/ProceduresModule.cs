using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Packs;
using Yiwang.Procedures.Cases;
using Yiwang.Procedures.Clocks;
using Yiwang.Procedures.Definitions;
using Yiwang.Procedures.Evaluations;
using Yiwang.Procedures.Notices;
using Yiwang.Procedures.Public;
using Yiwang.Regulations.Public;

namespace Yiwang.Procedures;

/// <summary>办理: procedures as data, cases with their clocks, notices, evaluations. Knows no application by name.</summary>
public sealed class ProceduresModule : YiwangModule
{
    public override string Name => "procedures";

    public override IReadOnlyDictionary<string, string> Permissions => Procedures.Permissions.All;

    public override IEnumerable<Verb> Verbs => [CalendarVerb.Verb];

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IProcedureLibrary, ProcedureLibrary>();
        services.AddScoped<ProceduresDb>();
        services.AddScoped<ICases, CaseBook>();
        services.AddScoped<INotices, NoticeOffice>();
        services.AddScoped<ICaseReader, CaseReader>();
        services.AddScoped<IOpenCases, OpenCasesReader>();
        services.AddScoped<IClosedCases, ClosedCasesReader>();
        services.AddScoped<ICaseFigures, CaseFiguresReader>();
        services.AddScoped<NoticeReader>();
        services.AddScoped<NoticePdf>();
        services.Handles<OpenNoticeHandler>();
        services.Handles<EvaluateCaseHandler>();
        services.Handles<LapseSupplementHandler>();
        services.Repeats<SilenceWatch>();
        services.Handles<RecomputeDueDateHandler>();
        services.Repeats<CalendarWatch>();
    }

    /// <summary>Reads them now: a broken procedure is told at the start, not to the first applicant.</summary>
    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services)
    {
        try
        {
            _ = services.GetRequiredService<IProcedureLibrary>();
            return [];
        }
        catch (PackException broken)
        {
            return broken.Findings;
        }
    }

    public override void MapTo(IEndpointRouteBuilder api) => api.MapCases();

    public override void MapDocuments(IEndpointRouteBuilder site) => NoticePdf.Map(site);
}
