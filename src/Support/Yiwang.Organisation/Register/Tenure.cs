using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Organisation.Register;

/// <summary>How somebody is where he is. Being in charge for a while is no post: it fills none and gives none.</summary>
internal enum TenureNature { Post, Engagement, Charge }

/// <summary>Where and as what, in the words of the notice; with the codes of the pack where the platform knows the place and the post.</summary>
internal sealed record Place(string Unit, string? Institution, string Duty, string? Post);

/// <summary>Somebody in a place from a day to a day, both included.</summary>
internal sealed class Tenure : Aggregate
{
    private Tenure() { }

    public Guid Id { get; private init; }

    /// <summary>An account, or an official of whom only the notice's name is known.</summary>
    public Guid Person { get; private set; }

    public string Unit { get; private set; } = "";
    public string? Institution { get; private init; }
    public string Duty { get; private set; } = "";
    public string? Post { get; private init; }
    public TenureNature Nature { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>The notice tells a period only: the day is the last of it, on which the post was surely held.</summary>
    public bool DayIsUnknown { get; init; }

    public DateOnly? To { get; private set; }
    public string? EndReason { get; private set; }
    public DateOnly? ProbationUntil { get; init; }
    public Guid? StartedBy { get; init; }
    public Guid? EndedBy { get; private set; }

    /// <summary>When the end of the probation or of the term is to be looked at; null when there is nothing to look at, or somebody has.</summary>
    public DateOnly? RemindOn { get; private set; }

    public DateOnly? EndsOn => ProbationUntil ?? (Nature is TenureNature.Engagement ? To : null);

    public bool IsHeldOn(DateOnly day) => From <= day && (To is null || day <= To);

    public static Tenure Begin(Guid person, Place place, TenureNature nature, DateOnly from, DateOnly? to = null, Guid? startedBy = null, bool dayIsUnknown = false, DateOnly? probationUntil = null)
    {
        var tenure = new Tenure
        {
            Id = Guid.CreateVersion7(), Person = person, Unit = place.Unit, Institution = place.Institution, Duty = place.Duty, Post = place.Post, Nature = nature,
            From = from, To = to, StartedBy = startedBy, DayIsUnknown = dayIsUnknown, ProbationUntil = probationUntil,
        };
        tenure.TellTaken();
        return tenure;
    }

    /// <summary>Of what was over before it was registered nobody needs to be reminded.</summary>
    public void RemindUnlessOver(DateOnly today)
    {
        if (EndsOn is { } end && end >= today) RemindOn = Probation.ReminderBefore(end);
    }

    public void End(DateOnly lastDay, string reason, Guid? by)
    {
        (To, EndReason, EndedBy, RemindOn) = (lastDay, reason, by, null);
        TellEnded(lastDay);
    }

    /// <summary>The entry that ended it is withdrawn: it goes on as if nothing had been registered.</summary>
    public void GoOn()
    {
        (To, EndReason, EndedBy) = (null, null, null);
        TellTaken();
    }

    /// <summary>The entry that began it is withdrawn.</summary>
    public void NeverWas(Guid by) => End(From.AddDays(-1), "登记撤销", by);

    public void IsOf(Guid person)
    {
        if (To is null) TellEnded(From.AddDays(-1));
        Person = person;
        TellTaken();
    }

    /// <summary>One from before the register has only codes.</summary>
    public void BeCalled(string unit, string duty) => (Unit, Duty) = (unit, duty);

    public void AnswerReminder(string answer)
    {
        RemindOn = null;
        Record(new ReminderAnswered(Id, Person, answer));
    }

    private void TellTaken()
    {
        if (Post is not null) Record(new PostTaken(Person, Post, Institution ?? "", From));
    }

    private void TellEnded(DateOnly lastDay)
    {
        if (Post is not null) Record(new PostEnded(Person, Post, Institution ?? "", lastDay));
    }
}

internal static class TenureQueries
{
    public static IQueryable<Tenure> HeldOn(this IQueryable<Tenure> tenures, DateOnly day) => tenures.Where(t => t.From <= day && (t.To == null || t.To >= day));

    /// <summary>What counts as a post held: being in charge for a while does not.</summary>
    [Requirement("LD-RS-005")]
    public static IQueryable<Tenure> Offices(this IQueryable<Tenure> tenures) => tenures.Where(t => t.Nature != TenureNature.Charge);
}

/// <summary>试用期.</summary>
internal static class Probation
{
    // The notices say nothing about it; a month is enough to look somebody's year over (本地设定).
    private const int ReminderDays = 30;

    /// <summary>The day on which it is full; an appointment without one has none.</summary>
    [Requirement("LD-RS-002")]
    public static DateOnly? UntilOf(DateOnly from, int years) => years > 0 ? from.AddYears(years) : null;

    public static DateOnly ReminderBefore(DateOnly end) => end.AddDays(-ReminderDays);
}
