using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Performing;

/// <summary>填报节点履行信息.</summary>
[Requires(Permissions.Perform)]
internal sealed record ReportNode(Guid Id, int Node, DateOnly? DoneOn, string Report) : ICommand;

[Requires(Permissions.Perform)]
internal sealed record AcceptNode(Guid Id, int Node, bool Passed, DateOnly? On, string By, string Note) : ICommand;

/// <summary>填报异常情形和应对措施.</summary>
[Requires(Permissions.Perform)]
internal sealed record ReportAbnormality(Guid Id, Guid Abnormality, int Situation, DateOnly? OccurredOn, DateOnly? FoundOn, string Effect, string Response) : ICommand;

/// <summary>把应对方案提请政府处理.</summary>
[Requires(Permissions.Perform)]
internal sealed record ProposePlan(Guid Id, Guid Abnormality, string Plan) : ICommand;

[Requires(Permissions.Perform)]
internal sealed record ResolveAbnormality(Guid Id, Guid Abnormality, string Outcome) : ICommand;

/// <summary>登记督促函、催告.</summary>
[Requires(Permissions.Perform)]
internal sealed record UrgeCounterparty(Guid Id, Guid Urging, int Node, DateOnly? On, string How, DateOnly? Deadline, string Text) : ICommand;

/// <summary>The government decides on the plan that was brought before it.</summary>
[Requires(Permissions.DecideForGovernment)]
internal sealed record HandleAbnormality(Guid Id, Guid Abnormality, bool Approved, string Measures) : ICommand;

[Requires(Permissions.Perform)]
internal sealed record AskPayment(Guid Id, Guid Payment, int Node, long? AmountInFen, string Invoice) : ICommand;

/// <summary>The department's finance: by the terms, or not at all.</summary>
[Requires(Permissions.CheckPayments)]
internal sealed record CheckPayment(Guid Id, Guid Payment, bool Agreed, string Reason) : ICommand;

internal sealed class PerformHandler(ContractOffice office, ContractActs desk)
    : IHandle<ReportNode>, IHandle<AcceptNode>, IHandle<ReportAbnormality>, IHandle<ProposePlan>, IHandle<ResolveAbnormality>, IHandle<AskPayment>, IHandle<UrgeCounterparty>, IHandle<HandleAbnormality>
{
    public Task<Outcome> Handle(UrgeCounterparty command, CancellationToken ct) =>
        desk.ByItsHandler(command.Id, c => c.Urge(new(command.Urging, command.Node, command.On ?? default, command.How, command.Deadline ?? default, command.Text), office.Today), ct);

    public Task<Outcome> Handle(HandleAbnormality command, CancellationToken ct) => desk.ByAnyWhoSees(command.Id, c => c.HandleByGovernment(command.Abnormality, command.Approved, command.Measures, office.Today), ct);

    public Task<Outcome> Handle(ReportNode command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.ReportNode(command.Node, command.DoneOn, command.Report, office.Today), ct);

    public Task<Outcome> Handle(AcceptNode command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.Accept(command.Node, command.Passed, command.On, command.By, command.Note, office.Today), ct);

    [Article(Law.LuohuContracts, 54, 2), Article(Law.LuohuContracts, 59, 2)]
    public Task<Outcome> Handle(ReportAbnormality command, CancellationToken ct) => desk.ByItsHandler(command.Id, c =>
    {
        var rules = office.RulesOf(c);
        var reported = new Abnormality(command.Abnormality, command.Situation, command.OccurredOn ?? default, command.FoundOn ?? default, command.Effect.Trim(), command.Response.Trim(), office.Today);
        return c.ReportAbnormality(reported, command.OccurredOn is { } from ? office.WorkingDays(from, rules.AbnormalDays) : null, command.FoundOn is { } found ? office.WorkingDays(found, rules.PlanDays) : null, office.Today);
    }, ct);

    public Task<Outcome> Handle(ProposePlan command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.ProposePlan(command.Abnormality, command.Plan, office.Today), ct);

    public Task<Outcome> Handle(ResolveAbnormality command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.Resolve(command.Abnormality, command.Outcome, office.Today), ct);

    public Task<Outcome> Handle(AskPayment command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.AskPayment(command.Payment, command.Node, command.AmountInFen ?? 0, command.Invoice, office.Today), ct);
}

internal sealed class PaymentHandler(ContractActs desk, CurrentUser user) : IHandle<CheckPayment>
{
    public Task<Outcome> Handle(CheckPayment command, CancellationToken ct) =>
        desk.ByAnyWhoSees(command.Id, c => c.Institution == user.Institution ? c.CheckPayment(command.Payment, command.Agreed, command.Reason) : Outcome.Forbidden, ct);
}
