using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing;

/// <summary>The one-time notice: everything that is missing or wrong, told at once.</summary>
/// <param name="Items">What to bring: group of the rulebook, and in plain words what exactly.</param>
/// <param name="WhyAgain">The reason of a further request for what was knowable at the first; empty otherwise.</param>
[Requires(Permissions.ReviewAid)]
internal sealed record AskForSupplement(Guid Id, IReadOnlyList<AskedItem> Items, string WhyAgain) : ICommand;

internal sealed record AskedItem(string Group, string What);

internal sealed class AskForSupplementHandler(
    ReviewFile files, RulebookLibrary library, ICases cases, AidNotices notices, WorkCalendar calendar, CurrentUser user, TimeProvider clock) : IHandle<AskForSupplement>
{
    public async Task<Outcome> Handle(AskForSupplement command, CancellationToken ct)
    {
        if (await files.Open(command.Id, ct) is not var (application, found)) return Outcome.NotFound;
        if (!command.Items.All(IsKnown)) // a letter that left something out would look complete
        {
            return Outcome.Refused("aid.supplement.unknown", "请补的材料里有一项不在材料清单上。", Articles.WhereToApply, "items", $"可选：{string.Join("、", library.City.Materials.Select(g => g.Id))}。");
        }

        var request = RequestOf(command, application, found);
        var outcome = found.RequestSupplement(request, ICases.ActorOf(user), calendar);
        if (outcome.IsDone) outcome = await notices.Supplement(found, application, request, ct);
        return await cases.Keep(found, outcome, ct);
    }

    private bool IsKnown(AskedItem? item) => item is { Group: not null, What: not null } && library.City.Materials.Any(g => g.Id == item.Group);

    private SupplementRequest RequestOf(AskForSupplement command, AidApplication application, Case found)
    {
        var (rulebook, today) = (library.For(found.Region), clock.Today());
        var settings = rulebook.SettingsOn(found.ReceivedOn);
        var groups = library.City.Materials.ToDictionary(g => g.Id);
        var stop = settings["supplement-stops-clock"];
        return new SupplementRequest(
            Guid.CreateVersion7(), today, today.AddDays(settings.SupplementDays),
            [
                .. from item in command.Items
                   let handedIn = application.Answers.Materials.Where(m => groups[item.Group].AnyOf.Any(a => a.Id == m.Material)).ToArray()
                   let since = handedIn.Length == 0 ? found.ReceivedOn : handedIn.Max(m => m.On)
                   select new MissingItem(item.Group, item.What.Trim().Length > 0 ? item.What.Trim() : $"补交{groups[item.Group].Name}", groups[item.Group].Citation, since < found.ReceivedOn ? found.ReceivedOn : since),
            ],
            Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1, subItem: 2), Citation.Of(Law.ShanweiRehabilitationAid, 26, 1),
            settings.SupplementStopsClock ? stop.Citation : null, command.WhyAgain);
    }
}
