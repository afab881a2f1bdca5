using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Enterprises;

/// <summary>An authority sets the rules of its hospitals and enterprises.</summary>
[Requires(Permissions.RuleEnterprises)]
internal sealed record SetEnterpriseRules(Guid Id, EnterpriseRulesDraft Rules) : ICommand;

internal sealed class EnterpriseRulesHandler(EnterpriseOffice office, ContractBodies bodies, CurrentUser user, TimeProvider clock) : IHandle<SetEnterpriseRules>
{
    public Task<Outcome> Handle(SetEnterpriseRules command, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (bodies.Below(user.Institution).Count == 0)
            return Task.FromResult(Outcome.Refused("contract.no-enterprises", "本单位没有下属国有企事业单位。", EnterpriseRuleSet.Supervises, "basis", "名录有误的，请联系领导小组办公室。"));
        var (set, outcome) = EnterpriseRuleSet.Make(command.Id, user.Institution, command.Rules, clock.Today());
        if (set is not null) office.All.Add(set);
        return Task.FromResult(outcome);
    }
}
