using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Procedures.Public;

public enum NoticeKind
{
    /// <summary>受理通知书.</summary>
    Receipt,

    /// <summary>一次性补正告知书.</summary>
    Supplement,

    /// <summary>通过通知书.</summary>
    Approval,

    /// <summary>不予通过告知书.</summary>
    Refusal,

    /// <summary>申诉答复书.</summary>
    AppealReply,

    /// <summary>转介单.</summary>
    TransferSlip,
}

/// <summary>A statement of a notice and the article that it follows from.</summary>
public sealed record NoticeReason(string Text, Citation? Under, string Remedy = "");

/// <summary>What a notice says, composed from facts; the page and the PDF only set it.</summary>
/// <param name="Addressee">To whom, as on the envelope.</param>
/// <param name="Facts">What was applied for and found, one sentence a paragraph.</param>
/// <param name="Reasons">What is decided or demanded, each with its article.</param>
/// <param name="Next">What happens now, or what the addressee should do, with the date.</param>
/// <param name="Remedy">Where to object; must be there when something is refused.</param>
/// <param name="RemedyPeriod">Until when; where the regulation sets no limit, it says so.</param>
/// <param name="RemedyUnder">The article that gives the remedy.</param>
/// <param name="Arithmetic">The clock's sum in words.</param>
public sealed record NoticeContent(
    string Title, string Addressee, IReadOnlyList<string> Facts, IReadOnlyList<NoticeReason> Reasons, IReadOnlyList<string> Next,
    string Remedy, string RemedyPeriod, Citation? RemedyUnder, string Arithmetic);

/// <summary>A letter to the applicant. Issued in the transaction of the act that it tells; the act without it would not be complete.</summary>
public sealed class Notice : Aggregate
{
    private Notice() { }

    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }

    /// <summary>The case number, a dash and a running number.</summary>
    public string Number { get; private init; } = "";

    public NoticeKind Kind { get; private init; }
    public DateOnly IssuedOn { get; private init; }

    /// <summary>Code of the institution that issues it.</summary>
    public string Institution { get; private init; } = "";

    public Guid Addressee { get; private init; }
    public NoticeContent Content { get; private init; } = null!;

    /// <summary>When the addressee first opened it; null until then.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Issues a notice, unless it would be a bare refusal: without facts, article, remedy and remedy period it can't be issued.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1), Requirement("SW-KF-010i")]
    internal static (Notice? Notice, Outcome Outcome) Issue(Case about, NoticeKind kind, NoticeContent content, Citation under, CityDirectory city, DateOnly today)
    {
        var outcome = Outcome.From(WhyNotIssue(kind, content, under));
        if (!outcome.IsDone) return (null, outcome);

        var issued = new Notice
        {
            Id = Guid.CreateVersion7(), CaseId = about.Id, Number = $"{about.Number}-{about.CountNotice()}", Kind = kind, IssuedOn = today,
            // An answer may hand the case back in the same act; the letter is still that of the body that answered.
            Institution = kind is NoticeKind.AppealReply ? about.Superior : about.Holder, Addressee = about.Applicant, Content = content,
        };
        issued.Record(new NoticeIssued(about.Subject, issued.Id, about.Id, content.Title, issued.Number, city.GetInstitution(issued.Institution).Name, content.Reasons is [{ } first, ..] ? first.Under : null));
        return (issued, Outcome.Done);
    }

    /// <summary>The addressee opened it: that is when it was served on screen.</summary>
    internal void Open(DateTimeOffset at)
    {
        if (OpenedAt is not null) return;
        OpenedAt = at;
        Record(new NoticeOpened(Case.SubjectOf(CaseId), Id, Content.Title));
    }

    private static IEnumerable<Finding> WhyNotIssue(NoticeKind kind, NoticeContent content, Citation under)
    {
        if (content.Facts.Count == 0) yield return Bare("没有写明事实", under);
        if (kind is NoticeKind.Receipt) yield break;
        if (content.Reasons.Count == 0) yield return Bare("没有写明理由", under);
        if (content.Reasons.Any(r => r.Under is null)) yield return Bare("有一条理由没有引用条款", under);
        if (kind is not NoticeKind.Refusal) yield break;
        if (content.Remedy.Length == 0 || content.RemedyUnder is null) yield return Bare("没有写明救济途径及其依据", under);
        if (content.RemedyPeriod.Length == 0) yield return Bare("没有写明救济期限", under);
    }

    private static Finding Bare(string what, Citation under) =>
        Finding.Block("notice.bare", $"{what}，不能发出。", under, "reason", "请补全后再决定。");
}

/// <summary>Issues notices in the caller's transaction and tells the addressee.</summary>
public interface INotices
{
    Task<Outcome> Issue(Case about, NoticeKind kind, NoticeContent content, CancellationToken ct);
}

public sealed record NoticeIssued(string Subject, Guid NoticeId, Guid CaseId, string Title, string Number, string Issuer, Citation? Article) : Fact(Subject)
{
    public override string Sentence => $"发出{Title}（{Number}）";
    public override string? InTheNameOf => Issuer;
    public override Citation? Under => Article;
}

public sealed record NoticeOpened(string Subject, Guid NoticeId, string Title) : Fact(Subject)
{
    public override string Sentence => $"收件人打开了{Title}";
}
