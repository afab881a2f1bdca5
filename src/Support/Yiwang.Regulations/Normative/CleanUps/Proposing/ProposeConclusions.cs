using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Regulations.Normative.CleanUps.Proposing;

/// <summary>What a department proposes about one document.</summary>
internal sealed record Proposal(string Law, Conclusion Conclusion, string Reason);

/// <summary>A department says what it thinks, about as many documents as it wants; saying it again replaces what it said.</summary>
[Requires(Permissions.ProposeConclusions)]
internal sealed record ProposeConclusions(Guid Id, IReadOnlyList<Proposal> Proposals) : ICommand;

internal sealed class ProposeConclusionsHandler(CleanUpDb db, CleanUpInbox inbox, CurrentUser user, TimeProvider clock) : IHandle<ProposeConclusions>
{
    public async Task<Outcome> Handle(ProposeConclusions command, CancellationToken ct)
    {
        var participants = await db.Participants.Where(p => p.CleanUpId == command.Id).ToListAsync(ct);
        if (await db.CleanUps.FirstOrDefaultAsync(c => c.Id == command.Id, ct) is not { } cleanUp || participants.Find(p => p.Institution == user.Institution) is not { } own)
            return Outcome.NotFound;
        if (cleanUp.IsPublished) return Outcome.From(CleanUpRules.Over(cleanUp));

        var listed = await db.Items.AsNoTracking().Where(i => i.CleanUpId == cleanUp.Id).Select(i => i.Law).ToListAsync(ct);
        var outcome = Outcome.From([
            .. command.Proposals.Where(p => !listed.Contains(p.Law)).Select(p => CleanUpRules.NotListed(p.Law, $"conclusion.{p.Law}")),
            .. command.Proposals.Where(p => CleanUpRules.LacksReason(p.Conclusion, p.Reason)).Select(p => CleanUpRules.NoReason(p.Law, p.Conclusion, $"reason.{p.Law}")),
        ]);
        if (!outcome.IsDone) return outcome;

        db.Proposals.RemoveRange(await db.Proposals.Where(p => p.CleanUpId == cleanUp.Id && p.Institution == user.Institution).ToListAsync(ct));
        db.Proposals.AddRange(command.Proposals.Select(p => new CleanUpProposal
        {
            CleanUpId = cleanUp.Id, Institution = user.Institution, Law = p.Law, Conclusion = p.Conclusion, Reason = p.Reason.Trim(),
        }));
        own.AnsweredAt = clock.GetUtcNow();
        cleanUp.Answer(user.Institution, command.Proposals.Count);
        await inbox.Keep(cleanUp, participants, ct);
        return outcome;
    }
}
