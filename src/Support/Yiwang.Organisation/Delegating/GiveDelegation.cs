using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Delegating;

/// <summary>Gives a colleague part of what a post of one's own allows.</summary>
/// <param name="Tenure">The giver's own; what was delegated to him has none, so that it can't be given on.</param>
[Requires(OwnPost.Permission)]
internal sealed record GiveDelegation(Guid Tenure, string StaffNumber, IReadOnlyList<string> Permissions, DateOnly? From, DateOnly? To, string Because) : ICommand;

[Requires(OwnPost.Permission)]
internal sealed record RevokeDelegation(Guid Id) : ICommand;

internal sealed class DelegationHandler(YiwangDb db, PostRegister posts, CityDirectory city, IEnumerable<IKnowAccounts> accounts, CurrentUser user, TimeProvider clock)
    : IHandle<GiveDelegation>, IHandle<RevokeDelegation>
{
    public async Task<Outcome> Handle(GiveDelegation command, CancellationToken ct)
    {
        if (user.AccountId is not { } me) return Outcome.Forbidden;
        var today = clock.Today();
        if ((await posts.HeldBy(me, today, ct)).FirstOrDefault(h => h.Id == command.Tenure) is not { } held)
            return Outcome.Refused("delegation.not-own", "只能委托您自己担任的岗位；别人委托给您的，不能转委托。", where: "tenure", remedy: "请选您自己的岗位，或者请委托人另行委托。");

        List<Finding> findings = [.. DelegationRules.Check(command, held, city.GetPost(held.Post), today)];
        var receiver = await Officer(command.StaffNumber.Trim(), ct);
        if (receiver is null || receiver == me) findings.Add(Finding.Block("delegation.receiver", "请填另一名工作人员的工号。", where: "receiver", remedy: "请核对工号。"));
        else if (command.From is { } from && (await posts.HeldBy(receiver.Value, from, ct)).All(h => h.Institution != held.Institution))
            findings.Add(Finding.Block("delegation.elsewhere", "只能委托给本单位的人。", where: "receiver", remedy: "请填本单位在岗人员的工号。"));
        var outcome = Outcome.From(findings);
        if (outcome.IsDone) db.Add(Delegation.Give(held, receiver!.Value, command));
        return outcome;
    }

    public async Task<Outcome> Handle(RevokeDelegation command, CancellationToken ct)
    {
        var may = user.May(Permissions.Register);
        return await db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == command.Id && (may || d.Giver == user.AccountId), ct) is { } given ? given.Revoke(clock.GetUtcNow()) : Outcome.NotFound;
    }

    private async Task<Guid?> Officer(string staffNumber, CancellationToken ct)
    {
        foreach (var known in accounts)
        {
            if (await known.FindOfficer(staffNumber, ct) is { } id) return id;
        }

        return null;
    }
}

internal static class DelegationRules
{
    // Whoever is away longer is replaced by an appointment (本地设定).
    private const int LongestDays = 90;

    public static IEnumerable<Finding> Check(GiveDelegation asked, HeldPost held, Post post, DateOnly today)
    {
        if (asked.Permissions.Count == 0) yield return Finding.Block("delegation.scope", "请选委托办理哪些事。", where: "permissions", remedy: "至少选一项。");
        if (asked.Permissions.Any(p => !post.Permissions.Contains(p))) yield return Finding.Block("delegation.not-yours", "只能委托本岗位自己能办的事。", where: "permissions", remedy: "请从列出的事项中选。");
        if (asked.From is not { } from || asked.To is not { } to) yield return Finding.Block("delegation.days", "请填委托的起止日期。", where: "from", remedy: "例如 2026-12-01 至 2026-12-05。");
        else if (from < today || to < from) yield return Finding.Block("delegation.order", "委托从今天或者以后开始，结束不能早于开始。", where: "to", remedy: "请核对日期。");
        else if (to > from.AddDays(LongestDays) || (held.To is { } last && to > last)) yield return Finding.Block("delegation.long", $"一次委托不超过 {LongestDays} 天，也不能超过您在这个岗位的最后一天。", where: "to", remedy: "请缩短；长期不在岗的，由人事岗登记任免。");
        if (asked.Because.Trim().Length is 0 or > 200) yield return Finding.Block("delegation.because", "请写委托的原因，不超过 200 字。", where: "because", remedy: "例如：外出学习。");
    }
}
