using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Preparing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Reviewing;

/// <summary>Answers from the reviews; for contracts of the time of paper, and of enterprises that review themselves, from the number typed.</summary>
internal sealed class ReviewedLegality(Reviews reviews, Projects projects, TimeProvider clock) : ILegality
{
    private const int LongestNumber = 100;

    public async Task<IReadOnlyList<Finding>> BeforeSigning(LegalityQuestion asked, CancellationToken ct)
    {
        var typed = asked.Signing.Legality.Trim();
        if ((asked.Kind is ContractKind.Enterprise && asked.Route is not Enterprises.ReviewRoute.LegalOffice) || asked.SignedOn < asked.Rules.ReviewsFrom) return typed.Length is > 0 and <= LongestNumber ? [] : Unreviewed(asked, Missing(asked));
        var review = typed.Length is > 0 and <= LongestNumber ? await reviews.ByNumber(asked.Institution, typed, ct) : null;
        return review is null ? Unreviewed(asked, Missing(asked)) : [.. Standing(asked, review), .. Wording(asked, review), .. Procedures(asked, review), .. review.Project is { } project ? await projects.BeforeSigning(project, ct) : []];
    }

    public async Task Signed(Contract contract, CancellationToken ct)
    {
        if (await reviews.ByNumber(contract.Institution, contract.Signing.Legality, ct) is not { State: ReviewState.Agreed } review) return;
        review.Signed(contract.Id);
        foreach (var file in Papers(review)) contract.Attach(file);
        await reviews.Keep(review, ct);
        if (review.Project is { } project) await projects.Signed(project, contract.Id, ct);
    }

    /// <summary>The sheets and what was added to them lie with the contract from its first day, as the sixth of its nine categories.</summary>
    [Article(Law.LuohuContracts, 46), Article(Law.LuohuContracts, 67), Requirement("LH-HT-046a"), Requirement("LH-HT-067b")]
    private IEnumerable<ContractFile> Papers(LegalityReview review) => from o in review.Opinions
                                                                      from f in o.Sheet is { } sheet ? [sheet, .. o.Files] : o.Files
                                                                      select new ContractFile(ContractFiles.Opinions, f.Name, f.Hash, f.ContentType, f.Length, clock.GetUtcNow(), o.ReviewerPost);

    /// <summary>What was signed without a review is entered and filed all the same, but it is said, and the inspectors see it.</summary>
    [Article(Law.LuohuContracts, 40, 1), Article(Law.LuohuContracts, 49, 1), Requirement("LH-HT-040a")]
    private static IReadOnlyList<Finding> Unreviewed(LegalityQuestion asked, Finding missing) => asked.Signing.IsUnreviewed
        ? [Finding.Warn(EntryAdvice.Unreviewed, "合同没有经过合法性审查就签订了。照样登记、备案，并列入监督检查清单。", Citation.Of(Law.LuohuContracts, 40, 1), "unreviewed", "请尽快请审查人员看一遍合同，发现问题的及时协商补正。")] : [missing];

    [Article(Law.LuohuContracts, 13, 2), Article(Law.LuohuContracts, 40, 1), Requirement("LH-HT-013d"), Requirement("LH-HT-040a")]
    private static Finding Missing(LegalityQuestion asked) => Finding.Block("contract.no-legality", "没有经过合法性审查，不能登记签订。", Citation.Of(Law.LuohuContracts, 40, 1), "legality",
        asked.Kind is ContractKind.Enterprise ? "请填本单位审查意见的编号。"
        : asked.SignedOn < asked.Rules.ReviewsFrom ? "请填纸质审查意见表的编号。"
        : "请先从“合法性审查”提交审查，同意以后填审查编号（SC- 开头）。已经签了的，不填编号，写明为什么没有审查。");

    [Article(Law.LuohuContracts, 40, 1), Article(Law.LuohuContracts, 41), Article(Law.LuohuContracts, 42), Requirement("LH-HT-040a"), Requirement("LH-HT-041"), Requirement("LH-HT-042"), Requirement("LH-HT-013d")]
    private static IEnumerable<Finding> Standing(LegalityQuestion asked, LegalityReview review)
    {
        if (review.ContractId is not null) yield return Finding.Block("contract.legality-used", $"审查 {review.Number} 已经用于另一份合同。", ReviewPlaces.First, "legality", "每份合同各自审查。");
        if (review.State is not ReviewState.Agreed)
            yield return Finding.Block("contract.legality-open", $"审查 {review.Number} {(review.State is ReviewState.Refused ? "的结论是不同意签订" : $"还没有完成：{ReviewWords.Of(review.State)}")}，不能登记签订。", ReviewPlaces.First, "legality", "审查同意以后再签订、登记。");
        else if (((asked.IsKey && asked.Kind is ContractKind.Government) || asked.Backing is Backing.InGovernmentsName || asked.Route is Enterprises.ReviewRoute.LegalOffice) && !review.Draft.IsModelText && review.AgreementOf(ReviewLevel.LegalOffice) is null)
            yield return Finding.Block("contract.no-legal-office", $"{(asked.IsKey ? "重点监管合同" : "以政府名义签订的合同")}，内部审查以后要再经法制机构审查。", ReviewPlaces.Office, "legality", "送审时的金额、情形、名义与签订的不一致的，请按签订的重新送审。");
        else if (asked.SignedOn < review.AgreedOn)
            yield return Finding.Block("contract.signed-before-opinion", $"签订日期早于审查意见（{review.AgreedOn?.ToChinese()}）。", ReviewPlaces.First, "signedOn", "先审查，后签订；请核对签订日期。确实先签了的，不填编号，写明为什么没有审查。");
    }

    /// <summary>The words that were reviewed: by their digest, or by the very file.</summary>
    [Article(Law.LuohuContracts, 40, 1), Article(Law.LuohuContracts, 41), Requirement("LH-HT-041")]
    private static IEnumerable<Finding> Wording(LegalityQuestion asked, LegalityReview review)
    {
        var signed = asked.Signing.TextDigest;
        if (signed.Length == 0) yield return Finding.Block("contract.text-unknown", "请说明签订的文本是不是审查过的那一份。", ReviewPlaces.First, "signed-text", "交签订文本的电子版核对；或者确认与审查同意的文本一致。");
        else if (signed != review.Draft.Digest && signed != review.Draft.File.Hash)
            yield return Finding.Block("contract.text-changed", $"签订的文本与审查 {review.Number} 同意的第 {review.Draft.Number} 稿不一致。", ReviewPlaces.First, "signed-text", "文本改过的，请把签订的文本再送审查。");
    }

    [Article(Law.LuohuContracts, 47), Requirement("LH-HT-047")]
    private static IEnumerable<Finding> Procedures(LegalityQuestion asked, LegalityReview review) =>
        from p in review.Procedures
        where p.Document.Length == 0 || p.HeldOn > asked.SignedOn
        select Finding.Block("contract.procedure", p.Document.Length == 0 ? $"需要的{ReviewWords.Of(p.Kind)}“{p.What}”还没有结果文件。" : $"{p.What}（{p.Document}）在签订以后才完成。", ReviewPlaces.Procedures, "legality", "请先完成，再在审查页面登记结果文件的文号。");
}
