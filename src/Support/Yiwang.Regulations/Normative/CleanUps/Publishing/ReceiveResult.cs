using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Regulations.Normative.CleanUps.Publishing;

/// <summary>A department signs that it has read the published result.</summary>
[Requires(Permissions.ProposeConclusions)]
internal sealed record ReceiveResult(Guid Id) : ICommand;

internal sealed class ReceiveResultHandler(CleanUpDb db, CleanUpInbox inbox, CurrentUser user, TimeProvider clock) : IHandle<ReceiveResult>
{
    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-008")]
    public async Task<Outcome> Handle(ReceiveResult command, CancellationToken ct)
    {
        var participants = await db.Participants.Where(p => p.CleanUpId == command.Id).ToListAsync(ct);
        if (await db.CleanUps.FirstOrDefaultAsync(c => c.Id == command.Id, ct) is not { IsPublished: true } cleanUp || participants.Find(p => p.Institution == user.Institution) is not { } own)
            return Outcome.NotFound;
        if (own.ReceivedAt is not null) return Outcome.From(Finding.Note("clean-up.received", "贵单位已经签收。"));

        own.ReceivedAt = clock.GetUtcNow();
        cleanUp.Receive(user.Institution);
        await inbox.Keep(cleanUp, participants, ct);
        return Outcome.Done;
    }
}
