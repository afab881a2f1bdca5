using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>One child's service relation with one institution, from the choice to the end. What it records stands in the case's own chain, so that a family reads one story.</summary>
internal sealed partial class Care : Aggregate
{
    private Care() { }

    public Guid Id { get; private init; }

    /// <summary>The rehabilitation record, and the case: they have one id.</summary>
    public Guid RecordId { get; private init; }

    public Guid GrantId { get; private init; }

    /// <summary>The account that applied; who is told and who chooses.</summary>
    public Guid Guardian { get; private init; }

    public string ChildIndex { get; private init; } = "";

    /// <summary>Of the application: the county whose federation answers for the child, wherever it is trained.</summary>
    public string Region { get; private init; } = "";

    public string Institution { get; private init; } = "";

    /// <summary>The row of article 8 that months here stand under: the mode that was granted, at this institution's kind.</summary>
    public string Row { get; private init; } = "";

    /// <summary>康复档案号; null until the institution has confirmed.</summary>
    public string? FileNumber { get; private set; }

    public CareState State { get; private set; }
    public DateOnly ChosenOn { get; private init; }
    public DateOnly? RegisteredOn { get; private set; }
    public DateOnly? AgreementFiledOn { get; private set; }

    /// <summary>The first day of training, also at the institution before; the year of 第十条（三）3 counts from it.</summary>
    public DateOnly? ServedFrom { get; private set; }

    /// <summary>From this day on the child is over age by article 5; known from the birth date, so that nobody has to look it up.</summary>
    public DateOnly OverAgeOn { get; private init; }

    /// <summary>The institution is designated no more from this day on; null where it is.</summary>
    public DateOnly? WithdrawnFrom { get; private set; }

    public DateOnly? EndedOn { get; private set; }
    public EndReason? Ending { get; private set; }

    /// <summary>The county has done 对象调整.</summary>
    public DateOnly? AdjustedOn { get; private set; }

    /// <summary>Transfer, agreement and report of the end, with the names that they carry.</summary>
    public CarePapers Papers { get; private set; } = new();

    public int Revision { get; private set; }

    public string Subject => Case.SubjectOf(RecordId);

    /// <summary>The child is on this institution's books.</summary>
    public bool IsInCare => State is CareState.Registered or CareState.InService;

    /// <summary>Still leads to something, so that a second choice for the same grant would be one too many.</summary>
    public bool IsOpen => State is CareState.Chosen or CareState.AwaitingTransfer or CareState.Registered or CareState.InService;

    public TrainingMode Mode => ModeOf(Row);

    public static TrainingMode ModeOf(string row) => row switch
    {
        Rows.FullTimePublic or Rows.FullTimePrivate => TrainingMode.FullTime,
        Rows.PartTimePublic or Rows.PartTimePrivate => TrainingMode.PartTime,
        _ => TrainingMode.LowVision,
    };

    private Outcome Change(CareState state, Fact fact)
    {
        State = state;
        return Change(fact);
    }

    private Outcome Change(Fact fact)
    {
        Revision++;
        Record(fact);
        return Outcome.Done;
    }
}

internal enum CareState
{
    /// <summary>待注册登记.</summary>
    Chosen,

    /// <summary>转介中: nobody may register the child yet.</summary>
    AwaitingTransfer,

    /// <summary>已注册, no training yet.</summary>
    Registered,

    /// <summary>在训.</summary>
    InService,

    /// <summary>待转机构: the institution has lost its designation, and the guardian has not yet found another.</summary>
    ToMove,

    /// <summary>已转到另一家机构.</summary>
    Moved,

    /// <summary>The choice came to nothing: taken back, declined, or the transfer refused.</summary>
    Dropped,

    /// <summary>已终止.</summary>
    Ended,
}

/// <summary>第十条（三）3 knows these three and no other.</summary>
internal enum EndReason { NoEffect, OverAge, GivenUp }

/// <summary>What one institution records of one child for one month. Settled at most once.</summary>
internal sealed class ServiceMonth
{
    private ServiceMonth() { }

    public Guid Id { get; private init; }
    public Guid CareId { get; private init; }
    public string Institution { get; private init; } = "";

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private init; }

    public TrainingMode Mode { get; private init; }
    public TrainingRecord Record { get; private set; } = null!;
    public IReadOnlyList<Guid> Professionals { get; private set; } = [];

    /// <summary>What the institution asks for the month.</summary>
    public long ChargedInFen { get; private set; }

    public DateOnly RecordedOn { get; private set; }

    /// <summary>The settlement that took the month up; null while none has.</summary>
    public Guid? SettlementId { get; private set; }

    public static ServiceMonth Of(Care care, TrainingRecord record, IReadOnlyList<Guid> professionals, long chargedInFen, DateOnly today) => new()
    {
        Id = Guid.CreateVersion7(), CareId = care.Id, Institution = care.Institution, Month = record.Month, Mode = care.Mode,
        Record = record, Professionals = professionals, ChargedInFen = chargedInFen, RecordedOn = today,
    };

    /// <summary>Corrects what was recorded. Whoever asks has made sure that it isn't settled.</summary>
    public void Correct(TrainingRecord record, IReadOnlyList<Guid> professionals, long chargedInFen, DateOnly today) =>
        (Record, Professionals, ChargedInFen, RecordedOn) = (record, professionals, chargedInFen, today);

    /// <summary>Taken up by a settlement, or let go by one that came to nothing.</summary>
    public void BeSettledBy(Guid? settlement) => SettlementId = settlement;
}
