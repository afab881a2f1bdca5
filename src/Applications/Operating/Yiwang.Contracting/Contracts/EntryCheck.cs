using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Enterprises;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.Contracts;

/// <summary>What an entry was found to be.</summary>
/// <param name="Rules">Null where no document applies on the day of the signature.</param>
internal sealed record CheckedEntry(Outcome Outcome, ContractKind Kind, ContractRules? Rules, Contract? Parent, IReadOnlyList<Citation> KeyReasons, IReadOnlyDictionary<string, string> OwnNumbers);

/// <summary>All that is asked of a signed contract before it is entered: by the command that enters it, and by each page on the way there.</summary>
internal sealed class EntryCheck(ContractsDb db, ContractBook book, EnterpriseOffice enterprises, Handlers handlers, EntryAdvice advice, CurrentUser user, TimeProvider clock)
{
    public static Finding NoSigner { get; } = Finding.Block("contract.no-signer", "您的单位不在合同签订主体名录里，不能登记合同。", Citation.Of(Law.LuohuContracts, 3, 1), "title", "请联系领导小组办公室核对名录。");

    public async Task<CheckedEntry> Of(ContractEntry entry, CancellationToken ct)
    {
        if (enterprises.Signer(user.Institution) is not { } signer) return Refused(NoSigner);
        var (today, region) = (clock.Today(), user.Region);
        if (book.On(region, entry.SignedOn ?? today) is not { } known) return Refused(book.NotAdopted(region, entry.SignedOn ?? today));
        var own = await enterprises.On(user.Institution, today, ct);
        var rules = known.With(own?.Values ?? new Dictionary<string, string>());

        var parent = entry.Parent is { } id ? await db.Find(id, ct) : null;
        var reasons = KeySupervision.Reasons(new(entry.AmountInFen, entry.Types, entry.DisposesOfStateAsset, entry.IsTalentHousing, false, parent is { IsKey: true }), rules);
        var kind = signer.IsGovernment ? ContractKind.Government : ContractKind.Enterprise;
        List<Finding> findings = [.. EntryRules.Check(entry, signer, rules, today), .. TermRules.Check(entry, parent, rules, book), .. CheckParent(entry, parent), .. signer.IsGovernment ? advice.Handling(entry, user.Institution, region) : []];
        findings.AddRange(await CheckHandler(entry, ct));
        findings.AddRange(await advice.BeforeSigning(new(user.Institution, rules, kind, entry.Backing, reasons.Count > 0, entry.Signing, entry.SignedOn, own?.Route ?? ReviewRoute.Own), entry.Parties, ct));
        // A node without a day is none, whatever an authority leaves out.
        var outcome = Outcome.From([.. signer.IsGovernment ? findings : [.. EnterpriseOffice.Judge(findings, own), .. EnterpriseOffice.Missing(entry, own)], .. NodeRules.Check(entry)]);
        return new(outcome, kind, rules, parent, reasons, own?.Values ?? new Dictionary<string, string>());
    }

    private static CheckedEntry Refused(Finding finding) => new(Outcome.From(finding), default, null, null, [], new Dictionary<string, string>());

    [Article(Law.LuohuContracts, 51)]
    private static IReadOnlyList<Finding> CheckParent(ContractEntry entry, Contract? parent) =>
        entry.Parent is null ? []
            : parent is null ? [Finding.Block("contract.parent", "没有找到原合同，或者不是本单位的。", Citation.Of(Law.LuohuContracts, 51), "derivation", "从原合同的页面进入登记。")]
            : !parent.IsFiled && parent.Filing is not FilingState.Exempt ? [Finding.Block("contract.parent-unfiled", "原合同还没有备案，先备案原合同。", Citation.Of(Law.LuohuContracts, 51), "derivation", "请先完成原合同的备案登记。")]
            : [];

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
