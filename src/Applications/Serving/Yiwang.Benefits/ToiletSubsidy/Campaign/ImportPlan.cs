using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Campaign;

/// <summary>Takes over the plan's table; nothing of a table that does not add up.</summary>
[Requires(Permissions.LeadToilets)]
internal sealed record ImportPlan(string Csv) : ICommand;

internal sealed class ImportPlanHandler(ToiletsDb db, ToiletBook book, TimeProvider clock) : IHandle<ImportPlan>
{
    public Task<Outcome> Handle(ImportPlan command, CancellationToken ct)
    {
        if (PlanSheet.Read(command.Csv, out var unreadable) is not { } sheet) return Task.FromResult(Outcome.From(unreadable));
        var outcome = Outcome.From(sheet.Check(book));
        if (outcome.IsDone) db.Plans.Add(ToiletPlan.Import(sheet, clock.GetUtcNow()));
        return Task.FromResult(outcome);
    }
}
