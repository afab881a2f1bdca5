using Yiwang.Kernel;

namespace Yiwang.Procedures.Public;

/// <summary>An application arrived; the lawful clock begins on the next day.</summary>
public sealed record CaseReceived(string Subject, Guid CaseId, string Procedure, string Number, string Institution, DateOnly On, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"收到申请，编号 {Number}";
    public override Citation? Under => Article;
}

/// <summary>The applicant was told, at once, everything that is missing.</summary>
public sealed record SupplementRequested(string Subject, Guid CaseId, int Items, DateOnly AnswerBy, bool StopsClock, string WhyAgain, Citation Article) : Fact(Subject)
{
    public override string Sentence =>
        $"一次性告知需补正的 {Items} 项材料，最晚 {AnswerBy.Month}月{AnswerBy.Day}日补齐{(StopsClock ? "，期间不计时" : "")}{(WhyAgain.Length > 0 ? $"；再次告知的原因：{WhyAgain}" : "")}";
    public override Citation? Under => Article;
}

public sealed record SupplementReceived(string Subject, Guid CaseId, DateOnly On) : Fact(Subject)
{
    public override string Sentence => "收到补正的材料";
}

/// <summary>The applicant did not answer in time; the case goes on with what is there.</summary>
public sealed record SupplementLapsed(string Subject, Guid CaseId, DateOnly On) : Fact(Subject)
{
    public override string Sentence => "逾期没有补正，按现有材料继续审核";
}

public sealed record StepCompleted(string Subject, Guid CaseId, string Stage, string StepName, string Outcome, string OutcomeName, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"{StepName}：{OutcomeName}";
    public override Citation? Under => Article;
}

/// <summary>The case ended with a result.</summary>
public sealed record CaseDecided(string Subject, Guid CaseId, string Procedure, string Result, string ResultName, DateOnly On, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"办结：{ResultName}";
    public override Citation? Under => Article;
}

public sealed record StageEntered(string Subject, Guid CaseId, string Stage, string StageName, string Institution, DateOnly On, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"进入“{StageName}”";
    public override Citation? Under => Article;
}

public sealed record CaseWithdrawn(string Subject, Guid CaseId, string StageName, DateOnly On) : Fact(Subject)
{
    public override string Sentence => $"申请人在“{StageName}”环节撤回";
}

public sealed record CaseEvaluated(string Subject, Guid CaseId, int Stars) : Fact(Subject)
{
    public override string Sentence => $"申请人评价：{Stars} 星";
}
