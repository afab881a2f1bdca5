using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Acting;

/// <param name="AgentSignInName">The agent's telephone number, with the name as a check that it is the right one.</param>
/// <param name="Scope">Codes of services.yaml; empty for all.</param>
[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record AuthoriseAgent(Guid Id, Guid LegalPersonId, string AgentName, string AgentSignInName, IReadOnlyList<string> Scope, DateOnly From, DateOnly To) : ICommand
{
    public override string ToString() => nameof(AuthoriseAgent);
}

/// <summary>By the legal person's representative or by the agent.</summary>
[Requires(Permissions.OwnAccount)]
internal sealed record EndAuthorisation(Guid Id) : ICommand;

internal sealed class AuthoriseHandler(IdentityDb db, CurrentUser user, ServiceScopes services, PersonalText personal, BusinessClock clock) : IHandle<AuthoriseAgent>, IHandle<EndAuthorisation>
{
    private const int LongestYears = 3;

    public async Task<Outcome> Handle(AuthoriseAgent command, CancellationToken ct)
    {
        if (await db.LegalPersons.FindAsync([command.LegalPersonId], ct) is not { } principal) return Outcome.NotFound;
        var today = clock.Today();
        if (principal.RepresentativeId != user.AccountId)
        {
            return await db.Authorisations.AnyAsync(a => a.LegalPersonId == principal.Id && a.AgentId == user.AccountId && a.EndedAt == null, ct)
                ? Outcome.Refused("authorisation.no-redelegation", "被授权人不能再转授权（民法典第一百六十九条）。", remedy: "请由法定代表人直接授权给要办事的人。")
                : Outcome.NotFound;
        }

        var findings = Check(command, today).ToList();
        var index = SignInName.IndexOf(personal, command.AgentSignInName);
        var agent = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.SignInIndex == index && a.Kind == AccountKind.Person && a.ClosedAt == null, ct);
        if (agent is null || agent.Name != command.AgentName.Trim() || agent.ProvedAt is null || agent.Id == user.AccountId)
            findings.Add(Finding.Block("authorisation.agent", "没有姓名和手机号都对得上、并且已经实名的其他个人账号。", where: "AgentPhone", remedy: "请核对；对方还没有账号的，请他先注册。"));
        if (findings.Count > 0) return Outcome.From(findings);
        db.Authorisations.Add(Authorisation.Give(command.Id, principal, agent!.Id, [.. command.Scope.Distinct().Order()], (command.From, command.To), clock.Real.GetUtcNow()));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(EndAuthorisation command, CancellationToken ct)
    {
        if (await db.Authorisations.FindAsync([command.Id], ct) is not { } given) return Outcome.NotFound;
        var isRepresentative = await db.LegalPersons.AnyAsync(p => p.Id == given.LegalPersonId && p.RepresentativeId == user.AccountId, ct);
        return isRepresentative || given.AgentId == user.AccountId ? given.End(user.AccountId!.Value, clock.Real.GetUtcNow()) : Outcome.NotFound;
    }

    private IEnumerable<Finding> Check(AuthoriseAgent command, DateOnly today)
    {
        if (command.To < command.From) yield return Finding.Block("authorisation.period", "最后一天早于第一天。", where: "To", remedy: "请改日期。");
        else if (command.To < today) yield return Finding.Block("authorisation.over", "最后一天已经过去。", where: "To", remedy: "请填今天或以后的日期。");
        else if (command.From < today) yield return Finding.Block("authorisation.backdated", "授权不能从过去的日期开始。", where: "From", remedy: "请填今天或以后的日期。");
        else if (command.To > command.From.AddYears(LongestYears)) yield return Finding.Block("authorisation.long", $"一次授权最长 {LongestYears} 年。", where: "To", remedy: "到期前可以再授权。");
        if (command.Scope.Any(s => services.Find(s) is null)) yield return Finding.Block("authorisation.scope", "没有这类事项。", where: "Scope", remedy: "请从列出的事项里选。");
    }
}
