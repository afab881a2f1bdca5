using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Reporting.Annual;
using Yiwang.Benefits.RehabilitationAid.Reporting.Budgets;
using Yiwang.Benefits.RehabilitationAid.Reporting.Indicating;
using Yiwang.Benefits.RehabilitationAid.Reporting.Publishing;
using Yiwang.Platform;

namespace Yiwang.Benefits.RehabilitationAid.Reporting;

/// <summary>What reports, publications and budgets add to the module.</summary>
internal static class ReportingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<ReportingDb>().AddScoped<FigureReader>().AddScoped<AnnualReports>().AddScoped<PublicationOffice>().AddScoped<BudgetReader>().AddScoped<IndicatorReader>();
        services.Handles<WriteAnnualReportHandler>().Handles<PublishFiguresHandler>().Handles<RegisterBudgetHandler>().Handles<RemindOfReportsHandler>();
        services.Repeats<ReportingWatch>();
    }
}
