using Yiwang.Kernel;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Public;

/// <summary>A clean-up of normative documents began.</summary>
public sealed record CleanUpStarted(string Subject, string Title, int Documents) : Fact(Subject)
{
    public override string Sentence => $"开始清理“{Title}”，列入 {Documents} 件";
}

/// <summary>A document was taken into the clean-up by hand.</summary>
public sealed record DocumentAddedToCleanUp(string Subject, string Law, string Why) : Fact(Subject)
{
    public override string Sentence => $"人工列入{Citation.Of(Law, 0).Number}：{Why}";
}

/// <summary>A department said what it thinks.</summary>
public sealed record ConclusionsProposed(string Subject, string Institution, int Documents) : Fact(Subject)
{
    public override string Sentence => Documents == 0 ? "报清理意见：没有意见" : $"报清理意见 {Documents} 件";
}

/// <summary>A conclusion was reached about one document. Its state changes when the result is published.</summary>
public sealed record DocumentConcluded(string Subject, string Law, string Conclusion, string Reason) : Fact(Subject)
{
    public override string Sentence => $"{Citation.Of(Law, 0).Number}的结论：" + Conclusion switch
    {
        "Repeal" => "废止",
        "Lapse" => "宣布失效",
        "Amend" => "修订",
        _ => "继续有效",
    };
}

/// <summary>The result was published; the states changed with it.</summary>
public sealed record CleanUpPublished(string Subject, string Number, DateOnly On, int Repealed, int Lapsed, int Amended, int Kept) : Fact(Subject)
{
    public override string Sentence => $"以{Number}（{ValidityRule.Day(On)}）公布清理结果：废止 {Repealed} 件，宣布失效 {Lapsed} 件，修订 {Amended} 件，继续有效 {Kept} 件";
}

/// <summary>A department has read the result.</summary>
public sealed record CleanUpReceived(string Subject, string Institution) : Fact(Subject)
{
    public override string Sentence => "签收清理结果";
}
