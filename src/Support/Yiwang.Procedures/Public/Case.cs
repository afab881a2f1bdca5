using Yiwang.Kernel;

namespace Yiwang.Procedures.Public;

/// <summary>One application by one applicant, handled by a procedure, from receipt to result and, where asked for, appeal.</summary>
public sealed partial class Case : Aggregate
{
    private Case() { }

    public Guid Id { get; private init; }

    /// <summary>As on every letter, for example KFJZ-441581-2026-00001.</summary>
    public string Number { get; private init; } = "";

    public string Procedure { get; private init; } = "";

    /// <summary>The version of the rulebook on the day of receipt; the case keeps it.</summary>
    public string RulebookVersion { get; private init; } = "";

    /// <summary>The region whose institution received it (GB/T 2260).</summary>
    public string Region { get; private init; } = "";

    /// <summary>Who received it.</summary>
    public string Institution { get; private init; } = "";

    /// <summary>Who hears appeals against it.</summary>
    public string Superior { get; private init; } = "";

    /// <summary>Who has it now; the last holder once it has ended.</summary>
    public string Holder { get; private set; } = "";

    /// <summary>The account that applied.</summary>
    public Guid Applicant { get; private init; }

    public DateOnly ReceivedOn { get; private init; }

    /// <summary>Orders the lists.</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    public CaseState State { get; private set; }

    /// <summary>Empty until it ends; see <see cref="CaseResults"/>.</summary>
    public string Result { get; private set; } = "";

    public DateOnly? EndedOn { get; private set; }

    /// <summary>Code of the current or last stage.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>The stored due date of the current stage, always equal to what its record gives; null while the clock stands still, when a calendar is missing, or without a period.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The last day for the applicant's answer while one is awaited.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>How many letters were issued; the last one bears this number.</summary>
    public int NoticesIssued { get; private set; }

    /// <summary>Counts the changes; two officers at once can't both change it.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<StageRun> Stages { get; private set; } = [];

    public IReadOnlyList<Supplement> Supplements { get; private set; } = [];

    public string Subject => SubjectOf(Id);

    public StageRun CurrentStage => Stages[^1];

    public Supplement? OpenSupplement => Supplements.FirstOrDefault(s => s.IsOpen);

    public static string SubjectOf(Guid id) => $"case/{id:N}";

    /// <summary>Whether the institution received it, hears appeals, or does one of its steps.</summary>
    public bool Involves(string institution) => institution.Length > 0
        && (Institution == institution || Superior == institution || Stages.SelectMany(s => s.Steps).Any(s => s.Institution == institution));

    /// <summary>The current stage's clock on a day; null where no period is set.</summary>
    public ClockReading? Clock(WorkCalendar calendar, DateOnly today) => CurrentStage.Clock?.Read(calendar, today);

    /// <summary>Receives an application. Whether it may be received has been checked by whoever calls.</summary>
    internal static Case Receive(Reception reception, Course course)
    {
        var procedure = course.Procedure;
        var opened = new Case
        {
            Id = reception.Id,
            Number = reception.Number,
            Procedure = procedure.Code,
            RulebookVersion = reception.RulebookVersion,
            Region = reception.Region,
            Institution = reception.Institution,
            Superior = reception.Superior,
            Applicant = reception.Applicant,
            ReceivedOn = reception.At.ToChinaDate(),
            ReceivedAt = reception.At,
        };
        opened.Record(new CaseReceived(opened.Subject, opened.Id, procedure.Code, opened.Number, opened.Institution, opened.ReceivedOn, procedure.First.Under));
        opened.Enter(procedure.First, course);
        return opened;
    }

    internal int CountNotice()
    {
        Revision++;
        return ++NoticesIssued;
    }

    /// <summary>Brings the stored due date in line with the record, after the calendar was amended. True if it changed.</summary>
    internal bool Recompute(WorkCalendar calendar)
    {
        var due = StoredDue(calendar);
        if (due == DueOn) return false;
        DueOn = due;
        Revision++;
        return true;
    }

    private void Enter(StageDefinition stage, Course course, string reason = "")
    {
        var on = course.Today;
        var institution = stage.Holder is StageHolder.Superior ? Superior : Institution;
        var before = Result;
        var clock = stage.Period is { } period ? ClockRecord.Start(period, on) : null;
        Stages =
        [
            .. Stages,
            new StageRun(stage.Code, stage.Name, institution, on, null, clock,
                [.. stage.Steps.Select(s => new StepRun(Guid.CreateVersion7(), s.Code, s.Name, s.Post, course.InstitutionOf(s, institution)))], reason, before),
        ];
        (Stage, Holder, State, Result, EndedOn) = (stage.Code, institution, CaseState.InProgress, "", null);
        DueOn = StoredDue(course.Calendar);
        Revision++;
    }

    // A pure function of what was recorded: while the clock stands still there is no last day to store.
    private DateOnly? StoredDue(WorkCalendar calendar) =>
        CurrentStage.Clock is not { } clock || clock.Stops.Any(s => s.Until is null) ? null : clock.Read(calendar, clock.StartedOn).DueOn;

    private void ReplaceCurrentStage(StageRun run)
    {
        Stages = [.. Stages.SkipLast(1), run];
        Revision++;
    }
}

/// <summary>What is known when an application is received.</summary>
internal sealed record Reception(
    Guid Id, string Number, string RulebookVersion, string Region, string Institution, string Superior, Guid Applicant, DateTimeOffset At);
