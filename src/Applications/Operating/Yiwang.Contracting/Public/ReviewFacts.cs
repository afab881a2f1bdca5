using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>Something that happened in the legality review of a draft.</summary>
public abstract record ReviewFact(Guid Id, int Article, int Paragraph = 0, int Item = 0) : Fact($"contract-review/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, Article, Paragraph, Item);
}

public sealed record ReviewRequested(Guid Id, string Number, string Digest, bool NeedsOffice) : ReviewFact(Id, 43)
{
    public override string Sentence => $"提交合法性审查 {Number}（文本 SM3 {Digest[..8]}…）{(NeedsOffice ? "，内部审查后送法制机构" : "")}";
}

public sealed record ContractDraftHandedIn(Guid Id, int Version, string Digest) : ReviewFact(Id, 41)
{
    public override string Sentence => $"交第 {Version} 稿（文本 SM3 {Digest[..8]}…），重新审查";
}

public sealed record MaterialAsked(Guid Id) : ReviewFact(Id, 43, 1, 6)
{
    public override string Sentence => "通知补充材料";
}

public sealed record MaterialSupplied(Guid Id) : ReviewFact(Id, 43, 1, 6)
{
    public override string Sentence => "补交材料";
}

/// <summary>A written opinion on one version.</summary>
/// <param name="Result">Agree, AgreeAfterChanges or Disagree.</param>
public sealed record OpinionGiven(Guid Id, bool ByLegalOffice, int Version, string Result, string Digest) : ReviewFact(Id, 46, 1)
{
    public override string Sentence => $"对第 {Version} 稿出具{(ByLegalOffice ? "法制机构" : "内部")}审查意见：{Result switch { "Agree" => "同意", "AgreeAfterChanges" => "修改后同意", _ => "不同意" }}";
}

public sealed record ProcedureHeld(Guid Id, string What, string Document) : ReviewFact(Id, 47)
{
    public override string Sentence => $"登记{What}的结果文件：{Document}";
}

public sealed record ReviewUsed(Guid Id, Guid Contract) : ReviewFact(Id, 40, 1)
{
    public override string Sentence => "按这次审查签订的合同已登记";
}

/// <summary>Somebody took a file of it.</summary>
public sealed record ReviewFileRead(Guid Id, string Hash) : ReviewFact(Id, 12)
{
    public override string Sentence => $"下载了一份审查材料（SM3 {Hash[..8]}…）";
}

/// <summary>A region gave 《合法性审查意见表》 another form.</summary>
public sealed record OpinionTemplateReplaced(string Region, int Version) : Fact($"contract-opinion-template/{Region}")
{
    public override string Sentence => $"换了合法性审查意见表的模板（第 {Version} 版）";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 46, 1);
}
