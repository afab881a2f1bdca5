using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>One announcement of a federation, and everything that is applied for under it until its result is published.</summary>
internal sealed class DesignationRound : Aggregate
{
    private DesignationRound() { }

    public Guid Id { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>准入标准 by which it is decided, in the federation's words.</summary>
    public string Standards { get; private init; } = "";

    /// <summary>The federation, by code.</summary>
    public string Federation { get; private init; } = "";
    public string Region { get; private init; } = "";
    public FederationLevel Level { get; private init; }
    public DateOnly AnnouncedOn { get; private init; }
    public DateOnly ApplyUntil { get; private init; }

    /// <summary>择优名额.</summary>
    public int Places { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => SubjectOf(Id);

    public bool IsOpen => PublishedOn is null;

    public static string SubjectOf(Guid id) => $"designation-round/{id}";

    public static DesignationRound Announce(Guid id, string title, string standards, (string Code, string Region, FederationLevel Level) federation, DateOnly today, DateOnly applyUntil, int places)
    {
        var round = new DesignationRound
        {
            Id = id, Title = title, Standards = standards, Federation = federation.Code, Region = federation.Region, Level = federation.Level, AnnouncedOn = today, ApplyUntil = applyUntil, Places = places,
        };
        round.Record(new DesignationAnnounced(round.Subject, id, applyUntil));
        return round;
    }

    public Outcome SetPlaces(int places)
    {
        if (!IsOpen) return Outcome.Refused("designation.published", "结果已经公布，名额不能再改。", Places15, "places", "需要再认定的，另发一次公告。");
        if (places is < 1 or > 999) return Outcome.Refused("designation.places", "名额应为 1 至 999。", Places15, "places", "请填写择优认定几家。");
        Places = places;
        Revision++;
        Record(new DesignationPlacesSet(Subject, Id, places));
        return Outcome.Done;
    }

    public void Publish(DateOnly today, int designated, int others)
    {
        PublishedOn = today;
        Revision++;
        Record(new DesignationPublished(Subject, Id, designated, others));
    }

    private static Citation Places15 => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}
