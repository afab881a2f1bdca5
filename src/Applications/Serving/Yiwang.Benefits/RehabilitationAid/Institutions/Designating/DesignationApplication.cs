using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>What an institution says of itself. The organiser isn't asked: the register has it, and no check looks at it (第十三条).</summary>
internal sealed record DesignationForm(FederationLevel? Level, InstitutionKind? Kind, string CreditCode, string RegisteredRegion)
{
    public bool IsLegalPerson { get; init; }
    public IReadOnlyList<Disability> Serves { get; init; } = [];
    public string Capacity { get; init; } = "";
    public bool Volunteers { get; init; }
    public bool TakesResponsibility { get; init; }
    public bool HadSevereAccident { get; init; }
    public DirectClaim? Direct { get; init; }
}

/// <summary>第十七条: on what direct recognition can rest.</summary>
internal enum DirectGround { NationalHearing, NationalHospital, ProvincialGrade }

/// <param name="Document">认定文件, or the document of the grading.</param>
/// <param name="Grade">For a provincial grading.</param>
internal sealed record DirectClaim(DirectGround Ground, string Document, string Grade);

internal enum RecordAnswer { NotAsked, None, Found }

/// <summary>What one source answered, on which day.</summary>
internal sealed record SourceAnswer(string Source, RecordAnswer Answer, DateOnly? AskedOn, IReadOnlyList<string> Entries);

internal sealed record ExpertReview(string Expert, string Field, IReadOnlyDictionary<string, int> Scores, bool IsCapable, string Basis, DateOnly On)
{
    public int Total => Scores.Values.Sum();
}

/// <summary>What one department says. <paramref name="Agrees"/> is null until it does.</summary>
internal sealed record Countersign(Guid Item, Duty Duty, string Institution, string Post, bool? Agrees, string Reason, DateOnly? On);

internal enum DesignationState { Submitted, Reviewing, Countersigning, Qualified, Designated, NotChosen, Refused }

/// <summary>An institution's application to be 定点; without a round, a 非定点 institution's proof of the same requirements (第二十二条).</summary>
internal sealed class DesignationApplication : Aggregate
{
    private DesignationApplication() { }

    public Guid Id { get; private init; }
    public Guid? RoundId { get; private init; }
    public string Institution { get; private init; } = "";

    /// <summary>Of the federation that decides.</summary>
    public string Federation { get; private init; } = "";
    public string Region { get; private init; } = "";
    public DesignationForm Form { get; private init; } = new(null, null, "", "");
    public DateOnly SubmittedOn { get; private init; }
    public DesignationState State { get; private set; }

    /// <summary>Recognised directly instead of reviewed.</summary>
    public bool IsDirect { get; private set; }
    public IReadOnlyList<SourceAnswer> Sources { get; private set; } = [];

    /// <summary>第十六条（二）: one answer for each standard that was looked into.</summary>
    public IReadOnlyList<AdmissionAnswer> Checklist { get; private set; } = [];
    public IReadOnlyList<ExpertReview> Reviews { get; private set; } = [];
    public IReadOnlyList<Countersign> Countersigns { get; private set; } = [];
    public DateOnly? DecidedOn { get; private set; }
    public string Reason { get; private set; } = "";
    public int Revision { get; private set; }

    public string Subject => $"designation/{Id}";

    public bool IsOpen => State is DesignationState.Submitted or DesignationState.Reviewing or DesignationState.Countersigning;

    /// <summary>Mean of the experts' totals; what is ranked by.</summary>
    public decimal Score => Reviews.Count == 0 ? 0 : Math.Round((decimal)Reviews.Average(r => r.Total), 2);

    public static DesignationApplication Submit(Guid id, string institution, DesignationRound? round, (string Code, string Region) federation, DesignationForm form, DateOnly today)
    {
        var submitted = new DesignationApplication
        {
            Id = id, RoundId = round?.Id, Institution = institution, Federation = federation.Code, Region = federation.Region, Form = form, SubmittedOn = today, State = DesignationState.Submitted,
        };
        submitted.Record(new DesignationApplied(submitted.Subject, id, institution, round is not null));
        return submitted;
    }

    public SourceAnswer AnswerOf(string source) => Sources.FirstOrDefault(s => s.Source == source) ?? new(source, RecordAnswer.NotAsked, null, []);

