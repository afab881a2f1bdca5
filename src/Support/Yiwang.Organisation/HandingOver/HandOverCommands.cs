using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.HandingOver;

/// <summary>Lists what somebody leaves open in a post.</summary>
[Requires(Permissions.Register)]
internal sealed record BeginHandOver(Guid Tenure, DateOnly? LastDay) : ICommand;

/// <summary>Brings the list up to date, and names who takes what: one thing, or all that nobody takes yet.</summary>
/// <param name="Items">Kind and key of each; empty for all without a successor.</param>
[Requires(Permissions.Register)]
internal sealed record AssignSuccessor(Guid Id, string StaffNumber, IReadOnlyList<(string Kind, string Key)> Items) : ICommand;

/// <summary>Signs one's own side.</summary>
[Requires(OwnPost.Permission)]
internal sealed record SignHandOver(Guid Id) : ICommand;

/// <summary>Notes that the giver can't sign, and why; never for a receiver, who takes on something.</summary>
[Requires(Permissions.Register)]
internal sealed record SignForAbsentGiver(Guid Id, string Because) : ICommand;

/// <summary>Ends the hand-over: from now on the post can be ended.</summary>
[Requires(Permissions.Register)]
internal sealed record CompleteHandOver(Guid Id) : ICommand;

internal sealed class BeginHandOverHandler(YiwangDb db, OpenWorkOf work, TimeProvider clock) : IHandle<BeginHandOver>
{
    public async Task<Outcome> Handle(BeginHandOver command, CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.Set<Tenure>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == command.Tenure, ct) is not { Post: { } post, Institution: { } institution } tenure) return Outcome.NotFound;
        if (command.LastDay is not { } lastDay || lastDay < today.AddDays(-31) || !tenure.IsHeldOn(lastDay)) return Outcome.Refused("hand-over.last-day", "请填在这个岗位的最后一天，那一天应当还在任。", HandOverRules.Article, "lastDay", "例如 2026-12-31。");
        if (await db.Set<HandOver>().AnyAsync(h => h.Tenure == tenure.Id && h.CompletedAt == null, ct)) return Outcome.Refused("hand-over.begun", "这个岗位的交接已经开始。", where: "lastDay", remedy: "请在交接单上接着办。");
        var held = new HeldPost(tenure.Id, tenure.Person, post, institution, tenure.From, tenure.To);
        db.Add(HandOver.Begin(held, lastDay, await work.List(held, ct)));
        return Outcome.Done;
    }
}

internal sealed class HandOverHandler(YiwangDb db, OpenWorkOf work, HandOverRules rules, IEnumerable<IKnowAccounts> accounts, CurrentUser user, TimeProvider clock)
    : IHandle<AssignSuccessor>, IHandle<SignHandOver>, IHandle<SignForAbsentGiver>, IHandle<CompleteHandOver>
{
    public async Task<Outcome> Handle(AssignSuccessor command, CancellationToken ct)
    {
        if (await Find(command.Id, ct) is not { } handOver) return Outcome.NotFound;
        if (await Officer(command.StaffNumber.Trim(), ct) is not { } successor) return Outcome.Refused("hand-over.successor", $"没有工号是“{command.StaffNumber}”的工作人员。", HandOverRules.Article, "successor", "请填接替人的工号。");
        handOver.Relist(await work.List(HeldOf(handOver), ct));
        var wanted = command.Items.Count > 0 ? handOver.Items.Where(i => command.Items.Contains((i.Kind, i.Key))).ToArray() : [.. handOver.Unassigned];
        if (wanted.Length == 0) return Outcome.Refused("hand-over.nothing", "没有选要交的事项，或者每一件都已经有接替人。", where: "successor", remedy: "要换接替人的，请勾选那几件。");
        var outcome = Outcome.From(await rules.Check(handOver, successor, wanted, ct));
        if (outcome.IsDone) handOver.Assign(wanted.ToDictionary(i => (i.Kind, i.Key), _ => successor));
        return outcome;
    }

    public async Task<Outcome> Handle(SignHandOver command, CancellationToken ct) =>
        await Find(command.Id, ct) is { } handOver && user.AccountId is { } account ? handOver.Sign(account, clock.GetUtcNow()) : Outcome.NotFound;

    public async Task<Outcome> Handle(SignForAbsentGiver command, CancellationToken ct)
    {
        if (await Find(command.Id, ct) is not { } handOver) return Outcome.NotFound;
        if (command.Because.Trim().Length is 0 or > 200) return Outcome.Refused("hand-over.because", "请写明移交人为什么不能签字，不超过 200 字。", HandOverRules.Article, "because", "例如：因病不能到岗。");
        return handOver.Sign(handOver.Giver, clock.GetUtcNow(), command.Because.Trim());
    }

    public async Task<Outcome> Handle(CompleteHandOver command, CancellationToken ct)
    {
        if (await Find(command.Id, ct) is not { } handOver) return Outcome.NotFound;
        handOver.Relist(await work.List(HeldOf(handOver), ct));
        var outcome = handOver.Complete(clock.GetUtcNow());
        if (outcome.IsDone) await work.HandOver(HeldOf(handOver), handOver.Items, ct);
        return outcome;
    }

    private Task<HandOver?> Find(Guid id, CancellationToken ct) => db.Set<HandOver>().FirstOrDefaultAsync(h => h.Id == id && h.CompletedAt == null, ct);

    private static HeldPost HeldOf(HandOver h) => new(h.Tenure, h.Giver, h.Post, h.Institution, h.LastDay, h.LastDay);

    private async Task<Guid?> Officer(string staffNumber, CancellationToken ct)
    {
        foreach (var known in accounts)
        {
            if (await known.FindOfficer(staffNumber, ct) is { } id) return id;
        }

        return null;
    }
}
