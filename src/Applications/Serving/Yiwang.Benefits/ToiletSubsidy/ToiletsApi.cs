using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.ToiletSubsidy.Building;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Keeping;
using Yiwang.Benefits.ToiletSubsidy.Leading;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Reporting;
using Yiwang.Benefits.ToiletSubsidy.Showing;
using Yiwang.Benefits.ToiletSubsidy.Subsidising;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.ToiletSubsidy;

/// <summary>The JSON twins: what everybody may see, and each act. <c>Idempotency-Key</c> carries a GUID; the same key acts once.</summary>
internal static class ToiletsApi
{
    private const long LargestBody = 256 * 1024;
    private const int Page = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        var toilets = api.MapGroup("/rural-toilets").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        toilets.MapGet("", async (ToiletBoards boards, CancellationToken ct) => new { years = await boards.Years(ct), towns = await boards.Summary(ct) }).Open("进展人人可查");
        toilets.MapGet("/listed-villages", async (ToiletBoards boards, CancellationToken ct) => await boards.Listed(ct)).Open("进展人人可查");
        toilets.MapGet("/towns/{town}", async (string town, int? skip, ToiletBook book, ToiletBoards boards, CancellationToken ct) => book.FindTown(town) is null
            ? Results.Problem(statusCode: 404, title: "计划表里没有这个镇（街道）。", detail: "名称见 /api/rural-toilets。")
            : Results.Ok(new { villages = await boards.Villages(town, ct), households = await boards.Households(town, Math.Max(0, skip ?? 0), Page, ct) })).Open("名单公示，姓名隐去");
        toilets.MapGet("/villages/{id:guid}", Village).Requires(Permissions.SeeToilets);
        Ledger(toilets);
        City(toilets);
    }

    private static void Ledger(RouteGroupBuilder toilets)
    {
        Act(toilets, "/villages/{id:guid}", Permissions.KeepToilets, (Guid id, VillageEntry body) => new RegisterVillage(id, body), "PUT");
        Act(toilets, "/villages/{id:guid}/toilets", Permissions.KeepToilets, (Guid id, ToiletBody body) => new RegisterToilet(body.Id, id, body.Entry));
        Act(toilets, "/villages/{id:guid}/supervisors", Permissions.KeepToilets, (Guid id, SupervisorBody body) => new TrainSupervisor(id, body.Post, body.TrainedOn));
        Act(toilets, "/villages/{id:guid}/close-out", Permissions.LeadToilets, (Guid id, Nothing _) => new CloseOutVillage(id));
        Act(toilets, "/toilets/{id:guid}/consent", Permissions.KeepToilets, (Guid id, DayBody body) => new RecordConsent(id, body.On));
        Act(toilets, "/toilets/{id:guid}/start", Permissions.KeepToilets, (Guid id, Nothing _) => new StartWork(id));
        Act(toilets, "/toilets/{id:guid}/finish", Permissions.KeepToilets, (Guid id, FinishBody body) => new FinishWork(id, body.Sewage, body.IsSiteSettled));
        Act(toilets, "/toilets/{id:guid}/acceptance", Permissions.LeadToilets, (Guid id, AcceptBody body) => new AcceptToilet(id, body.Passed, body.Why ?? ""));
        Act(toilets, "/toilets/{id:guid}/accounts", Permissions.KeepToilets, (Guid id, AccountsBody body) => new SettleAccounts(id, body.CostInFen, body.TownInFen, body.SocialInFen));
        Act(toilets, "/toilets/{id:guid}/upkeep", Permissions.KeepToilets, (Guid id, UpkeepBody body) => new RecordUpkeep(id, body.Rules, body.Funds, body.Person));
        Act(toilets, "/toilets/{id:guid}/inspections", Permissions.KeepToilets, (Guid id, InspectionBody body) => new InspectToilet(id, body.On, body.Problem ?? ""));
        Act(toilets, "/toilets/{id:guid}/inspections/mended", Permissions.KeepToilets, (Guid id, MendBody body) => new MendProblem(id, body.Index, body.What));
        Act(toilets, "/assessments/{id:guid}/answers", Permissions.KeepToilets, (Guid id, MendBody body) => new AnswerProblem(id, body.Index, body.What));
        Act(toilets, "/assessments/{id:guid}/closed", Permissions.LeadToilets, (Guid id, IndexBody body) => new CloseProblem(id, body.Index));
        Act(toilets, "/tasks/{id:guid}", Permissions.LeadToilets, (Guid id, TaskBody body) => new OpenTask(id, body.Category, body.Title, body.Body ?? "", body.DueOn), "PUT");
        Act(toilets, "/tasks/{id:guid}/done", Permissions.ReportToilets, (Guid id, Nothing _) => new FinishTask(id));
    }

    private static void City(RouteGroupBuilder toilets)
    {
        Do<ImportPlan>(toilets, "/plan", Permissions.LeadToilets);
        Do<RegisterCityGroup>(toilets, "/groups/city", Permissions.LeadToilets);
        Do<RegisterGroup>(toilets, "/groups/own", Permissions.ReportToilets);
        Do<RegisterAcceptanceMethod>(toilets, "/papers/acceptance-method", Permissions.LeadToilets);
        Do<RegisterFundingPaper>(toilets, "/papers/funding", Permissions.FundToilets);
        Do<ReceiveFund>(toilets, "/funds", Permissions.FundToilets);
        Do<PaySubsidies>(toilets, "/payments", Permissions.FundToilets);
        Do<ReportProgress>(toilets, "/reports", Permissions.ReportToilets);
        Do<SendSummary>(toilets, "/summaries", Permissions.LeadToilets);
        Do<AssessTown>(toilets, "/assessments", Permissions.LeadToilets);
        Do<RegisterContest>(toilets, "/contests", Permissions.LeadToilets);
    }

    private static async Task<IResult> Village(Guid id, ToiletsDb db, CancellationToken ct)
    {
        if (await db.Village(id, ct) is not { } village) return Results.Problem(statusCode: 404, title: "没有这个村，或者不在您的办理范围内。", detail: "编号见 /api/rural-toilets/towns。");
        var toilets = await db.Toilets.AsNoTracking().Where(t => t.VillageId == id).OrderBy(t => t.NaturalVillage).ThenBy(t => t.Name).ToListAsync(ct);
        return Results.Ok(new
        {
            village.Id, village.Town, village.Name, state = village.State.ToString(), village.Households, village.Sanitary, village.PublicPlan, village.HouseholdPlan, village.Planning, village.Supervisors, village.ClosedOutOn,
            toilets = toilets.Select(t => new
            {
                t.Id, t.NaturalVillage, kind = t.Kind.ToString(), t.Name, t.Year, t.IsPlanned, state = t.State.ToString(), sewage = t.Sewage?.ToString(), t.IsSiteSettled, t.ConsentOn, t.AcceptedOn,
                t.ReturnedFor, t.SubsidyInFen, t.Accounts, t.IsKeptUp, t.Inspections,
            }),
        });
    }

    private static void Act<TBody, TCommand>(RouteGroupBuilder group, string path, string permission, Func<Guid, TBody, TCommand> of, string method = "POST") where TCommand : ICommand =>
        group.MapMethods(path, [method], (Guid id, TBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(of(id, body), key, ct).ToHttp()).Requires(permission);

    private static void Do<TCommand>(RouteGroupBuilder group, string path, string permission) where TCommand : ICommand =>
        group.MapPost(path, (TCommand body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(body, key, ct).ToHttp()).Requires(permission);

    private sealed record Nothing;
    private sealed record ToiletBody(Guid Id, ToiletEntry Entry);
    private sealed record SupervisorBody(string Post, DateOnly? TrainedOn);
    private sealed record DayBody(DateOnly? On);
    private sealed record FinishBody(SewageWay? Sewage, bool IsSiteSettled);
    private sealed record AcceptBody(bool Passed, string? Why = null);
    private sealed record AccountsBody(long CostInFen, long? TownInFen, long SocialInFen);
    private sealed record UpkeepBody(bool Rules, bool Funds, bool Person);
    private sealed record InspectionBody(DateOnly? On, string? Problem = null);
    private sealed record MendBody(int Index, string What);
    private sealed record IndexBody(int Index);
    private sealed record TaskBody(string Category, string Title, string? Body = null, DateOnly? DueOn = null);
}