    /// <summary>A source was asked, or could not be; the last answer counts.</summary>
    public Outcome Note(SourceAnswer answer)
    {
        if (!IsOpen && State is not DesignationState.Qualified) return Over();
        Change(() => Sources = [.. Sources.Where(s => s.Source != answer.Source), answer]);
        Record(new RecordSourceAsked(Subject, Id, answer.Source, answer.Answer.ToString()));
        return Outcome.Done;
    }

    /// <summary>Conclusions about standards of admission, before the check is passed; the last of each counts.</summary>
    public Outcome Answer(IReadOnlyList<AdmissionAnswer> answers)
    {
        if (State is not DesignationState.Submitted) return Over();
        Change(() => Checklist = [.. Checklist.Where(c => answers.All(a => a.Item != c.Item)), .. answers]);
        Record(new AdmissionAnswered(Subject, Id, answers.Count(a => a.Meets), answers.Count(a => !a.Meets)));
        return Outcome.Done;
    }

    /// <summary>Past the check: to the experts, or, where it may and the federation wants it, straight to the departments.</summary>
    public Outcome GoOn(bool direct, IReadOnlyList<Countersign> countersigns)
    {
        if (State is not DesignationState.Submitted) return Over();
        IsDirect = direct;
        Change(() => State = RoundId is null ? DesignationState.Qualified : direct ? DesignationState.Countersigning : DesignationState.Reviewing);
        if (direct) Countersigns = countersigns;
        Record(new DesignationChecked(Subject, Id, direct));
        return Outcome.Done;
    }

    public Outcome Review(ExpertReview review)
    {
        if (State is not DesignationState.Reviewing) return Over();
        if (Reviews.Any(r => r.Expert == review.Expert)) return Outcome.Refused("designation.expert-twice", "这位专家已经打过分。", Citation.Of(Law.ShanweiRehabilitationAid, 15), "expert", "每位专家只登记一次。");
        Change(() => Reviews = [.. Reviews, review]);
        Record(new DesignationReviewed(Subject, Id, review.Total));
        return Outcome.Done;
    }

    public Outcome SendToDepartments(IReadOnlyList<Countersign> countersigns)
    {
        if (State is not DesignationState.Reviewing) return Over();
        if (Reviews.Count == 0) return Outcome.Refused("designation.no-review", "没有专家评审记录，不能送会签。", Citation.Of(Law.ShanweiRehabilitationAid, 15), remedy: "请先登记专家评审打分。");
        Change(() => (State, Countersigns) = (DesignationState.Countersigning, countersigns));
        return Outcome.Done;
    }

    public Outcome Sign(string institution, string post, bool agrees, string reason, DateOnly today)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 15);
        if (State is not DesignationState.Countersigning) return Over();
        if (Countersigns.FirstOrDefault(c => c.Institution == institution && c.Post == post) is not { } mine)
            return Outcome.Refused("designation.not-yours", "这件申请不由您的单位会签。", place, remedy: "会签由同级教育、民政、卫生健康、人力资源社会保障、市场监管部门办理。");
        if (mine.Agrees is not null) return Outcome.Refused("designation.signed", "您的单位已经会签。", place, remedy: "请刷新页面。");
        if (!agrees && reason.Length == 0) return Outcome.Refused("designation.sign-reason", "不同意的，请写明理由。", place, "reason", "写给申请机构看。");

        Change(() => Countersigns = [.. Countersigns.Select(c => c == mine ? c with { Agrees = agrees, Reason = reason, On = today } : c)]);
        Record(new DesignationCountersigned(Subject, Id, mine.Duty.ToString(), agrees));
        return Outcome.Done;
    }

    /// <summary>Ends it, with the reason that the institution reads.</summary>
    public void Decide(DesignationState state, string reason, DateOnly today)
    {
        Change(() => (State, Reason, DecidedOn) = (state, reason, today));
        Record(new DesignationDecided(Subject, Id, Institution, state is DesignationState.Designated, reason));
    }

    private void Change(Action change)
    {
        change();
        Revision++;
    }

    private static Outcome Over() => Outcome.Refused("designation.state", "这件申请已不在这一步。", Citation.Of(Law.ShanweiRehabilitationAid, 15), remedy: "请刷新页面，看现在办到哪里。");
}
