using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Granting;

/// <summary>Aid granted for one service; what every county looks at before it grants again.</summary>
internal sealed class AidGrant
{
    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }
    public string CaseNumber { get; private init; } = "";
    public string ChildIndex { get; private init; } = "";
    public string Region { get; private init; } = "";

    /// <summary>The row of article 8.</summary>
    public string Row { get; private init; } = "";

    public DateOnly GrantedOn { get; private init; }
    public long AmountInFen { get; private set; }
    public string Condition { get; private init; } = "";
    public IReadOnlyList<DateOnly> Months { get; private set; } = [];

    public static AidGrant Of(AidApplication application, Case decided, ServiceAssessment service, long amountInFen, string row, string condition, DateOnly on) => new()
    {
        Id = Guid.CreateVersion7(), CaseId = decided.Id, CaseNumber = decided.Number, ChildIndex = application.ChildIndex, Region = decided.Region,
        Row = row, GrantedOn = on, AmountInFen = amountInFen, Condition = condition, Months = service.PaidMonths,
    };

    /// <summary>
    /// The care has ended: months after its last are free again for another grant, and so is their money. Months granted at one rate are exact;
    /// where a rate changed in between, the free share is that of their number.
    /// </summary>
    public (int Months, long AmountInFen) ReleaseAfter(DateOnly lastDay)
    {
        var kept = Months.Where(m => m <= lastDay).ToArray();
        var (count, share) = (Months.Count - kept.Length, Months.Count == 0 ? 0 : AmountInFen - AmountInFen * kept.Length / Months.Count);
        if (count > 0) (Months, AmountInFen) = (kept, AmountInFen - share);
        return (count, count > 0 ? share : 0);
    }

    public PriorAid AsPrior() => new(Region, Row, GrantedOn) { CaseNumber = CaseNumber, Months = Months, Condition = Condition };
}

/// <summary>A child has one open application in the whole city; the table's key sees to it, also between two counties in one moment.</summary>
internal sealed class OpenChild
{
    public required string ChildIndex { get; init; }
    public required Guid CaseId { get; init; }
    public required string Region { get; init; }
}

/// <summary>精准康复服务档案: opened by an approval; without it no service can be entered or settled.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1), Requirement("SW-KF-010h")]
internal sealed class RehabilitationRecord : Aggregate
{
    private RehabilitationRecord() { }

    public Guid Id { get; private init; }
    public string ChildIndex { get; private init; } = "";
    public string Region { get; private init; } = "";
    public RehabilitationState State { get; private set; }

    /// <summary>优先: set only when all bodies have agreed.</summary>
    public bool HasPriority { get; private set; }

    public DateOnly OpenedOn { get; private init; }

    public static RehabilitationRecord Open(AidApplication application, Case decided, DateOnly on)
    {
        var opened = new RehabilitationRecord { Id = decided.Id, ChildIndex = application.ChildIndex, Region = decided.Region, State = RehabilitationState.ChoosingInstitution, OpenedOn = on };
        opened.Record(new RehabilitationRecordOpened(decided.Subject, decided.Id));
        return opened;
    }

    /// <summary>Where the child stands now, as its cares say.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010r")]
    public void Stand(RehabilitationState state) => State = state;

    /// <summary>Puts the child first in the queue, once everybody whom the article names has agreed.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 2), Requirement("SW-KF-010l")]
    public void ComeFirst(ApplicationFacts application, IReadOnlyCollection<string> agreedBy, PriorityRules rules)
    {
        if (!Eligibility.HasPriority(application, agreedBy, rules)) return;
        HasPriority = true;
        Record(new PriorityConfirmed(Case.SubjectOf(Id), Id));
    }
}

internal enum RehabilitationState
{
    /// <summary>待选机构.</summary>
    ChoosingInstitution,

    /// <summary>已安排: every training that was granted has its institution.</summary>
    InCare,

    /// <summary>已终止: the county has done 对象调整.</summary>
    Ended,
}
