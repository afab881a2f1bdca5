using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>Public money is to be paid; the approvals begin.</summary>
public sealed record PaymentOrdered(string Subject, string Number, long AmountInFen, string What) : Fact(Subject)
{
    public override string Sentence => $"付款单 {Number}：{What}，{AmountInFen / 100m:#,##0.00} 元，送核准";
}

public sealed record PaymentApproved(string Subject, string Step, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"{Step}：同意";
    public override Citation? Under => Article;
}

public sealed record PaymentRefused(string Subject, string Step, string Reason, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"{Step}：退回，{Reason}";
    public override Citation? Under => Article;
}

public sealed record PaymentMade(string Subject, long AmountInFen, DateOnly On, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"已于{On.ToChinese()}付款 {AmountInFen / 100m:#,##0.00} 元";
    public override Citation? Under => Article;
}
