using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>A department began to draft a normative document.</summary>
public sealed record DraftBegun(string Subject, string Title, string Department) : Fact(Subject)
{
    public override string Sentence => $"{Department}开始起草《{Title}》";
}

public sealed record DraftHandedIn(string Subject, string Title) : Fact(Subject)
{
    public override string Sentence => $"《{Title}》送合法性审查";
    public override Citation Under => Citation.Of(Law.LuodingWorkRules, 21, 4);
}

public sealed record DraftReviewed(string Subject, string Title, bool Passed) : Fact(Subject)
{
    public override string Sentence => $"《{Title}》合法性审查{(Passed ? "通过" : "不通过，退回起草部门")}";
    public override Citation Under => Citation.Of(Law.LuodingWorkRules, 21, 3);
}

public sealed record DraftPutOnAgenda(string Subject, string Title, string Meeting) : Fact(Subject)
{
    public override string Sentence => $"《{Title}》列入{Meeting}议题";
    public override Citation Under => Citation.Of(Law.LuodingWorkRules, 19, 2);
}

public sealed record DraftApproved(string Subject, string Title, string Number) : Fact(Subject)
{
    public override string Sentence => $"市政府批准《{Title}》，{Number}";
    public override Citation Under => Citation.Of(Law.LuodingWorkRules, 21, 2);
}

public sealed record DraftPublished(string Subject, string Title, string Law, string Number, string GazetteIssue) : Fact(Subject)
{
    public override string Sentence => $"《{Title}》（{Number}）在{GazetteIssue}统一发布";
    public override Citation Under => Citation.Of(Kernel.Law.LuodingWorkRules, 21, 4);
}

public sealed record CorrectionOrdered(string Subject, string Title, string Number, DateOnly Until) : Fact(Subject)
{
    public override string Sentence => $"责令纠正《{Title}》，{Number}，期限{Until:yyyy-MM-dd}";
    public override Citation Under => Citation.Of(Law.LuodingWorkRules, 21, 4);
}

public sealed record CorrectionAnswered(string Subject, string Title, string Number) : Fact(Subject)
{
    public override string Sentence => $"制定部门回复{Number}：《{Title}》的纠正情况";
    public override Citation Under => Citation.Of(Law.LuodingWorkRules, 21, 4);
}

public sealed record DocumentRevoked(string Subject, string Title, string Number) : Fact(Subject)
{
    public override string Sentence => $"市政府撤销《{Title}》，{Number}";
    public override Citation Under => Citation.Of(Law.LuodingWorkRules, 21, 4);
}
