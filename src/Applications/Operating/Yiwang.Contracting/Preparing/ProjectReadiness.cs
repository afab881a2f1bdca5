using Yiwang.Kernel;

namespace Yiwang.Contracting.Preparing;

/// <summary>Everything that is prepared of a project, read together.</summary>
/// <param name="Opinions">All that were asked for.</param>
/// <param name="Draft">The newest; null while nothing is written.</param>
/// <param name="Unexplained">Places where the draft differs from its model text and nobody says why.</param>
internal sealed record PreparedProject(ContractProject Project, IReadOnlyList<OpinionRequest> Opinions, ContractDraft? Draft, int Unexplained);

/// <summary>What is missing before the review, and what still bars a signature: all reasons at once.</summary>
internal static class ProjectReadiness
{
    public static IReadOnlyList<Finding> BeforeReview(PreparedProject p) => [.. Studied(p.Project), .. Inquired(p.Project), .. Negotiated(p.Project), .. Asked(p), .. Written(p), .. Explained(p), .. Shared(p.Project)];

    public static IReadOnlyList<Finding> BeforeSigning(PreparedProject p) => [.. Asked(p), .. Written(p)];

    /// <summary>The system can only tell: what was thought about a project is a person's.</summary>
    [Article(Law.LuohuContracts, 13, 2, Item = 3), Requirement("LH-HT-013b")]
    private static IEnumerable<Finding> Studied(ContractProject p) => p.Study.All.Where(s => s.Text.Length == 0)
        .Select(s => Finding.Warn("project.study", $"论证还缺：{s.Name}。", Places.Study, s.Field, "请在“论证”里写结论，材料存入。"));

    [Article(Law.LuohuContracts, 13, 2, Item = 4), Article(Law.LuohuContracts, 19), Requirement("LH-HT-013c"), Requirement("LH-HT-019")]
    private static IEnumerable<Finding> Inquired(ContractProject p)
    {
        if (p.Parties.Count == 0) yield return Finding.Block("project.no-party", "还没有登记对方当事人。", Places.Counterparty, "parties", "请在“对方当事人”里登记。");
        if (p.Files.All(f => f.Kind is not ProjectFileKind.Qualification)) yield return Finding.Block("project.no-qualification", "缺对方当事人的主体资格材料。", Places.Counterparty, "file", "请存入营业执照等材料，类别选“主体资格”。");
        if (p.Files.All(f => f.Kind is not ProjectFileKind.Credit)) yield return Finding.Block("project.no-credit", "缺对方当事人的资信证明。", Places.Counterparty, "file", "请存入资信证明，类别选“资信证明”。");
        foreach (var (field, name, _) in p.Inquiry.All.Where(i => i.Text.Length == 0))
            yield return Finding.Warn("project.inquiry", $"对方当事人调查还缺：{name}。", Places.Inquiry, field, "请在“调查”里写明；必要时存入调查评价报告。");
    }

    [Article(Law.LuohuContracts, 20, 2), Requirement("LH-HT-020b")]
    private static IEnumerable<Finding> Negotiated(ContractProject p)
    {
        if (p.IsNegotiated && (p.Memoranda.Count == 0 || p.Files.All(f => f.Kind is not ProjectFileKind.Memorandum)))
            yield return Finding.Block("project.no-memorandum", p.Memoranda.Count == 0 ? "授权磋商了，还没有登记谈判备忘录。" : "登记了谈判，还没有存入谈判备忘录。", Places.Memorandum, "heldOn", "请登记谈判情况，并把备忘录作为材料存入，类别选“谈判备忘录”。");
    }

    [Article(Law.LuohuContracts, 21), Requirement("LH-HT-021")]
    private static IEnumerable<Finding> Asked(PreparedProject p)
    {
        if (p.Project.ConcernsOthers is null) yield return Finding.Block("project.others-unsaid", "还没有说明是否涉及其他部门职能。", Places.Opinions, "concerns", "请在“征求意见”里选择。");
        if (p.Project.ConcernsOthers is true && p.Opinions.Count == 0) yield return Finding.Block("project.not-asked", "涉及其他部门职能，还没有发出征求意见件。", Places.Opinions, "institution", "请在“征求意见”里选部门发出。");
        var open = p.Opinions.Count(o => o.AnsweredOn is null);
        if (open == 0) yield break;
        var message = $"还有 {open} 个部门没有答复意见。";
        yield return p.Project.WithoutAnswers.Length > 0 ? Finding.Warn("project.unanswered", $"{message}不等答复的理由：{p.Project.WithoutAnswers}", Places.Opinions, "answers", "收到以后补进材料。")
            : Finding.Block("project.unanswered", message, Places.Opinions, "answers", "请等答复；不等的，请在“征求意见”里写理由。");
    }

    [Article(Law.LuohuContracts, 22), Requirement("LH-HT-022")]
    private static IEnumerable<Finding> Written(PreparedProject p)
    {
        if (p.Draft is null) yield return Finding.Block("project.no-text", "还没有合同文本，不能送审，也不能登记签订。", Places.Written, "text", "请在“合同文本”里起草或者存入。");
    }

    [Article(Law.LuohuContracts, 24, 2), Requirement("LH-HT-024b")]
    private static IEnumerable<Finding> Explained(PreparedProject p)
    {
        if (p.Unexplained > 0) yield return Finding.Block("project.unexplained", $"合同文本有 {p.Unexplained} 处与示范文本不同，没有写理由。", Places.ModelFirst, "deviations", "请在“合同文本”里逐处写理由，或者改回示范文本。");
    }

    /// <summary>Two departments or more: each must know what is its own.</summary>
    [Article(Law.LuohuContracts, 25, 2), Requirement("LH-HT-025")]
    private static IEnumerable<Finding> Shared(ContractProject p) => p.Shares.Where(s => s.Terms.Length == 0)
        .Select(s => Finding.Warn("project.share", "有一个签订部门的权利义务还没有写。", Places.Shares, s.Institution, "请在“参与签订的部门”里补写。"));
}
