using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Contracting.Archiving;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Inspecting;
using Yiwang.Contracting.Paying;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Reporting;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Contracting;

/// <summary>The JSON twins below <c>/api/contracts</c>. <c>Idempotency-Key</c> carries a GUID; the same key acts once.</summary>
internal static class ContractsApi
{
    private const long LargestBody = 256 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var contracts = api.MapGroup("/contracts").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        contracts.MapGet("", List).Requires(Permissions.See);
        contracts.MapGet("/boards", async (ContractBoards boards, CancellationToken ct) => await boards.Rows(ct)).Requires(Permissions.See);
        contracts.MapGet("/rules", (ContractBook book) => RulesOf(book)).Requires(Permissions.See);
        contracts.MapGet("/{id:guid}", One).Requires(Permissions.See);
        SupervisionApi.Map(contracts);
        Act(contracts, "/{id:guid}", Permissions.Enter, (Guid id, ContractEntry body) => new EnterContract(id, body), "PUT");
        File(contracts);
        Perform(contracts);
        ClearanceApi.Map(contracts);
        Close(contracts);
        Disputing.DisputesApi.Map(contracts);
        Reviewing.ReviewsApi.Map(contracts);
        Inspect(contracts);
    }

    private static void File(RouteGroupBuilder contracts)
    {
        Act(contracts, "/{id:guid}/nodes", Permissions.Enter, (Guid id, NodeBody b) => new PlanNode(id, b.Name, b.On, b.PaysInFen, b.NeedsAcceptance));
        Act(contracts, "/{id:guid}/filing", Permissions.Enter, (Guid id, Nothing _) => new FileContract(id));
        Act(contracts, "/{id:guid}/filing/check", Permissions.CheckFiling, (Guid id, Nothing _) => new CheckFiling(id));
        Act(contracts, "/{id:guid}/filing/return", Permissions.CheckFiling, (Guid id, TextBody b) => new ReturnFiling(id, b.Text));
        Act(contracts, "/{id:guid}/paper", Permissions.CheckFiling, (Guid id, PaperBody b) => new ReceivePaper(id, b.IsComplete, b.Missing ?? ""));
        Act(contracts, "/{id:guid}/key-supervision", Permissions.DemandKey, (Guid id, TextBody b) => new DemandKey(id, b.Text));
        Act(contracts, "/{id:guid}/procurement", Permissions.LinkProcurement, (Guid id, ProcurementBody b) => new LinkProcurement(id, b.Number, b.Result));
        Act(contracts, "/{id:guid}/handler", Permissions.Manage, (Guid id, HandlerBody b) => new NameHandler(id, b.Handler));
    }

    private static void Perform(RouteGroupBuilder contracts)
    {
        Act(contracts, "/{id:guid}/nodes/report", Permissions.Perform, (Guid id, ReportBody b) => new ReportNode(id, b.Node, b.DoneOn, b.Report));
        Act(contracts, "/{id:guid}/nodes/acceptance", Permissions.Perform, (Guid id, AcceptBody b) => new AcceptNode(id, b.Node, b.Passed, b.On, b.By, b.Note ?? ""));
        Act(contracts, "/{id:guid}/abnormalities", Permissions.Perform, (Guid id, AbnormalBody b) => new ReportAbnormality(id, b.Id, b.Situation, b.OccurredOn, b.FoundOn, b.Effect, b.Response));
        Act(contracts, "/{id:guid}/abnormalities/plan", Permissions.Perform, (Guid id, PartBody b) => new ProposePlan(id, b.Id, b.Text));
        Act(contracts, "/{id:guid}/abnormalities/resolution", Permissions.Perform, (Guid id, PartBody b) => new ResolveAbnormality(id, b.Id, b.Text));
        Act(contracts, "/{id:guid}/payments", Permissions.Perform, (Guid id, PayBody b) => new AskPayment(id, b.Id, b.Node, b.AmountInFen, b.Invoice));
        Act(contracts, "/{id:guid}/payments/check", Permissions.CheckPayments, (Guid id, DecidePartBody b) => new CheckPayment(id, b.Id, b.Agreed, b.Text ?? ""));
        Act(contracts, "/{id:guid}/renewal", Permissions.Perform, (Guid id, RenewalBody b) => new ProposeRenewal(id, b.ByCounterparty));
        Act(contracts, "/{id:guid}/renewal/decision", Permissions.Decide, (Guid id, DecideBody b) => new DecideRenewal(id, b.Agreed, b.Text));
        Act(contracts, "/{id:guid}/unilateral-end", Permissions.Perform, (Guid id, TextBody b) => new AssessEnd(id, b.Text));
        Act(contracts, "/{id:guid}/unilateral-end/decision", Permissions.Decide, (Guid id, DecideBody b) => new DecideEnd(id, b.Agreed, b.Text));
        Act(contracts, "/{id:guid}/unilateral-end/approval", Permissions.DecideForGovernment, (Guid id, DecideBody b) => new ApproveEnd(id, b.Agreed, b.Text));
        Act(contracts, "/{id:guid}/unilateral-end/notice", Permissions.Perform, (Guid id, Nothing _) => new NotifyEnd(id));
        Act(contracts, "/{id:guid}/end", Permissions.Perform, (Guid id, TextBody b) => new EndContract(id, b.Text));
    }

    private static void Close(RouteGroupBuilder contracts)
    {
        Act(contracts, "/{id:guid}/evaluations", Permissions.Evaluate, (Guid id, EvaluationBody b) => new EvaluateParty(id, b.Id, b.Party, b.Grade, b.Text));
        Act(contracts, "/{id:guid}/archive", Permissions.Archive, (Guid id, ArchiveBody b) => new ArchiveContract(id, b.Keeper, b.Absent ?? []));
        contracts.MapGet("/evaluations", async (Evaluations evaluations, CancellationToken ct) => (await evaluations.Newest(ct)).Select(e => new { e.Id, e.ContractId, e.Institution, e.PartyName, grade = e.Grade.ToString(), e.Text, e.On, e.PublishedOn })).Requires(Permissions.See);
        contracts.MapPost("/evaluations/publication", (PublishEvaluations body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(body, key, ct).ToHttp()).Requires(Permissions.PublishEvaluations);
        Act(contracts, "/reports/{id:guid}", Permissions.WriteReports, (Guid id, WriteBody b) => new WriteReport(id, b.Year, b.IsHalfYear, b.Texts ?? []), "PUT");
        Act(contracts, "/reports/{id:guid}/signature", Permissions.Decide, (Guid id, Nothing _) => new SignReport(id));
    }

    private static void Inspect(RouteGroupBuilder contracts)
    {
        contracts.MapGet("/audits", async (Audits audits, CancellationToken ct) => await audits.Newest(ct)).Requires(Permissions.Audit);
        Act(contracts, "/audits/{id:guid}", Permissions.Audit, (Guid id, YearBody b) => new OpenAudit(id, b.Year, b.OfDepartments), "PUT");
        Act(contracts, "/audits/{id:guid}/sample", Permissions.Audit, (Guid id, Nothing _) => new DrawSample(id));
        Act(contracts, "/audits/{id:guid}/findings", Permissions.Audit, (Guid id, FindingBody b) => new FindInAudit(id, b.Id, b.Contract, b.Text, b.MendBy));
        Act(contracts, "/audits/{id:guid}/findings/mended", Permissions.Manage, (Guid id, PartBody b) => new MendFinding(id, b.Id, b.Text));
        Act(contracts, "/audits/{id:guid}/conclusion", Permissions.Audit, (Guid id, ConclusionBody b) => new CloseAudit(id, b.Text, b.Verdict, b.Against ?? "", b.Facts ?? ""));
    }

    private static async Task<ContractPage> List(string? show, string? q, string? after, ContractList list, CancellationToken ct) => q is { Length: > 0 } ? await list.Search(q, ct)
        : await list.Page(Enum.TryParse<ContractFilter>(show, true, out var filter) && Enum.IsDefined(filter) ? filter : ContractFilter.All, after, ct);

    private static async Task<IResult> One(Guid id, ContractList list, WorkCalendar calendar, CancellationToken ct) => await list.Find(id, ct) is not { } c
        ? Results.Problem(statusCode: 404, title: "没有这份合同，或者不在您的办理范围内。", detail: "编号见 /api/contracts。")
        : Results.Ok(new
        {
            c.Id, c.Registration, c.Number, kind = c.Kind.ToString(), c.Institution, c.CoHandlers, c.SignedBy, c.Region, backing = c.Backing.ToString(), c.Title, c.Types, c.Content, c.PartyNames, c.AmountInFen, c.PaysInFen, c.IsProcurement,
            c.ProcurementNumber, c.IsKey, keyReasons = c.KeyReasons.Select(r => r.ToString()), c.SignedOn, c.EnteredOn, workingDaysToEntry = EntryDelay.Of(c, calendar), c.StartsOn, c.EndsOn, c.Handler, c.ParentId, derivation = c.Derivation?.ToString(), filing = c.Filing.ToString(),
            c.FilingDueOn, c.FiledOn, c.IsFiledLate, c.PaperDueOn, c.PaperReceivedOn, c.PausedOn, c.Nodes, c.Abnormalities, c.Payments, c.PaidInFen, c.Renewals, c.RenewalDueOn, unilateralEnd = c.Ending, c.EndedOn, c.NextDueOn, changes = c.Changes.Where(x => x.By.Length > 0).Select(x => new { agreement = x.By, x.Reason, x.Compared }),
            files = c.Files.Select(f => new { f.Category, f.Name, f.Hash, f.Length, f.AddedAt, f.ByPost }), dues = c.Dues().Select(d => new { d.Kind, d.About, d.On, under = d.Under.ToString() }),
        });

    private static object RulesOf(ContractBook book) => new
    {
        book.Title, book.ValidUntil, book.InterpretedBy, settings = book.Settings.Values.Select(s => new { s.Key, s.Label, s.Value, article = s.Citation.ToString(), s.IsLocal }),
        adoptions = book.Adoptions.Select(a => new { a.Region, a.RegionName, a.Number, a.Issued, a.From, a.Until, a.IsDemonstration, changed = book.Of(a).All.Where(s => s.IsChanged).Select(s => new { s.Key, s.Value }) }),
    };

    private static void Act<TBody, TCommand>(RouteGroupBuilder group, string path, string permission, Func<Guid, TBody, TCommand> of, string method = "POST") where TCommand : ICommand =>
        group.MapMethods(path, [method], (Guid id, TBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(of(id, body), key, ct).ToHttp()).Requires(permission);

    private sealed record Nothing;
    private sealed record YearBody(int Year, bool OfDepartments = false);
    private sealed record ConclusionBody(string Text, AuditVerdict? Verdict, string? Against = null, string? Facts = null);
    private sealed record FindingBody(Guid Id, Guid Contract, string Text, DateOnly? MendBy);
    private sealed record EvaluationBody(Guid Id, int Party, Grade? Grade, string Text);
    private sealed record ArchiveBody(string Keeper, IReadOnlyList<AbsentCategory>? Absent = null);
    private sealed record WriteBody(int Year, bool IsHalfYear, IReadOnlyList<string>? Texts = null);
    private sealed record TextBody(string Text);
    private sealed record PartBody(Guid Id, string Text);
    private sealed record DecideBody(bool Agreed, string Text);
    private sealed record DecidePartBody(Guid Id, bool Agreed, string? Text = null);
    private sealed record NodeBody(string Name, DateOnly? On, long? PaysInFen = null, bool NeedsAcceptance = false);
    private sealed record PaperBody(bool IsComplete, string? Missing = null);
    private sealed record ProcurementBody(string Number, string Result);
    private sealed record HandlerBody(Guid? Handler);
    private sealed record ReportBody(int Node, DateOnly? DoneOn, string Report);
    private sealed record AcceptBody(int Node, bool Passed, DateOnly? On, string By, string? Note = null);
    private sealed record AbnormalBody(Guid Id, int Situation, DateOnly? OccurredOn, DateOnly? FoundOn, string Effect, string Response);
    private sealed record PayBody(Guid Id, int Node, long? AmountInFen, string Invoice);
    private sealed record RenewalBody(bool ByCounterparty);
}
