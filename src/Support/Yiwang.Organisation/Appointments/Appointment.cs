using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Organisation.Appointments;

/// <summary>任命, 免去, 自然免除, 聘任, 暂时负责: what the notices know, and nothing else.</summary>
internal enum AppointmentKind { Appointed, Removed, RemovedByReform, Engaged, InCharge }

/// <summary>One entry of the register, as a notice has it: one or several persons, a unit and a duty.</summary>
internal sealed class Appointment : Aggregate
{
    private Appointment() { }

    public Guid Id { get; private init; }
    public string? Number { get; private init; }
    public AppointmentKind Kind { get; private init; }

    /// <summary>The day of the decision; null where the notice tells only a period, and no day is made up.</summary>
    public DateOnly? On { get; private init; }

    public DateOnly PeriodFrom { get; private init; }
    public DateOnly PeriodTo { get; private init; }
    public string Unit { get; private init; } = "";
    public string Duty { get; private init; } = "";
    public int ProbationYears { get; private init; }
    public bool EndsFormer { get; private init; }
    public DateOnly? TermFrom { get; private init; }
    public DateOnly? TermTo { get; private init; }
    public IReadOnlyList<Guid> People { get; private set; } = [];

    /// <summary>Of how many the post that was to end isn't in the register.</summary>
    public int Unmatched { get; private set; }

    public string? Gazette { get; private set; }
    public string? WithdrawnBecause { get; private set; }
    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>Which line of its sheet it was.</summary>
    public int Order { get; private init; }

    /// <summary>From when it counts: the day, or the last of the period.</summary>
    public DateOnly Day => On ?? PeriodTo;

    public bool EndsSomething => Kind is AppointmentKind.Removed or AppointmentKind.RemovedByReform;

    public static Appointment Of(SheetHead head, AppointmentLine line, int order, IReadOnlyList<Guid> people, DateTimeOffset now)
    {
        var (from, to) = head.Period!.Value;
        var entry = new Appointment
        {
            Id = Guid.CreateVersion7(), Number = line.Number ?? head.Number, Kind = line.Kind!.Value, On = head.On, PeriodFrom = from, PeriodTo = to, Unit = line.Unit.Trim(), Duty = line.Duty.Trim(),
            ProbationYears = line.ProbationYears, EndsFormer = line.EndsFormer, TermFrom = line.TermFrom, TermTo = line.TermTo, People = people, RegisteredAt = now, Order = order,
        };
        entry.Record(new AppointmentRegistered(entry.Id, AppointmentWords.Of(entry.Kind)));
        return entry;
    }

    public void NoteUnmatched(int count) => Unmatched = count;

    public void Replace(Guid person, Guid by) => People = [.. People.Select(p => p == person ? by : p)];

    [Requirement("LD-RS-007")]
    public Outcome Withdraw(string because)
    {
        if (Gazette is not null) return Outcome.Refused("appointment.published", $"已经在{Gazette}公布，条目锁定，不能撤销。", AppointmentRules.Register2019, "because", "确有错误的，另登记一条任免，在下一期公报更正。");
        if (WithdrawnBecause is not null) return Outcome.Refused("appointment.withdrawn", "这条登记已经撤销。", where: "because", remedy: "不用再办。");
        if (because.Trim().Length is 0 or > 200) return Outcome.Refused("appointment.because", "请写明撤销的原因，不超过 200 字。", where: "because", remedy: "例如：录错了单位。");
        WithdrawnBecause = because.Trim();
        Record(new AppointmentWithdrawn(Id, WithdrawnBecause));
        return Outcome.Done;
    }

    public void Publish(string gazette)
    {
        Gazette = gazette;
        Record(new AppointmentPublished(Id, gazette));
    }
}
