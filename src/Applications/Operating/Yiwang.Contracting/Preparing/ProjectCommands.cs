using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Preparing;

/// <summary>Begins a project of the user's own department; whoever opens it handles it.</summary>
[Requires(Permissions.Prepare)]
internal sealed record OpenProject(Guid Id, ProjectEntry Entry) : ICommand;

[Requires(Permissions.Prepare)]
internal sealed record NameParties(Guid Id, IReadOnlyList<Party> Parties) : ICommand;

[Requires(Permissions.Prepare)]
internal sealed record StudyProject(Guid Id, ProjectStudy Study) : ICommand;

[Requires(Permissions.Prepare)]
internal sealed record InquireParty(Guid Id, PartyInquiry Inquiry) : ICommand;

[Requires(Permissions.Prepare)]
internal sealed record AttachProjectFile(Guid Id, ProjectFileKind Kind, StoredFile File) : ICommand;

/// <summary>Who may negotiate, and how far.</summary>
[Requires(Permissions.Prepare)]
internal sealed record AskAuthority(Guid Id, Guid Authority, bool IsGroup, IReadOnlyList<Negotiator> Members, string Scope, long? MaxAmountInFen) : ICommand;

/// <summary>The department's head decides.</summary>
[Requires(Permissions.Authorise)]
internal sealed record DecideAuthority(Guid Id, Guid Authority, bool IsGiven, string Reason) : ICommand;

[Requires(Permissions.Prepare)]
internal sealed record RecordMemorandum(Guid Id, Guid Memorandum, MemorandumEntry Entry) : ICommand;

/// <summary>第二十五条第二款; empty where only the own department signs.</summary>
[Requires(Permissions.Prepare)]
internal sealed record ShareProject(Guid Id, IReadOnlyList<DepartmentShare> Shares) : ICommand;

[Requires(Permissions.Prepare)]
internal sealed record DropProject(Guid Id, string Reason) : ICommand;

/// <summary>The department's administrator names another handler.</summary>
[Requires(Permissions.Manage)]
internal sealed record HandProjectTo(Guid Id, Guid? Handler) : ICommand;

/// <summary>Leaves a trace of who looked into a file.</summary>
[Requires(Permissions.See)]
internal sealed record ReadProjectFile(Guid Id, string Hash) : ICommand;

/// <summary>Finds the project, asks whether it is this user's to act on, acts, and keeps its work items.</summary>
internal sealed class ProjectActs(Projects projects, CurrentUser user)
{
    [Article(Law.LuohuContracts, 16, 1), Requirement("LH-HT-024a")]
    public async Task<Outcome> ByItsHandler(Guid id, Func<ContractProject, Task<Outcome>> act, CancellationToken ct)
    {
        return await Own(id, p => p.Handler == user.AccountId ? act(p)
            : Task.FromResult(Outcome.Refused("project.not-handler", "这个项目由另一名承办人办理。", Places.Handler, "state", "请由承办人办理；承办人变动的，由合同管理员重新指定。")), ct);
    }

    public Task<Outcome> ByItsHandler(Guid id, Func<ContractProject, Outcome> act, CancellationToken ct) => ByItsHandler(id, p => Task.FromResult(act(p)), ct);

    /// <summary>By another post of the same department.</summary>
    public async Task<Outcome> Own(Guid id, Func<ContractProject, Task<Outcome>> act, CancellationToken ct)
    {
        if (await projects.Visible.FirstOrDefaultAsync(p => p.Id == id, ct) is not { } project || project.Institution != user.Institution) return Outcome.NotFound;
        var outcome = await act(project);
        if (outcome.IsDone) await projects.Keep(project, ct);
        return outcome;
    }
}

