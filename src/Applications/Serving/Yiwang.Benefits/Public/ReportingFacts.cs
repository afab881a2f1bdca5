using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>A county sent last year's data and its report on performance to the city's federation.</summary>
public sealed record AnnualReportSubmitted(string Subject, string Region, int Year, DateOnly On, bool IsLate) : Fact(Subject)
{
    public override string Sentence => $"报送了 {Year} 年度救助数据和绩效报告{(IsLate ? "，逾期" : "，按期")}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 3, subItem: 4);
}

/// <summary>What was done and what money was raised and used was told to the public.</summary>
public sealed record FiguresPublished(string Subject, string Region, DateOnly From, DateOnly To) : Fact(Subject)
{
    public override string Sentence => $"公开了 {From:yyyy-MM-dd} 至 {To:yyyy-MM-dd} 的救助实施和资金情况";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 12);
}

/// <summary>Money for the aid of a year was entered: of a level's budget, or given.</summary>
public sealed record BudgetRegistered(string Subject, string Region, int Year, string Source, long AmountInFen, string Basis) : Fact(Subject)
{
    public override string Sentence => $"登记 {Year} 年{Source} {AmountInFen / 100m:0.##} 元（{Basis}）";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 11);
}
