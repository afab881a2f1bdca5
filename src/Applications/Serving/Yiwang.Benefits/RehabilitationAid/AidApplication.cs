using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>An application for rehabilitation aid: filled in bit by bit, then handed in once. From then on the case of the same id leads.</summary>
internal sealed class AidApplication : Aggregate
{
    /// <summary>So many files at the most; each of at most 20 MB.</summary>
    public const int MostMaterials = 30;

    private AidApplication() { }

    public Guid Id { get; private init; }

    /// <summary>The account that applies.</summary>
    public Guid Applicant { get; private init; }

    public DateOnly StartedOn { get; private init; }

    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>Keyed index of the child's citizen number; finds the same child without showing the number. Empty until it is given.</summary>
    public string ChildIndex { get; private set; } = "";

    public AidAnswers Answers { get; private set; } = new();

    public int Revision { get; private set; }

    public bool IsDraft => SubmittedOn is null;

    public string Subject => Case.SubjectOf(Id);

    public static AidApplication Start(Guid id, Guid applicant, DateOnly today) => new() { Id = id, Applicant = applicant, StartedOn = today };

    /// <summary>Keeps what was answered. Half-filled is allowed until it is handed in; then nothing changes any more but by supplement.</summary>
    public Outcome Answer(Func<AidAnswers, AidAnswers> change, string? childIndex = null)
    {
        if (!IsDraft) return Outcome.Refused("aid.submitted", "申请已经提交，内容不能再改。", remedy: "内容有误的，可以撤回后重新申请，或联系受理单位。");

        Answers = change(Answers);
        ChildIndex = childIndex ?? ChildIndex;
        Revision++;
        return Outcome.Done;
    }

    /// <summary>Hands in a file: while drafting, or when the notice asks for it.</summary>
    /// <param name="material">What it is.</param>
    /// <param name="asked">Whether the case waits for exactly this.</param>
    public Outcome HandIn(HandedIn material, bool asked)
    {
        if (!IsDraft && !asked) return Outcome.Refused("aid.not-asked", "现在没有请您补这一件。", Articles.WhereToApply, "file", "如有新的材料，请联系受理单位。");
        if (Answers.Materials.Count >= MostMaterials) return Outcome.Refused("aid.too-many-files", $"最多上传 {MostMaterials} 个文件。", where: "file", remedy: "请删去不用的，或合并成一个 PDF。");

        Answers = Answers with { Materials = [.. Answers.Materials.Where(m => m.Hash != material.Hash || m.Material != material.Material), material] };
        Revision++;
        return Outcome.Done;
    }

    public Outcome TakeBack(string hash) => Answer(a => a with { Materials = [.. a.Materials.Where(m => m.Hash != hash)] });

    public void Submit(DateOnly today)
    {
        SubmittedOn = today;
        Revision++;
    }

    /// <summary>How often the family had to come in person.</summary>
    public int Visits => Answers.Review.CameOn is null ? 0 : 1;

    /// <summary>The reviewer saw originals. For that a family comes once: what is left is checked without them.</summary>
    /// <param name="atWindow">The family brought them; otherwise an electronic certificate stands in.</param>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2), Article(Law.ShanweiRehabilitationAid, 26), Requirement("SW-KF-026a")]
    public Outcome SeeOriginals(IReadOnlyList<string> materials, bool atWindow, DateOnly today)
    {
        var isNew = materials.Except(Answers.Review.OriginalsSeen).Any(); // seen before, it needs nobody to come
        if (atWindow && isNew && Answers.Review.CameOn is { } came && came != today)
            return Outcome.Refused("aid.second-visit", $"监护人已于 {came.ToChinese()}到过窗口，不能再请来第二次。", Articles.OneVisit, "originals", "请用电子证照核验，或向登记部门核实。");
        var unknown = materials.Where(m => Answers.Materials.All(h => h.Material != m)).ToArray();
        if (unknown.Length > 0) return Outcome.Refused("aid.no-such-material", "所选的材料还没有提交。", Articles.WhereToApply, "originals", "请刷新页面后重选。");

        Review(r => r with { OriginalsSeen = [.. r.OriginalsSeen.Union(materials)], CameOn = atWindow && isNew ? r.CameOn ?? today : r.CameOn });
        Record(new OriginalsSeen(Subject, Id, materials));
        return Outcome.Done;
    }

