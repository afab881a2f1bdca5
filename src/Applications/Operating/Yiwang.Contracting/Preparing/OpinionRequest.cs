using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Preparing;

/// <summary>征求意见件: one question to one other department. Has a row of its own, because that department sees it and nothing else of the project.</summary>
internal sealed class OpinionRequest : Aggregate
{
    private OpinionRequest() { }

    public Guid Id { get; private init; }
    public Guid ProjectId { get; private init; }

    /// <summary>Who asks.</summary>
    public string Asker { get; private init; } = "";
    public string ProjectName { get; private init; } = "";

    /// <summary>Who is asked, and the post whose turn it is there.</summary>
    public string Institution { get; private init; } = "";
    public string Post { get; private init; } = "";
    public string Question { get; private init; } = "";
    public DateOnly AskedOn { get; private init; }
    public DateOnly DueOn { get; private init; }
    public string Answer { get; private set; } = "";
    public DateOnly? AnsweredOn { get; private set; }
    public string AnsweredBy { get; private set; } = "";
    public int Revision { get; private set; }

    public string Href => $"/staff/contracts/opinions/{Id}";

    [Article(Law.LuohuContracts, 21), Requirement("LH-HT-021")]
    public static (OpinionRequest? Request, Outcome Outcome) Ask(Guid id, ContractProject project, (string Institution, string Post)? asked, string question, DateOnly? due, DateOnly today)
    {
        var findings = new List<Finding>();
        if (asked is not { } to || to.Institution == project.Institution) findings.Add(Finding.Block("opinion.institution", "请选要征求意见的其他部门。", Places.Opinions, "institution", "从列出的部门中选。"));
        if (question.Trim().Length is 0 or > 2000) findings.Add(Finding.Block("opinion.question", "请写征求什么意见，不超过 2000 字。", Places.Opinions, "question", "写清合同内容里涉及对方职能的部分；不写与对方无关的商业秘密。"));
        if (due is not { } on || on < today || on > today.AddYears(1)) findings.Add(Finding.Block("opinion.due", "请填希望哪天以前答复，不早于今天。", Places.Opinions, "due", "例如一周以后。"));
        if (findings.Count > 0) return (null, Outcome.From(findings));
        var request = new OpinionRequest { Id = id, ProjectId = project.Id, Asker = project.Institution, ProjectName = project.Name, Institution = asked!.Value.Institution, Post = asked.Value.Post, Question = question.Trim(), AskedOn = today, DueOn = due!.Value };
        request.Record(new ProjectOpinionAsked(project.Id, request.Institution));
        return (request, Outcome.Done);
    }

    [Article(Law.LuohuContracts, 21), Requirement("LH-HT-021")]
    public Outcome Reply(string answer, string post, DateOnly today)
    {
        if (AnsweredOn is not null) return Outcome.Refused("opinion.answered", "已经答复过了。", Places.Opinions, "answer", "请刷新页面；要补充的，请联系征求意见的部门再发一件。");
        if (answer.Trim().Length is 0 or > 2000) return Outcome.Refused("opinion.answer", "请写意见，不超过 2000 字；没有意见的写“没有意见”。", Places.Opinions, "answer", "写清同意什么、要改什么。");
        (Answer, AnsweredOn, AnsweredBy, Revision) = (answer.Trim(), today, post, Revision + 1);
        Record(new ProjectOpinionAnswered(ProjectId, Institution));
        return Outcome.Done;
    }
}
