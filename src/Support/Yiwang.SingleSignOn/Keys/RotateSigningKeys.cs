using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Time;

namespace Yiwang.SingleSignOn.Keys;

/// <summary>At once, by a person who has a reason: a key that somebody may have seen.</summary>
[Requires(Permissions.ManageClients), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record RotateSigningKeys : ICommand;

/// <summary>What the job and the first token ask for: keys are there, none signs too long, none is published without need.</summary>
[Requires(Permissions.IssueTokens)]
internal sealed record TendSigningKeys : ICommand;

internal sealed class RotateSigningKeysHandler(SignOnDb db, SigningKeys published, SignOnOptions options, BusinessClock clock) : IHandle<RotateSigningKeys>, IHandle<TendSigningKeys>
{
    public async Task<Outcome> Handle(RotateSigningKeys command, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow();
        if (await Find(ct) is { } set) set.Rotate(now, options.LongestSigned);
        else db.KeySets.Add(SigningKeySet.Make(now));
        published.Forget();
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(TendSigningKeys command, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow();
        if (await Find(ct) is not { } set) db.KeySets.Add(SigningKeySet.Make(now));
        else if (set.IsDue(now, options.SigningKeyLife)) set.Rotate(now, options.LongestSigned);
        else set.Forget(now, options.LongestSigned);
        published.Forget();
        return Outcome.Done;
    }

    private Task<SigningKeySet?> Find(CancellationToken ct) => db.KeySets.FirstOrDefaultAsync(s => s.Name == SigningKeySet.Tokens, ct);
}

internal sealed class TendKeysJob(CurrentUser user, CommandRunner commands) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("single-sign-on", Permissions.IssueTokens);
        var outcome = await commands.Run(new TendSigningKeys(), ct: ct);
        if (!outcome.IsDone) throw new InvalidOperationException(outcome.Findings[0].Message);
    }
}
