using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Outbox;
using Yiwang.Registers.Public;
using Yiwang.Registers.Reading;

namespace Yiwang.Registers.Keeping;

/// <summary>What is masked everywhere is shown whole once, to the keeper, who says why.</summary>
internal sealed class RevealEntryHandler(EntryLists lists, RegistersDb db, LooseFacts facts) : IHandle<RevealEntry>
{
    public const int ShortestReason = 4;

    [Requirement("LF-SZ-227")]
    public async Task<Outcome> Handle(RevealEntry command, CancellationToken ct)
    {
        if (await lists.Open(command.Id, ct) is not var (register, _, _) || !lists.MayKeep(register) || !register.HoldsPeople) return Outcome.NotFound;
        var reason = command.Reason.Trim();
        if (reason.Length is < ShortestReason or > Entry.LongestReason || reason.Count(char.IsAsciiDigit) > 10)
            return Outcome.Refused("registers.reveal", "请写明为什么要看完整的姓名和号码。", register.Under, "why", $"{ShortestReason} 到 {Entry.LongestReason} 字，不要写姓名和号码；本人看得到您写的理由。");

        var entry = await db.Entries.AsNoTracking().FirstAsync(e => e.Id == command.Id, ct);
        facts.Record(new EntryRevealed(entry.Subject, entry.Id, register.Code, register.Name, reason, register.Under) { Whose = new(null, entry.Person) });
        return Outcome.Done;
    }
}