internal sealed class OpenProjectHandler(Projects projects, ContractsDb db, ContractBodies bodies, ContractOffice office, CurrentUser user) : IHandle<OpenProject>
{
    public async Task<Outcome> Handle(OpenProject command, CancellationToken ct)
    {
        if (await projects.Exists(command.Id, ct)) return Outcome.Conflict;
        if (bodies.PostsOf(user.Institution) is null || bodies.Find(user.Institution) is null || user.AccountId is not { } handler)
            return Outcome.Refused("contract.no-signer", "您的单位不在合同签订主体名录里，不能登记合同项目。", Citation.Of(Law.LuohuContracts, 3, 1), "name", "请联系领导小组办公室核对名录。");
        var checkedOnly = ContractProject.Open(new(command.Id, "", user.Institution, user.Region, handler, office.Today), command.Entry).Outcome;
        Finding[] kind = bodies.KindOf(command.Entry.Kind) is null ? [Finding.Block("project.kind", "请选合同种类。", Places.ModelFirst, "kind", "从列出的种类中选；都不是的选“其他”。")] : [];
        if (!checkedOnly.IsDone || kind.Length > 0) return Outcome.From([.. checkedOnly.Findings, .. kind]);
        var series = $"XM-{user.Region}-{office.Today.Year}";
        var (project, outcome) = ContractProject.Open(new(command.Id, $"{series}-{await db.Count(series, ct):D6}", user.Institution, user.Region, handler, office.Today), command.Entry);
        projects.Add(project!);
        await projects.Keep(project!, ct);
        return outcome;
    }
}

internal sealed class ProjectHandler(ProjectActs acts, Projects projects, Handlers handlers, ContractOffice office, LooseFacts facts, CurrentUser user, TimeProvider clock)
    : IHandle<NameParties>, IHandle<StudyProject>, IHandle<InquireParty>, IHandle<AttachProjectFile>, IHandle<AskAuthority>, IHandle<DecideAuthority>, IHandle<RecordMemorandum>, IHandle<ShareProject>, IHandle<DropProject>, IHandle<HandProjectTo>,
      IHandle<ReadProjectFile>
{
    public Task<Outcome> Handle(NameParties command, CancellationToken ct) => acts.ByItsHandler(command.Id, p => p.NameParties(command.Parties), ct);

    public Task<Outcome> Handle(StudyProject command, CancellationToken ct) => acts.ByItsHandler(command.Id, p => p.Examine(command.Study), ct);

    public Task<Outcome> Handle(InquireParty command, CancellationToken ct) => acts.ByItsHandler(command.Id, p => p.Inquire(command.Inquiry), ct);

    public Task<Outcome> Handle(AttachProjectFile command, CancellationToken ct) =>
        acts.ByItsHandler(command.Id, p => p.Attach(ProjectFile.Of(command.Kind, command.File, clock.GetUtcNow(), user.PostName)), ct);

    public Task<Outcome> Handle(AskAuthority command, CancellationToken ct) =>
        acts.ByItsHandler(command.Id, p => p.AskAuthority(new(command.Authority, command.IsGroup, command.Members, command.Scope, command.MaxAmountInFen, office.Today)), ct);

    public Task<Outcome> Handle(DecideAuthority command, CancellationToken ct) =>
        acts.Own(command.Id, p => Task.FromResult(p.DecideAuthority(command.Authority, command.IsGiven, command.Reason, user.PostName, office.Today)), ct);

    public Task<Outcome> Handle(RecordMemorandum command, CancellationToken ct) => acts.ByItsHandler(command.Id, p => p.Negotiated(command.Memorandum, command.Entry, office.Today), ct);

    public Task<Outcome> Handle(ShareProject command, CancellationToken ct) => acts.ByItsHandler(command.Id, p => p.Share(command.Shares), ct);

    public Task<Outcome> Handle(DropProject command, CancellationToken ct) => acts.ByItsHandler(command.Id, p => p.Drop(command.Reason), ct);

    [Article(Law.LuohuContracts, 16, 1), Article(Law.LuohuContracts, 17, 1)]
    public async Task<Outcome> Handle(HandProjectTo command, CancellationToken ct)
    {
        if (command.Handler is not { } handler || !(await handlers.Of(user.Institution, ct)).ContainsKey(handler))
            return Outcome.Refused("contract.handler-elsewhere", "承办人只能是本单位担任合同承办人的人员。", Places.Handler, "handler", "请从列出的人员中选。");
        return await acts.Own(command.Id, p => Task.FromResult(p.HandTo(handler)), ct);
    }

    [Article(Law.LuohuContracts, 12), Requirement("LH-HT-012")]
    public async Task<Outcome> Handle(ReadProjectFile command, CancellationToken ct)
    {
        if (await projects.Visible.AsNoTracking().FirstOrDefaultAsync(p => p.Id == command.Id, ct) is not { } project || project.Files.All(f => f.Hash != command.Hash)) return Outcome.NotFound;
        facts.Record(new ProjectFileRead(command.Id, command.Hash));
        return Outcome.Done;
    }
}
