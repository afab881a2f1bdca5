using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Modelling;
using Yiwang.Contracting.Staffing;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Contracting.Preparing;

/// <summary>The JSON twins of the pages before the signature. <c>Idempotency-Key</c> carries a GUID; the same key acts once.</summary>
internal static class ProjectsApi
{
    private const int Most = 100;
    private const long LargestBody = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var contracts = api.MapGroup("/contracts").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        contracts.MapGet("/departments", async (Departments departments, CancellationToken ct) => (await departments.Standings(ct)).Select(s => new { s.Institution, s.Name, s.Managers, s.Handlers, s.Reviewers, s.HasProcedure, s.HasDivision })).Requires(Permissions.See);
        Projects(contracts.MapGroup("/projects"));
        Opinions(contracts.MapGroup("/opinions"));
        Models(contracts.MapGroup("/models"));
    }

    private static void Projects(RouteGroupBuilder projects)
    {
        projects.MapGet("", async (Projects all, CancellationToken ct) => await all.Visible.AsNoTracking().OrderByDescending(p => p.Id).Take(Most)
            .Select(p => new { p.Id, p.Number, p.Name, p.Kind, p.Institution, p.PartyNames, p.AmountInFen, state = p.State.ToString(), p.OpenedOn }).ToListAsync(ct)).Requires(Permissions.See);
        projects.MapGet("/{id:guid}", One).Requires(Permissions.See);
        Act(projects, "/{id:guid}", Permissions.Prepare, (Guid id, ProjectEntry b) => new OpenProject(id, b with { Parties = b.Parties ?? [] }), "PUT");
        Act(projects, "/{id:guid}/parties", Permissions.Prepare, (Guid id, PartiesBody b) => new NameParties(id, b.Parties ?? []));
        Act(projects, "/{id:guid}/study", Permissions.Prepare, (Guid id, ProjectStudy b) => new StudyProject(id, new(b.Research ?? "", b.Necessity ?? "", b.Feasibility ?? "", b.Reasonableness ?? "")));
        Act(projects, "/{id:guid}/inquiry", Permissions.Prepare, (Guid id, PartyInquiry b) => new InquireParty(id, new(b.Qualification ?? "", b.Assets ?? "", b.Credit ?? "", b.Ability ?? "", b.Conclusion ?? "")));
        Act(projects, "/{id:guid}/authority", Permissions.Prepare, (Guid id, AuthorityBody b) => new AskAuthority(id, b.Id, b.IsGroup, b.Members ?? [], b.Scope ?? "", b.MaxAmountInFen));
        Act(projects, "/{id:guid}/authority/decision", Permissions.Authorise, (Guid id, DecisionBody b) => new DecideAuthority(id, b.Id, b.IsGiven, b.Reason ?? ""));
        Act(projects, "/{id:guid}/memoranda", Permissions.Prepare, (Guid id, MemorandumBody b) => new RecordMemorandum(id, b.Id, new(b.HeldOn, b.Members ?? [], b.Counterpart ?? "", b.Agreed ?? "", b.AmountInFen, b.IsBeyond, b.IsSigned)));
        Act(projects, "/{id:guid}/others", Permissions.Prepare, (Guid id, ConcernsBody b) => new SayOthersConcerned(id, b.Concerns));
        Act(projects, "/{id:guid}/opinions", Permissions.Prepare, (Guid id, OpinionBody b) => new AskOpinion(id, b.Id, b.Institution ?? "", b.Question ?? "", b.DueOn));
        Act(projects, "/{id:guid}/opinions/outstanding", Permissions.Prepare, (Guid id, TextBody b) => new GoOnWithoutAnswers(id, b.Text ?? ""));
        Act(projects, "/{id:guid}/departments", Permissions.Prepare, (Guid id, SharesBody b) => new ShareProject(id, [.. (b.Shares ?? []).Select(s => new DepartmentShare(s.Institution ?? "", s.Terms ?? ""))]));
        Act(projects, "/{id:guid}/drafts", Permissions.Prepare, (Guid id, DraftBody b) => new WriteDraft(id, b.Id, b.Text ?? "", b.ModelNumber, b.OwnReason ?? ""));
        Act(projects, "/{id:guid}/drafts/explanation", Permissions.Prepare, (Guid id, ExplanationBody b) => new ExplainDeviation(id, b.Version, b.Place, b.Why ?? ""));
        Act(projects, "/{id:guid}/handler", Permissions.Manage, (Guid id, HandlerBody b) => new HandProjectTo(id, b.Handler));
        Act(projects, "/{id:guid}/end", Permissions.Prepare, (Guid id, TextBody b) => new DropProject(id, b.Text ?? ""));
    }

    private static void Opinions(RouteGroupBuilder opinions)
    {
        opinions.MapGet("", async (Projects all, CancellationToken ct) => await all.VisibleOpinions.AsNoTracking().OrderByDescending(o => o.Id).Take(Most)
            .Select(o => new { o.Id, o.ProjectName, o.Asker, o.Institution, o.Question, o.AskedOn, o.DueOn, o.Answer, o.AnsweredOn }).ToListAsync(ct)).Requires(Permissions.See);
        Act(opinions, "/{id:guid}/answer", Permissions.AnswerOpinions, (Guid id, TextBody b) => new AnswerOpinion(id, b.Text ?? ""));
    }

    private static void Models(RouteGroupBuilder models)
    {
        models.MapGet("", async (string? kind, ModelTexts all, CancellationToken ct) => await all.List(kind, ct)).Requires(Permissions.See);
        models.MapPost("/{number}/comparison", async (string number, TextBody body, ModelTexts all, CancellationToken ct) => await all.Compare(number, body.Text ?? "", ct) is { } compared
            ? Results.Ok(new { compared.IsUnchanged, compared.Unfilled, deviations = compared.Deviations.Select(d => new { d.Place, kind = d.Kind.ToString(), d.Model, d.Draft, d.IsSubstantive }) })
            : Results.Problem(statusCode: 404, title: "没有这个编号的示范文本，或者已经停用。", detail: "编号见 /api/contracts/models。")).Requires(Permissions.See);
        Act(models, "/{id:guid}", Permissions.WriteModels, (Guid id, ModelBody b) => new SubmitModel(id, b.Kind ?? "", b.Title ?? "", b.Text ?? ""), "PUT");
        Act(models, "/{id:guid}/versions", Permissions.WriteModels, (Guid id, TextBody b) => new ReviseModel(id, b.Text ?? ""));
        Act(models, "/{id:guid}/confirmation", Permissions.ConfirmModels, (Guid id, TextBody b) => new ConfirmModel(id, b.Text ?? ""));
        Act(models, "/{id:guid}/return", Permissions.ConfirmModels, (Guid id, TextBody b) => new ReturnModel(id, b.Text ?? ""));
        Act(models, "/{id:guid}/withdrawal", Permissions.ConfirmModels, (Guid id, TextBody b) => new WithdrawModel(id, b.Text ?? ""));
    }

    private static async Task<IResult> One(Guid id, Projects all, CancellationToken ct) => await all.Whole(id, ct) is not { } whole
        ? Results.Problem(statusCode: 404, title: "没有这个合同项目，或者不在您的办理范围内。", detail: "编号见 /api/contracts/projects。")
        : Results.Ok(new
        {
            whole.Project.Id, whole.Project.Number, whole.Project.Name, whole.Project.Kind, whole.Project.Need, whole.Project.Institution, whole.Project.AmountInFen, whole.Project.PartyNames, state = whole.Project.State.ToString(), whole.Project.Study,
            whole.Project.Inquiry, whole.Project.Memoranda, whole.Project.ConcernsOthers, whole.Project.WithoutAnswers, whole.Project.Shares, whole.Project.ContractId,
            opinions = whole.Opinions.Select(o => new { o.Id, o.Institution, o.AskedOn, o.DueOn, o.Answer, o.AnsweredOn }), draft = whole.Draft is { } d ? new { d.Version, d.ModelNumber, d.ModelVersion, d.OwnReason, d.Text } : null,
            missing = ProjectReadiness.BeforeReview(whole).Select(f => new { f.Code, severity = f.Severity.ToString(), f.Message, f.Remedy, article = f.Citation?.ToString() }),
        });

    private static void Act<TBody, TCommand>(RouteGroupBuilder group, string path, string permission, Func<Guid, TBody, TCommand> of, string method = "POST") where TCommand : ICommand =>
        group.MapMethods(path, [method], (Guid id, TBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(of(id, body), key, ct).ToHttp()).Requires(permission);

    private sealed record TextBody(string? Text);
    private sealed record PartiesBody(IReadOnlyList<Party>? Parties);
    private sealed record AuthorityBody(Guid Id, bool IsGroup, IReadOnlyList<Negotiator>? Members, string? Scope, long? MaxAmountInFen);
    private sealed record DecisionBody(Guid Id, bool IsGiven, string? Reason);
    private sealed record MemorandumBody(Guid Id, DateOnly? HeldOn, IReadOnlyList<string>? Members, string? Counterpart, string? Agreed, long? AmountInFen, bool IsBeyond, bool IsSigned);
    private sealed record ConcernsBody(bool Concerns);
    private sealed record OpinionBody(Guid Id, string? Institution, string? Question, DateOnly? DueOn);
    private sealed record SharesBody(IReadOnlyList<ShareBody>? Shares);
    private sealed record ShareBody(string? Institution, string? Terms);
    private sealed record DraftBody(Guid Id, string? Text, string? ModelNumber, string? OwnReason);
    private sealed record ExplanationBody(int Version, int Place, string? Why);
    private sealed record HandlerBody(Guid? Handler);
    private sealed record ModelBody(string? Kind, string? Title, string? Text);
}
