using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Inspecting;

/// <summary>延伸事项 or 现场核查.</summary>
[Requires(Permissions.Audit)]
internal sealed record NoteInAudit(Guid Id, Guid Note, AuditNoteKind Kind, string Text, DateOnly? On) : ICommand;

/// <summary>Lets an expert see the drawn contracts until the task is closed.</summary>
[Requires(Permissions.Audit)]
internal sealed record EngageExpert(Guid Id, Guid? Expert, string Firm) : ICommand;

/// <summary>调阅: which materials a department hands in, until when.</summary>
[Requires(Permissions.Audit)]
internal sealed record CallForMaterials(Guid Id, Guid Request, string Institution, IReadOnlyList<string> Items, DateOnly? DueOn, bool NeedsCommitment) : ICommand;

[Requires(Permissions.Manage)]
internal sealed record GiveMaterial(Guid Id, Guid Request, int Item, string Given) : ICommand;

/// <summary>书面承诺.</summary>
[Requires(Permissions.Manage)]
internal sealed record CommitToTruth(Guid Id, Guid Request, string Commitment) : ICommand;

/// <summary>处分建议.</summary>
[Requires(Permissions.Audit)]
internal sealed record ProposeDiscipline(Guid Id, Guid Proposal, string To, string Text) : ICommand;

[Requires(Permissions.Audit)]
internal sealed record AnswerDiscipline(Guid Id, Guid Proposal, string Result) : ICommand;

/// <summary>Whom the audit office may engage: holders of its post for experts.</summary>
internal sealed class Experts(ContractBodies bodies, PostRegister posts, IKnowAccounts accounts, CurrentUser user, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<Guid, string>> All(CancellationToken ct) => bodies.Find(ContractDuty.Experts, user.Region) is { } known && known.Institution == user.Institution
        ? await accounts.Names(await posts.HoldersOf(known.Post, known.Institution, clock.Today(), ct), ct) : new Dictionary<Guid, string>();
}

/// <summary>What inspectors do.</summary>
internal sealed class InspectionHandler(Audits audits, Experts experts, ContractsDb db, ContractBodies bodies, TimeProvider clock)
    : IHandle<NoteInAudit>, IHandle<EngageExpert>, IHandle<CallForMaterials>, IHandle<ProposeDiscipline>, IHandle<AnswerDiscipline>
{
    public Task<Outcome> Handle(NoteInAudit command, CancellationToken ct) => Change(command.Id, a => a.Note(new(command.Note, command.Kind, command.Text, command.On ?? default), clock.Today()), ct);

    [Article(Law.LuohuContracts, 74, 2), Requirement("LH-HT-074a")]
    public async Task<Outcome> Handle(EngageExpert command, CancellationToken ct)
    {
        if (await audits.Find(command.Id, ct) is not { } audit) return Outcome.NotFound;
        if (command.Expert is not { } account || !(await experts.All(ct)).ContainsKey(account)) return Outcome.Refused("audit.expert", "请选受聘人员。", ContractAudit.Wider, "expert", "只能选担任“受聘审计人员”岗位的人；没有的，先登记任命。");
        var isKnown = audit.Experts.Any(e => e.Account == account && e.Until is null);
        var outcome = audit.Engage(new(account, command.Firm, clock.Today()));
        if (outcome.IsDone && !isKnown) db.Whole.Set<ExpertView>().AddRange(audit.Sample.Select(c => new ExpertView { AuditId = audit.Id, Account = account, ContractId = c.Id }));
        return outcome;
    }

    public Task<Outcome> Handle(CallForMaterials command, CancellationToken ct) => Change(command.Id, a => bodies.PostsOf(command.Institution) is null || !audits.MayAsk(a, command.Institution)
        ? Outcome.Refused("audit.institution", "请选要交资料的单位。", ContractAudit.Duty, "institution", "从检查范围内的承办部门中选。")
        : a.Ask(new(command.Request, command.Institution, [.. command.Items.Select(i => i.Trim()).Where(i => i.Length > 0).Select(i => new MaterialItem(i))], command.DueOn ?? default, command.NeedsCommitment), clock.Today()), ct);

    public Task<Outcome> Handle(ProposeDiscipline command, CancellationToken ct) => Change(command.Id, a => a.Propose(command.Proposal, command.To, command.Text, clock.Today()), ct);

    public Task<Outcome> Handle(AnswerDiscipline command, CancellationToken ct) => Change(command.Id, a => a.Answered(command.Proposal, command.Result), ct);

    private async Task<Outcome> Change(Guid id, Func<ContractAudit, Outcome> act, CancellationToken ct) => await audits.Find(id, ct) is { } audit ? await audits.Kept(audit, act(audit), ct) : Outcome.NotFound;
}

/// <summary>What the departments do that are inspected.</summary>
internal sealed class InspectedHandler(Audits audits, CurrentUser user, TimeProvider clock) : IHandle<GiveMaterial>, IHandle<CommitToTruth>
{
    public Task<Outcome> Handle(GiveMaterial command, CancellationToken ct) => Own(command.Id, command.Request, a => a.Give(command.Request, command.Item, command.Given, clock.Today()), ct);

    public Task<Outcome> Handle(CommitToTruth command, CancellationToken ct) => Own(command.Id, command.Request, a => a.Commit(command.Request, command.Commitment, clock.Today()), ct);

    private async Task<Outcome> Own(Guid id, Guid request, Func<ContractAudit, Outcome> act, CancellationToken ct) =>
        await audits.Any(id, ct) is { } audit && audit.Requests.Any(r => r.Id == request && r.Institution == user.Institution) ? await audits.Kept(audit, act(audit), ct) : Outcome.NotFound;
}
