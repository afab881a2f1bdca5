using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Progress;

/// <summary>项目进展 that an institution tells the public for a stretch of months: no child, no guardian, only sums.</summary>
internal sealed class InstitutionProgress : Aggregate
{
    private InstitutionProgress() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";

    /// <summary>First day of the stretch.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Last day of the stretch.</summary>
    public DateOnly To { get; private init; }
    public int Persons { get; private init; }
    public int Months { get; private init; }
    public long AmountInFen { get; private init; }
    public string Note { get; private init; } = "";
    public DateOnly PublishedOn { get; private init; }

    public static InstitutionProgress Publish(PublishProgress command, string institution, (DateOnly From, DateOnly To) period, DateOnly today)
    {
        var published = new InstitutionProgress
        {
            Id = command.Id, Institution = institution, From = period.From, To = period.To, Persons = command.Persons!.Value, Months = command.Months!.Value, AmountInFen = command.AmountInFen!.Value, Note = command.Note, PublishedOn = today,
        };
        published.Record(new ProgressPublished(RehabilitationInstitution.SubjectOf(institution), institution, period.From, period.To));
        return published;
    }
}

/// <summary>Which stretch has to be told by when.</summary>
internal static class ProgressRule
{
    /// <summary>The last stretch that is over: years are cut into stretches of so many months, from January on.</summary>
    [Article(Law.ShanweiRehabilitationAid, 20), Requirement("SW-KF-020b")]
    public static (DateOnly From, DateOnly To) LastPeriod(DateOnly today, int months)
    {
        var index = today.Year * 12 + today.Month - 1;
        var start = index / months * months - months;
        var from = new DateOnly(start / 12, start % 12 + 1, 1);
        return (from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>Designated all through the stretch's end and silent about it.</summary>
    [Article(Law.ShanweiRehabilitationAid, 20), Requirement("SW-KF-020b")]
    public static IReadOnlyList<RehabilitationInstitution> Silent(IEnumerable<RehabilitationInstitution> register, IEnumerable<InstitutionProgress> published, (DateOnly From, DateOnly To) period) =>
        [.. register.Where(i => i.IsDesignatedOn(period.To) && published.All(p => p.Institution != i.Code || p.From > period.From || p.To < period.To))];
}

/// <summary>监督意见 of somebody from the public about an institution.</summary>
internal sealed class SupervisionOpinion : Aggregate
{
    private SupervisionOpinion() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public string Federation { get; private init; } = "";

    /// <summary>The account, so that the answer finds its way back.</summary>
    public Guid From { get; private init; }
    public string Text { get; private init; } = "";
    public DateOnly ReceivedOn { get; private init; }
    public DateOnly? DueOn { get; private init; }
    public string Answer { get; private set; } = "";
    public DateOnly? AnsweredOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"opinion/{Id}";

    public static SupervisionOpinion Receive(GiveOpinion command, string federation, Guid from, DateOnly today, DateOnly? dueOn)
    {
        var received = new SupervisionOpinion { Id = command.Id, Institution = command.Institution, Federation = federation, From = from, Text = command.Text, ReceivedOn = today, DueOn = dueOn };
        received.Record(new OpinionReceived(received.Subject, received.Id, received.Institution));
        return received;
    }

    public Outcome Reply(string answer, DateOnly today)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 20);
        if (AnsweredOn is not null) return Outcome.Refused("opinion.answered", "这条意见已经办理。", place, remedy: "请刷新页面。");
        if (answer.Length is 0 or > 2000) return Outcome.Refused("opinion.answer", "请写明怎样办理（2,000 字以内）。", place, "answer", "写查明了什么、怎样处理。");
        (Answer, AnsweredOn) = (answer, today);
        Revision++;
        Record(new OpinionAnswered(Subject, Id));
        return Outcome.Done;
    }
}
