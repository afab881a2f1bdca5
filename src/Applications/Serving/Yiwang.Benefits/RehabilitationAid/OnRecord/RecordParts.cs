using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Reporting.Indicating;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.OnRecord;

/// <summary>What follows from the registers of this regulation.</summary>
internal static class RecordParts
{
    public static void AddTo(IServiceCollection services)
    {
        RegisterSources.AddTo(services);
        services.AddScoped<AidRegisters>().AddScoped<AgreementRecord>().AddScoped<PlanBoard>().AddScoped<ProfessionalFigures>().AddScoped<OutreachList>().AddScoped<OutreachInbox>();
        services.Handles<StartContactHandler>().Hears<HouseholdHearer>();
    }

    public static void MapTo(IEndpointRouteBuilder api)
    {
        api.MapGet("/rehabilitation-aid/indicators", async (int? year, IndicatorReader reader, TimeProvider clock, CancellationToken ct) =>
            Results.Ok((await reader.Of(IndicatorReader.Chosen(year, clock.Today()), clock.Today(), ct)).Select(c => new
            {
                c.Region, c.County, c.InNeed, c.Aided, c.Coverage, c.Beside, reviewsInTime = c.Reviews, appealsInTime = c.Appeals,
                annualReport = c.Report.Words, annualReportInTime = c.Report.Report is { SubmittedOn: not null, IsLate: false }, c.Cases.Periods,
            }))).Requires(Permissions.SeePlan);
        api.MapGet("/rehabilitation-aid/plan", async (int? year, PlanBoard board, CancellationToken ct) =>
            Results.Ok((await board.Of(board.Chosen(year), ct)).Select(l => new { l.Region, l.County, l.Row, l.Service, l.PlannedChildren, l.Children, childrenRate = l.ChildrenRate, l.PlannedInFen, l.GrantedInFen, moneyRate = l.MoneyRate })))
            .Requires(Permissions.SeePlan);
        api.MapGet("/rehabilitation-institutions/professionals", async (ProfessionalFigures figures, CancellationToken ct) =>
            Results.Ok((await figures.ByCounty(ct)).Select(c => new { c.Region, c.County, c.OnDuty, c.Certified, rate = c.Rate, c.Institutions }))).Requires(Permissions.SuperviseInstitutions);
        api.MapGet("/rehabilitation-aid/outreach", async (OutreachList list, CancellationToken ct) =>
            Results.Ok((await list.Open(ct)).Select(c => new { c.FileId, c.ChildMasked, suspected = c.Suspected is { } kind ? Words.Of(kind) : null, c.Age, c.ReferralId }))).Requires(Permissions.ContactReferrals);
    }
}
