using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Showing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Reporting;

/// <summary>Records that the summary, as it stands now, goes to one of the three destinations.</summary>
[Requires(Permissions.LeadToilets)]
internal sealed record SendSummary(string Destination) : ICommand;

internal sealed class SendSummaryHandler(ToiletsDb db, ToiletBook book, ToiletBoards boards, TimeProvider clock) : IHandle<SendSummary>
{
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-016")]
    public async Task<Outcome> Handle(SendSummary command, CancellationToken ct)
    {
        if (book.Destinations.FirstOrDefault(d => d.Code == command.Destination) is not { } to)
            return Outcome.Refused("toilets.destination", "请选择报送到哪里。", Places.Reporting, "destination", $"可以选：{string.Join("、", book.Destinations.Select(d => d.Name))}。");
        db.Summaries.Add(ToiletSummary.Send(to, await boards.Summary(ct), clock.GetUtcNow()));
        return Outcome.Done;
    }
}
