using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Performing;

/// <summary>提出续签.</summary>
[Requires(Permissions.Perform)]
internal sealed record ProposeRenewal(Guid Id, bool ByCounterparty) : ICommand;

/// <summary>The signer decides on the renewal.</summary>
[Requires(Permissions.Decide)]
internal sealed record DecideRenewal(Guid Id, bool Agreed, string Decision) : ICommand;

/// <summary>单方解除, first step: what may come of it.</summary>
[Requires(Permissions.Perform)]
internal sealed record AssessEnd(Guid Id, string Risks) : ICommand;

[Requires(Permissions.Decide)]
internal sealed record DecideEnd(Guid Id, bool Agreed, string Decision) : ICommand;

[Requires(Permissions.DecideForGovernment)]
internal sealed record ApproveEnd(Guid Id, bool Agreed, string Approval) : ICommand;

/// <summary>书面解除通知.</summary>
[Requires(Permissions.Perform)]
internal sealed record NotifyEnd(Guid Id) : ICommand;

/// <summary>合同承办事务终止.</summary>
[Requires(Permissions.Perform)]
internal sealed record EndContract(Guid Id, string How) : ICommand;

internal sealed class EndHandler(ContractOffice office, ContractActs desk) : IHandle<ProposeRenewal>, IHandle<AssessEnd>, IHandle<NotifyEnd>, IHandle<EndContract>
{
    public Task<Outcome> Handle(ProposeRenewal command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.ProposeRenewal(command.ByCounterparty, office.Today, office.RulesOf(c).SpecialOf(c.Types)), ct);

    public Task<Outcome> Handle(AssessEnd command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.AssessEnd(command.Risks, office.Today), ct);

    public Task<Outcome> Handle(NotifyEnd command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.NotifyEnd(office.Today), ct);

    public Task<Outcome> Handle(EndContract command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => c.End(command.How, office.Today), ct);
}

/// <summary>Those who decide: the department's head for its own, the government for contracts that concern it.</summary>
internal sealed class DecisionHandler(ContractOffice office, ContractActs desk, CurrentUser user) : IHandle<DecideRenewal>, IHandle<DecideEnd>, IHandle<ApproveEnd>
{
    public Task<Outcome> Handle(DecideRenewal command, CancellationToken ct) => Own(command.Id, c => c.DecideRenewal(command.Agreed, command.Decision), ct);

    public Task<Outcome> Handle(DecideEnd command, CancellationToken ct) => Own(command.Id, c => c.DecideEnd(command.Agreed, command.Decision, office.Today), ct);

    public Task<Outcome> Handle(ApproveEnd command, CancellationToken ct) => desk.ByAnyWhoSees(command.Id, c => c.ApproveEnd(command.Agreed, command.Approval, office.Today), ct);

    private Task<Outcome> Own(Guid id, Func<Contract, Outcome> act, CancellationToken ct) => desk.ByAnyWhoSees(id, c => c.Institution == user.Institution ? act(c) : Outcome.Forbidden, ct);
}
