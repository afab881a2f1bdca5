using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>Something that happened in a dispute about a contract.</summary>
public abstract record DisputeFact(Guid Id, int Article, int Paragraph = 0) : Fact($"contract-dispute/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, Article, Paragraph);
}

public sealed record DisputeOpened(Guid Id, Guid Contract) : DisputeFact(Id, 62, 2)
{
    public override string Sentence => "登记合同争议，指定了负责人";
}

public sealed record DisputeAssessed(Guid Id) : DisputeFact(Id, 62, 1)
{
    public override string Sentence => "查明情况，评估不利后果，制定应对方案";
}

public sealed record DisputeAdvised(Guid Id) : DisputeFact(Id, 62, 2)
{
    public override string Sentence => "登记法律意见";
}

public sealed record EvidenceCollected(Guid Id, string Kind) : DisputeFact(Id, 65, 1)
{
    public override string Sentence => "收集一份证据";
}

public sealed record LimitationCounted(Guid Id, DateOnly EndsOn) : DisputeFact(Id, 65, 2)
{
    public override string Sentence => $"登记诉讼时效届满日 {EndsOn.ToChinese()}";
}

public sealed record DisputeBrought(Guid Id, bool IsLawsuit, bool IsLate) : DisputeFact(Id, 65, 2)
{
    public override string Sentence => $"{(IsLawsuit ? "提起诉讼" : "申请仲裁")}{(IsLate ? "，晚于规定，写了理由" : "")}";
}

public sealed record DefenceLimitSet(Guid Id, string What, DateOnly Until) : DisputeFact(Id, 65, 3)
{
    public override string Sentence => $"登记应诉期限：{What}，{Until.ToChinese()}";
}

public sealed record DefenceSubmitted(Guid Id, string What, bool IsLate) : DisputeFact(Id, 65, 3)
{
    public override string Sentence => $"已提交：{What}{(IsLate ? "，逾期" : "")}";
}

public sealed record DisputeReported(Guid Id) : DisputeFact(Id, 64)
{
    public override string Sentence => "采取防范措施，书面报告政府";
}

public sealed record WaiverAsked(Guid Id, bool ByGovernment) : DisputeFact(Id, 66, 2)
{
    public override string Sentence => $"申请放弃权益，{(ByGovernment ? "报政府批准" : "报主要负责人同意")}";
}

public sealed record WaiverDecided(Guid Id, bool Agreed) : DisputeFact(Id, 66, 2)
{
    public override string Sentence => Agreed ? "同意放弃权益" : "不同意放弃权益";
}

public sealed record DisputeClosed(Guid Id, bool Agreed) : DisputeFact(Id, 63)
{
    public override string Sentence => $"争议结案{(Agreed ? "，签订了书面协议" : "")}";
}
