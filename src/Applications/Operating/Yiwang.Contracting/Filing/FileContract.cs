using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Filing;

/// <summary>Adds a node to the plan of a contract that isn't filed yet.</summary>
[Requires(Permissions.Enter)]
internal sealed record PlanNode(Guid Id, string Name, DateOnly? On, long? PaysInFen, bool NeedsAcceptance) : ICommand;

/// <summary>Keeps a file, in one of the nine categories.</summary>
[Requires(Permissions.Enter)]
internal sealed record AttachFile(Guid Id, int Category, StoredFile File) : ICommand;

/// <summary>备案登记.</summary>
[Requires(Permissions.Enter)]
internal sealed record FileContract(Guid Id) : ICommand;

/// <summary>The finance bureau finds the filing in order.</summary>
[Requires(Permissions.CheckFiling)]
internal sealed record CheckFiling(Guid Id) : ICommand;

[Requires(Permissions.CheckFiling)]
internal sealed record ReturnFiling(Guid Id, string Reason) : ICommand;

/// <summary>签收纸质原件, complete or not.</summary>
[Requires(Permissions.CheckFiling)]
internal sealed record ReceivePaper(Guid Id, bool IsComplete, string Missing) : ICommand;

/// <summary>The government demands key supervision.</summary>
[Requires(Permissions.DemandKey)]
internal sealed record DemandKey(Guid Id, string Basis) : ICommand;

/// <summary>The procurement centre gives the number and the result of the procurement.</summary>
[Requires(Permissions.LinkProcurement)]
internal sealed record LinkProcurement(Guid Id, string Number, string Result) : ICommand;

/// <summary>The department's administrator names another handler.</summary>
[Requires(Permissions.Manage)]
internal sealed record NameHandler(Guid Id, Guid? Handler) : ICommand;

/// <summary>Leaves a trace of who looked into a file.</summary>
[Requires(Permissions.See)]
internal sealed record ReadContractFile(Guid Id, string Hash) : ICommand;

/// <summary>Leaves a trace of who, outside the department, looked at the contract.</summary>
[Requires(Permissions.See)]
internal sealed record LookAtContract(Guid Id) : ICommand;

/// <summary>What the handler does until it is filed.</summary>
internal sealed class FilingHandler(ContractsDb db, ContractOffice office, ContractActs desk) : IHandle<PlanNode>, IHandle<AttachFile>, IHandle<FileContract>
{
    public Task<Outcome> Handle(PlanNode command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => Task.FromResult(
        c.PlanNode(command.Name, command.On, command.PaysInFen ?? 0, command.NeedsAcceptance, command.On is { } on ? office.WorkingDays(on, office.RulesOf(c).NodeDays) : null)), ct);

    public Task<Outcome> Handle(AttachFile command, CancellationToken ct) => desk.ByItsHandler(command.Id, c =>
    {
        if (command.Category is < 1 or > ContractFiles.Categories)
            return Task.FromResult(Outcome.Refused("contract.file-category", "请选材料属于哪一类。", Citation.Of(Law.LuohuContracts, 67), "category", "从九类中选一类。"));
        return Task.FromResult(c.Attach(desk.Kept(command.Category, command.File)));
    }, ct);

    public Task<Outcome> Handle(FileContract command, CancellationToken ct) => desk.ByItsHandler(command.Id, c => File(c, ct), ct);

    [Article(Law.LuohuContracts, 49, 1), Article(Law.LuohuContracts, 51), Requirement("LH-HT-051")]
    private async Task<Outcome> File(Contract contract, CancellationToken ct)
    {
        var (today, rules) = (office.Today, office.RulesOf(contract));
        var missing = Outcome.From(contract.BeforeFiling());
        if (!missing.IsDone) return missing;
        var series = $"HT-{contract.Region}-{today.Year}";
        var number = contract.Number ?? $"{series}-{await db.Count(series, ct):D6}";
        var wasNumbered = contract.Number is not null;
        var outcome = contract.File(() => number, today, office.WorkingDays(today, rules.PaperDays));
        if (!outcome.IsDone || wasNumbered || contract.ParentId is not { } parent || await db.Find(parent, ct) is not { } changed) return outcome;
        changed.TakeOver(contract, rules.RenewalMonths);
        await office.Keep(changed, ct);
        return outcome;
    }
}

/// <summary>What the finance bureau and the leading group's office do.</summary>
internal sealed class FilingCheckHandler(ContractOffice office, ContractActs desk) : IHandle<CheckFiling>, IHandle<ReturnFiling>, IHandle<ReceivePaper>, IHandle<DemandKey>, IHandle<LinkProcurement>
{
    public Task<Outcome> Handle(CheckFiling command, CancellationToken ct) => desk.ByAnyWhoSees(command.Id, c => c.CheckFiling(), ct);

    public Task<Outcome> Handle(ReturnFiling command, CancellationToken ct) =>
        desk.ByAnyWhoSees(command.Id, c => c.ReturnFiling(command.Reason, office.WorkingDays(office.Today, office.RulesOf(c).CorrectionDays)), ct);

    public Task<Outcome> Handle(ReceivePaper command, CancellationToken ct) => desk.ByAnyWhoSees(command.Id, c => c.ReceivePaper(command.IsComplete, command.Missing, office.Today), ct);

    public Task<Outcome> Handle(LinkProcurement command, CancellationToken ct) => desk.ByAnyWhoSees(command.Id, c => c.LinkProcurement(command.Number, command.Result), ct);

    public Task<Outcome> Handle(DemandKey command, CancellationToken ct) => desk.ByAnyWhoSees(command.Id, c => c.DemandKey(command.Basis), ct);
}

internal sealed class HandlerHandler(Handlers handlers, ContractActs desk, LooseFacts facts, ContractsDb db, CurrentUser user) : IHandle<NameHandler>, IHandle<ReadContractFile>, IHandle<LookAtContract>
{
    [Article(Law.LuohuContracts, 16, 1), Article(Law.LuohuContracts, 8, 6), Requirement("LH-HT-016a")]
    public async Task<Outcome> Handle(NameHandler command, CancellationToken ct)
    {
        var own = await handlers.Of(user.Institution, ct);
        if (command.Handler is not { } handler || !own.ContainsKey(handler))
            return Outcome.Refused("contract.handler-elsewhere", "承办人只能是本单位担任合同承办人的人员。", Citation.Of(Law.LuohuContracts, 16, 1), "handler", "请从列出的人员中选。");
        return await desk.ByAnyWhoSees(command.Id, c => c.Institution == user.Institution ? c.Name(handler) : Outcome.Forbidden, ct);
    }

    [Article(Law.LuohuContracts, 12), Requirement("LH-HT-012")]
    public async Task<Outcome> Handle(LookAtContract command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is null) return Outcome.NotFound;
        facts.Record(new ContractSeen(command.Id));
        return Outcome.Done;
    }

    /// <summary>Of negotiations and disputes only the department, the reviewers and those who were authorised.</summary>
    [Article(Law.LuohuContracts, 12), Requirement("LH-HT-012")]
    private bool MayRead(Contract contract, ContractFile file) => contract.Institution == user.Institution || file.Category is not (ContractFiles.Negotiation or ContractFiles.Dispute) || user.May(Permissions.SeeConfidential);

    [Article(Law.LuohuContracts, 12), Requirement("LH-HT-012")]
    public async Task<Outcome> Handle(ReadContractFile command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } contract || !contract.Files.Any(f => f.Hash == command.Hash && MayRead(contract, f))) return Outcome.NotFound;
        facts.Record(new ContractFileRead(command.Id, command.Hash));
        return Outcome.Done;
    }
}
