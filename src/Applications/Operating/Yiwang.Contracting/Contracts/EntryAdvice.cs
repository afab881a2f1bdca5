using Yiwang.Contracting.Reporting;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>What others have to say before a contract is entered: the legality review, which may bar it, and published evaluations, which only inform.</summary>
internal sealed class EntryAdvice(ILegality legality, Evaluations evaluations, HandlingRules handling)
{
    /// <summary>Code of the warning that it was signed without a review.</summary>
    public const string Unreviewed = "contract.unreviewed";

    /// <summary>Which departments handle it, and which of them leads.</summary>
    public IEnumerable<Finding> Handling(ContractEntry entry, string own, string region) => handling.Check(entry, own, region);

    public Task Signed(Contract contract, CancellationToken ct) => legality.Signed(contract, ct);

    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058b")]
    public async Task<IReadOnlyList<Finding>> BeforeSigning(LegalityQuestion asked, IReadOnlyList<Party> parties, CancellationToken ct)
    {
        var findings = new List<Finding>(await legality.BeforeSigning(asked, ct));
        for (var n = 0; n < parties.Count; n++)
        {
            if (parties[n].Code.Length == 0 || (await evaluations.Published(parties[n].Code, ct)) is not [var last, ..]) continue;
            var grade = Evaluation.NameOf(last.Grade);
            findings.Add(Finding.Warn("contract.evaluated", $"{parties[n].Shown}最近发布的履约评价：{grade}（{last.On.ToChinese()}）。{last.Text}", Contract.EvaluationDuty, $"party-name-{n}", "供参考，不影响登记。"));
        }

        return findings;
    }
}
