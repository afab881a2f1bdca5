using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Reviewing;

/// <summary>A material as it is handed in.</summary>
/// <param name="IsNone">There is none; the text says why.</param>
internal sealed record MaterialDraft(int Item, StoredFile? File, string Text, bool IsNone = false)
{
    public ReviewMaterial Kept() => new(Item, File is null ? null : ReviewFile.Of(File), Text.Trim(), IsNone);
}

/// <summary>What a department asks to have reviewed.</summary>
internal sealed record ReviewRequest
{
    public string Title { get; init; } = "";
    public PartyKind CounterpartyKind { get; init; } = PartyKind.LegalPerson;
    public string Counterparty { get; init; } = "";
    public long? AmountInFen { get; init; }
    public bool HasNoAmount { get; init; }
    public IReadOnlyList<int> Types { get; init; } = [];
    public bool DisposesOfStateAsset { get; init; }
    public bool IsTalentHousing { get; init; }
    public Backing Backing { get; init; }

    /// <summary>The contract that this one supplements, changes or ends.</summary>
    public Guid? Parent { get; init; }
    public Guid? Project { get; init; }
    public ReviewerKind By { get; init; }

    /// <summary>拟签订的合同文本, already in the file store.</summary>
    public StoredFile? Draft { get; init; }

    /// <summary>Number of the model text that it was written from; empty for a text of one's own.</summary>
    public string ModelText { get; init; } = "";
    public IReadOnlyList<MaterialDraft> Materials { get; init; } = [];
    public IReadOnlyList<ReviewProcedure> Procedures { get; init; } = [];
}

/// <summary>What the text itself said when it was handed in.</summary>
internal sealed record DraftRead(string Digest, bool IsModelText, int Questions)
{
    /// <summary>Of a model text: agreements were added to it.</summary>
    public bool HasAdditions { get; init; }
}

/// <summary>What only the office knows when a review is requested.</summary>
internal sealed record ReviewReception(Guid Id, string Number, Signer Signer, string Region, Guid By, DateOnly Today, DateOnly? DueOn, IReadOnlyList<Citation> KeyReasons, DraftRead Draft, bool GoesOn = false);

/// <summary>What a request must bring with it: all that is missing at once.</summary>
internal static class ReviewRequestRules
{
    public const int Materials = 6, Asked = 5, Background = 2, OnDemand = 6, MostProcedures = 10;

    public static readonly IReadOnlyList<string> MaterialNames = ["拟签订的全部合同文本", "与合同有关的背景情况说明", "前期准备资料，包括对方的资信证明", "谈判备忘录等磋商资料", "订立的依据、批准文件", "审查人要求补充的材料"];

    public static IEnumerable<Finding> Check(ReviewRequest asked, Signer signer) => [.. Basics(asked), .. Reviewer(asked.By, signer), .. Brought(asked), .. Procedures(asked.Procedures)];

    private static IEnumerable<Finding> Basics(ReviewRequest asked)
    {
        if (asked.Title.Trim().Length is 0 or > 200) yield return Finding.Block("review.title", "请填合同名称，不超过 200 字。", Citation.Of(Law.LuohuContracts, 27), "title", "照草稿的名称填写。");
        if (asked.Counterparty.Trim().Length is 0 or > 100) yield return Finding.Block("review.counterparty", "请填对方当事人的名称，不超过 100 字。", ReviewPlaces.Question(2), "counterparty", "照证照填写；有几个的，填主要的一个。");
        if (asked.HasNoAmount == asked.AmountInFen is not null) yield return Finding.Block("review.amount", "请填标的金额；没有金额的，选“无标的金额”，两者只选一个。", KeySupervision.Amount, "amount", "金额例如 1200000.00。");
        if (asked.Types.Count == 0 || asked.Types.Any(t => t is < 1 or > EntryRules.Types)) yield return Finding.Block("review.types", "请至少选一种合同情形。", Citation.Of(Law.LuohuContracts, 5, 2), "types", "十种情形有交叉，可以多选。");
        if (asked.ModelText.Trim().Length > 60) yield return Finding.Block("review.model", "示范文本编号不超过 60 字。", ReviewPlaces.Simplified, "model", "照示范文本首页填写。");
    }

    /// <summary>Where there is a legal section it reviews; otherwise whoever the department has.</summary>
    [Article(Law.LuohuContracts, 15), Requirement("LH-HT-015a"), Requirement("LH-HT-015b")]
    public static IEnumerable<Finding> Reviewer(ReviewerKind by, Signer signer)
    {
        if (signer.Reviewers.Count == 0)
            yield return Finding.Block("review.no-reviewer", "本单位还没有配置内部审查人员或者机构，不能提交审查。", ReviewPlaces.Mechanism, "by", "请报领导小组办公室，在名录里登记法制科室、有法律背景的人员或者聘请的律师事务所。");
        else if (!signer.Reviewers.Contains(by))
            yield return Finding.Block("review.wrong-reviewer", signer.HasLegalSection ? "本单位设有法制科室，由法制科室审查。" : $"本单位没有配置{ReviewWords.Of(by)}。", ReviewPlaces.Reviewers, "by", $"请选{string.Join("或者", signer.Reviewers.Select(ReviewWords.Of))}。");
    }

    [Article(Law.LuohuContracts, 22), Article(Law.LuohuContracts, 43), Requirement("LH-HT-022"), Requirement("LH-HT-043")]
    private static IEnumerable<Finding> Brought(ReviewRequest asked)
    {
        if (asked.Draft is null) yield return Finding.Block("review.no-text", "还没有交拟签订的合同文本。", ReviewPlaces.Material(1), "draft", "政府合同用书面形式：请交 .docx、带文字的 .pdf 或者 .txt。");
        foreach (var item in Enumerable.Range(Background, Asked - 1))
        {
            var given = asked.Materials.Where(m => m.Item == item).Select(m => m.Kept()).ToArray();
            if (given.Any(m => m.Text.Length > 2000)) yield return Finding.Block("review.material-long", $"“{MaterialNames[item - 1]}”的说明不超过 2000 字。", ReviewPlaces.Material(item), $"material-{item}", "请精简，详细内容用文件交。");
            if (item == Background && given.Any(m => m.IsNone)) yield return Finding.Block("review.background", "背景情况必须说明，不能选“没有”。", ReviewPlaces.Material(item), $"material-{item}", "写明为什么订这份合同。");
            else if (!given.Any(m => m.IsGiven)) yield return Finding.Block("review.material", $"缺第{item}项材料：{MaterialNames[item - 1]}。", ReviewPlaces.Material(item), $"material-{item}",
                item == Background ? "请写明为什么订这份合同，或者交文件。" : "请交文件或者说明；确实没有的，选“没有”并写明为什么。");
        }
    }

    [Article(Law.LuohuContracts, 47), Requirement("LH-HT-047")]
    private static IEnumerable<Finding> Procedures(IReadOnlyList<ReviewProcedure> procedures)
    {
        if (procedures.Count > MostProcedures || procedures.Any(p => p.What.Trim().Length is 0 or > 100 || p.Document.Length > 100))
            yield return Finding.Block("review.procedures", "请写明需要什么评估、审批，每件不超过 100 字，最多 10 件。", ReviewPlaces.Procedures, "procedures", "例如：资产评估、社会稳定风险评估、国有资产处置审批。");
    }
}