    /// <summary>第五条第2项: only a person judges whether rehabilitation can help, and says on what ground.</summary>
    [Article(Law.ShanweiRehabilitationAid, 5, Item = 2), Requirement("SW-KF-005e")]
    public Outcome JudgeIndication(Indication judgement, DateOnly today)
    {
        var findings = new List<Finding>();
        if (judgement.AssessedBy.Trim().Length is 0 or > 100) findings.Add(Finding.Block("aid.indication.by", "请写明评估机构（100 字以内）。", Articles.Indication, "assessedBy", "写评估报告上的机构名称。"));
        if (judgement.AssessedOn > today) findings.Add(Finding.Block("aid.indication.on", "评估日期在今天之后。", Articles.Indication, "assessedOn", "请核对评估报告上的日期。"));
        if (findings.Count > 0) return Outcome.From(findings);

        Review(r => r with { Indication = judgement });
        Record(new IndicationJudged(Subject, Id, judgement.IsIndicated));
        return Outcome.Done;
    }

    /// <summary>第八条（三）3: an exception was asked for, and the head has not decided.</summary>
    public bool AwaitsException => Answers.Services?.ExceptionReason.Length > 0 && Answers.Review.Exception is null;

    public Outcome ExplainDuplicate(string reason) => reason.Length is 0 or > 500 || Answers.Services is null
        ? Outcome.Refused("aid.exception.reason", "请写明需要再次补助的理由（500 字以内）。", Articles.NoDuplicates, "duplicateReason", "写清楚前一次在哪里、做了什么，这一次为什么还需要。")
        : Answer(a => a with { Services = a.Services! with { ExceptionReason = reason } });

    public Outcome DecideException(bool approves, string reason)
    {
        if (!AwaitsException) return Outcome.Refused("aid.exception.none", "没有等待决定的例外。", Articles.NoDuplicates, remedy: "请刷新页面，看是否已经决定。");
        if (reason.Length is 0 or > 500) return Outcome.Refused("aid.exception.why", "请写明批准或者不批准的理由（500 字以内）。", Articles.NoDuplicates, "exceptionReason", "例如：前一次手术失败，须再次手术。");

        Review(r => r with { Exception = new ExceptionDecision(approves, reason) });
        Record(new ExceptionDecided(Subject, Id, approves));
        return Outcome.Done;
    }

    /// <summary>What the rules leave to a person was looked into.</summary>
    public Outcome Judge(string code, string note)
    {
        if (note.Trim().Length is 0 or > 500) return Outcome.Refused("aid.judge.note", "请写明复核的依据（500 字以内）。", where: "note", remedy: "例如：已电话核实该机构的资质。");

        Review(r => r with { Judged = new Dictionary<string, string>(r.Judged) { [code] = note.Trim() } });
        Record(new FindingJudged(Subject, Id, code));
        return Outcome.Done;
    }

    /// <summary>Somebody opened the child's data; the guardian can see who.</summary>
    public void BeLookedAt(string postName, string what, Citation under) => Record(new ChildDataSeen(Subject, Id, postName, what, under) { Whose = new(Applicant, ChildIndex) });

    /// <summary>What the money is: computed from the table, never typed in.</summary>
    public void BeGranted(long totalInFen, IReadOnlyList<string> arithmetic) => Record(new AidGranted(Subject, Id, totalInFen, arithmetic));

    private void Review(Func<ReviewRecord, ReviewRecord> change)
    {
        Answers = Answers with { Review = change(Answers.Review) };
        Revision++;
    }
}
