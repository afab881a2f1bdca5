using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Enterprises;
using Yiwang.Contracting.Inspecting;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Reporting;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Contracting;

/// <summary>The JSON twins of supervising: histories, urging, coordination, inspections, leads, enterprises.</summary>
internal static class SupervisionApi
{
    public static void Map(RouteGroupBuilder contracts)
    {
        contracts.MapGet("/{number}/history", History).Requires(Permissions.See);
        Act(contracts, "/{id:guid}/urgings", Permissions.Perform, (Guid id, UrgeBody b) => new UrgeCounterparty(id, b.Id, b.Node, b.On, b.How, b.Deadline, b.Text));
        Act(contracts, "/{id:guid}/abnormalities/handling", Permissions.DecideForGovernment, (Guid id, HandleBody b) => new HandleAbnormality(id, b.Id, b.Approved, b.Measures));
        Act(contracts, "/{id:guid}/coordination", Permissions.Perform, (Guid id, CoordinateBody b) => new AskCoordination(id, b.Id, b.To, b.Text, b.DueOn));
        Act(contracts, "/coordination/{id:guid}/reply", Permissions.AnswerCoordination, (Guid id, TextBody b) => new AnswerCoordination(id, b.Text));
        Act(contracts, "/audits/{id:guid}/notes", Permissions.Audit, (Guid id, NoteBody b) => new NoteInAudit(id, b.Id, b.Kind, b.Text, b.On));
        Act(contracts, "/audits/{id:guid}/experts", Permissions.Audit, (Guid id, ExpertBody b) => new EngageExpert(id, b.Expert, b.Firm));
        Act(contracts, "/audits/{id:guid}/requests", Permissions.Audit, (Guid id, RequestBody b) => new CallForMaterials(id, b.Id, b.Institution, b.Items, b.DueOn, b.NeedsCommitment));
        Act(contracts, "/audits/{id:guid}/requests/items", Permissions.Manage, (Guid id, GiveBody b) => new GiveMaterial(id, b.Id, b.Item, b.Text));
        Act(contracts, "/audits/{id:guid}/requests/commitment", Permissions.Manage, (Guid id, PartBody b) => new CommitToTruth(id, b.Id, b.Text));
        Act(contracts, "/audits/{id:guid}/proposals", Permissions.Audit, (Guid id, ProposeBody b) => new ProposeDiscipline(id, b.Id, b.To, b.Text));
        Act(contracts, "/audits/{id:guid}/proposals/result", Permissions.Audit, (Guid id, PartBody b) => new AnswerDiscipline(id, b.Id, b.Text));
        contracts.MapGet("/leads", async (Leads leads, CancellationToken ct) => await leads.Newest(ct)).Requires(Permissions.FollowLeads);
        Act(contracts, "/leads/{id:guid}", Permissions.FollowLeads, (Guid id, LeadBody b) => new OpenLead(id, b.Contract, b.Act, b.Text), "PUT");
        Act(contracts, "/leads/{id:guid}/hand-over", Permissions.FollowLeads, (Guid id, TextBody b) => new HandOverLead(id, b.Text));
        Act(contracts, "/leads/{id:guid}/result", Permissions.FollowLeads, (Guid id, TextBody b) => new AnswerLead(id, b.Text));
        contracts.MapGet("/credit-proposals/outgoing", async (CreditProposals proposals, CancellationToken ct) => await proposals.Outgoing(ct)).Requires(Permissions.ReviewCredit);
        Act(contracts, "/credit-proposals/{id:guid}", Permissions.ProposeCredit, (Guid id, CreditBody b) => new ProposeCredit(id, b.Evaluation, b.Breach, b.Proof, b.Basis, b.AnswerBy), "PUT");
        Act(contracts, "/credit-proposals/{id:guid}/hearing", Permissions.ProposeCredit, (Guid id, TextBody b) => new HearCounterparty(id, b.Text));
        Act(contracts, "/credit-proposals/{id:guid}/review", Permissions.ReviewCredit, (Guid id, HandleBody b) => new ReviewCredit(id, b.Approved, b.Measures));
        Act(contracts, "/credit-proposals/{id:guid}/receipt", Permissions.ReviewCredit, (Guid id, TextBody b) => new ReceiptCredit(id, b.Text));
        Act(contracts, "/enterprise-rules/{id:guid}", Permissions.RuleEnterprises, (Guid id, EnterpriseRulesDraft b) => new SetEnterpriseRules(id, b), "PUT");
    }

    private static async Task<IResult> History(string number, ContractHistory history, CancellationToken ct) =>
        await history.Find(number, ct) is not { } contract
            ? Results.Problem(statusCode: 404, title: "没有这份合同，或者不在您的办理范围内。", detail: "请核对合同编号或者登记号。")
            : Results.Ok((await history.Lines(contract, ct)).Select(l => new { l.At, l.By, l.Post, l.Act, l.Field, l.Before, l.After, article = l.Under?.ToString(), l.Digest }));

    private static void Act<TBody, TCommand>(RouteGroupBuilder group, string path, string permission, Func<Guid, TBody, TCommand> of, string method = "POST") where TCommand : ICommand =>
        group.MapMethods(path, [method], (Guid id, TBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(of(id, body), key, ct).ToHttp()).Requires(permission);

    private sealed record TextBody(string Text);
    private sealed record PartBody(Guid Id, string Text);
    private sealed record UrgeBody(Guid Id, int Node, DateOnly? On, string How, DateOnly? Deadline, string Text);
    private sealed record HandleBody(Guid Id, bool Approved, string Measures);
    private sealed record CoordinateBody(Guid Id, string To, string Text, DateOnly? DueOn);
    private sealed record NoteBody(Guid Id, AuditNoteKind Kind, string Text, DateOnly? On);
    private sealed record ExpertBody(Guid? Expert, string Firm);
    private sealed record RequestBody(Guid Id, string Institution, IReadOnlyList<string> Items, DateOnly? DueOn, bool NeedsCommitment);
    private sealed record GiveBody(Guid Id, int Item, string Text);
    private sealed record ProposeBody(Guid Id, string To, string Text);
    private sealed record CreditBody(Guid Evaluation, string Breach, string Proof, string Basis, DateOnly? AnswerBy);
    private sealed record LeadBody(Guid? Contract, int Act, string Text);
}
