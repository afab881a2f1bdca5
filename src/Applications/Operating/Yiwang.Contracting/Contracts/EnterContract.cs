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

internal sealed class EnterContractHandler(ContractsDb db, ContractBook book, EnterpriseOffice enterprises, Handlers handlers, EntryAdvice advice, ContractOffice office, CurrentUser user) : IHandle<EnterContract>
{
    public async Task<Outcome> Handle(EnterContract command, CancellationToken ct)
    {
        var entry = command.Entry;
        if (enterprises.Signer(user.Institution) is not { } signer)
            return Outcome.Refused("contract.no-signer", "您的单位不在合同签订主体名录里，不能登记合同。", Citation.Of(Law.LuohuContracts, 3, 1), "title", "请联系领导小组办公室核对名录。");
        if (await db.Contracts.AnyAsync(c => c.Id == command.Id, ct)) return Outcome.Conflict;
        var (today, region) = (office.Today, user.Region);
        if (book.On(region, entry.SignedOn ?? today) is not { } known) return Outcome.From(book.NotAdopted(region, entry.SignedOn ?? today));
        var own = await enterprises.On(user.Institution, today, ct);
        var rules = known.With(own?.Values ?? new Dictionary<string, string>());

        var parent = entry.Parent is { } id ? await db.Find(id, ct) : null;
        var reasons = KeySupervision.Reasons(new(entry.AmountInFen, entry.Types, entry.DisposesOfStateAsset, entry.IsTalentHousing, false, parent is { IsKey: true }), rules);
        var kind = signer.IsGovernment ? ContractKind.Government : ContractKind.Enterprise;
        List<Finding> findings = [.. EntryRules.Check(entry, signer, rules, today), .. TermRules.Check(entry, parent, rules, book), .. await CheckParent(entry, parent, ct), .. signer.IsGovernment ? advice.Handling(entry, user.Institution, region) : []];
        findings.AddRange(await CheckHandler(entry, ct));
        findings.AddRange(await advice.BeforeSigning(new(user.Institution, rules, kind, entry.Backing, reasons.Count > 0, entry.Signing, entry.SignedOn, own?.Route ?? ReviewRoute.Own), entry.Parties, ct));
        var outcome = Outcome.From(signer.IsGovernment ? findings : [.. EnterpriseOffice.Judge(findings, own), .. EnterpriseOffice.Missing(entry, own)]);
        if (!outcome.IsDone) return outcome;
        entry = entry with { Terms = entry.Terms with { OwnNumbers = own?.Values ?? new Dictionary<string, string>() } };

        var signedBy = entry.Backing is Backing.InGovernmentsName && enterprises.GovernmentOf(region) is { } government ? government.Institution : user.Institution;
        var contract = Contract.Enter(new(command.Id, await Number("DJ", region, today, ct), kind, user.Institution, signedBy, region, today,
            office.WorkingDays(entry.SignedOn!.Value, rules.FilingDays), FilingRules.IsExempt(entry, rules)) { IsOfConfidential = parent is { IsConfidential: true } }, entry, reasons, findings.Any(f => f.Code == EntryAdvice.Unreviewed));
        contract.CountRenewal(rules.RenewalMonths);
        db.Enter(contract);
        await advice.Signed(contract, ct);
        await office.Keep(contract, ct);
        return outcome;
    }

    private async Task<string> Number(string sign, string region, DateOnly today, CancellationToken ct)
    {
        var series = $"{sign}-{region}-{today.Year}";
        return $"{series}-{await db.Count(series, ct):D6}";
    }

    [Article(Law.LuohuContracts, 51)]
    private static Task<IReadOnlyList<Finding>> CheckParent(ContractEntry entry, Contract? parent, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        IReadOnlyList<Finding> findings = entry.Parent is null ? []
            : parent is null ? [Finding.Block("contract.parent", "没有找到原合同，或者不是本单位的。", Citation.Of(Law.LuohuContracts, 51), "derivation", "从原合同的页面进入登记。")]
            : !parent.IsFiled && parent.Filing is not FilingState.Exempt ? [Finding.Block("contract.parent-unfiled", "原合同还没有备案，先备案原合同。", Citation.Of(Law.LuohuContracts, 51), "derivation", "请先完成原合同的备案登记。")]
            : [];
        return Task.FromResult(findings);
    }

    /// <summary>One of the department's own handlers; the same as for the same matter, or with a reason.</summary>
    [Article(Law.LuohuContracts, 8, 6), Article(Law.LuohuContracts, 16, 2), Requirement("LH-HT-008d"), Requirement("LH-HT-016c")]
    private async Task<IReadOnlyList<Finding>> CheckHandler(ContractEntry entry, CancellationToken ct)
    {
        if (entry.Handler is not { } handler) return [];
        if (!(await handlers.Of(user.Institution, ct)).ContainsKey(handler))
            return [Finding.Block("contract.handler-elsewhere", "承办人只能是本单位担任合同承办人的人员。", Citation.Of(Law.LuohuContracts, 8, 6), "handler", "请从列出的人员中选。")];
        var project = entry.Project.Trim();
        if (project.Length == 0 || entry.OtherHandlerReason.Trim().Length > 0) return [];
        return await db.Contracts.AnyAsync(c => c.Institution == user.Institution && c.Project == project && c.Handler != handler, ct)
            ? [Finding.Block("contract.other-handler", $"同一事项“{project}”的合同由另一名承办人办理。", Citation.Of(Law.LuohuContracts, 16, 2), "otherHandler", "一般指定同一承办人；确要换人的，请写理由。")] : [];
    }
}

/// <summary>Who handles contracts of an institution: whoever holds its post of a handler today.</summary>
internal sealed class Handlers(ContractBodies bodies, PostRegister posts, IKnowAccounts accounts, TimeProvider clock)
{
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
