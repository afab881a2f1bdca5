using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Enterprises;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Contracts;

/// <summary>Enters a signed contract of the user's own institution.</summary>
[Requires(Permissions.Enter)]
internal sealed record EnterContract(Guid Id, ContractEntry Entry) : ICommand;

internal sealed class EnterContractHandler(ContractsDb db, EntryCheck check, EnterpriseOffice enterprises, EntryAdvice advice, ContractOffice office, CurrentUser user) : IHandle<EnterContract>
{
    public async Task<Outcome> Handle(EnterContract command, CancellationToken ct)
    {
        if (await db.Contracts.AnyAsync(c => c.Id == command.Id, ct)) return Outcome.Conflict;
        var seen = await check.Of(command.Entry, ct);
        if (!seen.Outcome.IsDone || seen is not { Rules: { } rules }) return seen.Outcome;
        var (entry, today, region, own) = (command.Entry with { Terms = command.Entry.Terms with { OwnNumbers = seen.OwnNumbers } }, office.Today, user.Region, user.Institution);
        var signedBy = entry.Backing is Backing.InGovernmentsName && enterprises.GovernmentOf(region) is { } government ? government.Institution : own;
        var contract = Contract.Enter(new(command.Id, await Number("DJ", region, today, ct), seen.Kind, own, signedBy, region, today,
            office.WorkingDays(entry.SignedOn!.Value, rules.FilingDays), FilingRules.IsExempt(entry, rules)) { IsOfConfidential = seen.Parent is { IsConfidential: true } }, entry, seen.KeyReasons, seen.Outcome.Findings.Any(f => f.Code == EntryAdvice.Unreviewed));
        foreach (var node in entry.Nodes.Where(n => !n.IsBlank))
        {
            var planned = contract.PlanNode(node.Name, node.On, node.PaysInFen, node.NeedsAcceptance, node.On is { } on ? office.WorkingDays(on, rules.NodeDays) : null);
            if (!planned.IsDone) return planned;
        }

        contract.CountRenewal(rules.RenewalMonths);
        db.Enter(contract);
        await advice.Signed(contract, ct);
        await office.Keep(contract, ct);
        return seen.Outcome;
    }

    private async Task<string> Number(string sign, string region, DateOnly today, CancellationToken ct)
    {
        var series = $"{sign}-{region}-{today.Year}";
        return $"{series}-{await db.Count(series, ct):D6}";
    }
}

/// <summary>Who handles contracts of an institution: whoever holds its post of a handler today.</summary>
internal sealed class Handlers(ContractBodies bodies, PostRegister posts, IKnowAccounts accounts, TimeProvider clock)
{
    /// <summary>Who handles it, as pages say it.</summary>
    public async Task<string> NameOf(Contract contract, CancellationToken ct) => (await Of(contract.Institution, ct)).GetValueOrDefault(contract.Handler, "原承办人（已不在岗，请指定接替人）");

    public async Task<IReadOnlyDictionary<Guid, string>> Of(string institution, CancellationToken ct) => bodies.PostsOf(institution) is { } known
        ? await accounts.Names(await posts.HoldersOf(known.Handler, institution, clock.Today(), ct), ct) : new Dictionary<Guid, string>();
}

internal static class FilingRules
{
    /// <summary>第四十九条第四款: procurement only, and measured by what the government pays.</summary>
    [Article(Law.LuohuContracts, 49, 4), Requirement("LH-HT-049d")]
    public static bool IsExempt(ContractEntry entry, ContractRules rules) => IsExempt(entry.IsProcurement, entry.HasNoAmount, entry.PaysInFen, rules);

    public static bool IsExempt(bool isProcurement, bool hasNoAmount, long paysInFen, ContractRules rules) => isProcurement && !hasNoAmount && paysInFen <= rules.ExemptPaymentInFen;
}
