using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Publishing;

/// <summary>Publishes the last period of the officer's own county or city.</summary>
/// <param name="From">First day of the period that the officer saw; another may have begun meanwhile.</param>
[Requires(Permissions.PublishFigures)]
internal sealed record PublishFigures(DateOnly From) : ICommand;

internal sealed class PublishFiguresHandler(ReportingDb db, PublicationOffice office, IInbox inbox, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<PublishFigures>
{
    public async Task<Outcome> Handle(PublishFigures command, CancellationToken ct)
    {
        var region = city.FindInstitution(user.Institution)?.RegionCode ?? "";
        var (period, isPublished) = await office.LastPeriod(region, ct);
        if (period.From != command.From) return Outcome.Refused("publication.period", "这一期已经不是最近一期。", Articles.Supervision, "from", "请刷新页面，看现在该公开哪一期。");
        if (isPublished) return Outcome.Refused("publication.twice", "这一期已经公开过。", Articles.Supervision, remedy: "请刷新页面，看已公开的内容。");

        var publication = Publication.Of(region, period, await office.Compose(region, period, ct), clock.Today());
        db.Publications.Add(publication);
        await inbox.Keep(publication.Subject, [], ct);
        return Outcome.Done;
    }
}
