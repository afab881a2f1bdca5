using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.SecondFactors;

[Requires(Permissions.NoteSignIn)]
internal sealed record AskChallenge(Challenge Asked) : ICommand
{
    public override string ToString() => nameof(AskChallenge);
}

/// <summary>An answer is about to be looked at.</summary>
[Requires(Permissions.NoteSignIn)]
internal sealed record TryChallenge(Guid ChallengeId) : ICommand;

internal sealed class AskChallengeHandler(IdentityDb db, BusinessClock clock) : IHandle<AskChallenge>, IHandle<TryChallenge>
{
    public const int TextsPerHour = 5, TextsPerAddressAndHour = 60, OthersPerAddressAndHour = 600;
    public static readonly TimeSpan BetweenTexts = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<Outcome> Handle(AskChallenge command, CancellationToken ct)
    {
        var asked = command.Asked;
        var hourAgo = asked.AskedAt.AddHours(-1);
        var isText = asked.Kind is ChallengeKind.TextMessage;
        if (isText)
        {
            var texts = await db.Challenges.Where(c => c.SubjectIndex == asked.SubjectIndex && c.AskedAt > hourAgo).Select(c => c.AskedAt).ToListAsync(ct);
            if (texts.Any(t => t > asked.AskedAt - BetweenTexts)) return Outcome.Refused("sign-in.text-too-soon", "刚刚要过验证码。", remedy: "请一分钟后再要。");
            if (texts.Count >= TextsPerHour) return Outcome.Refused("sign-in.text-too-many", $"这个号码一小时内已经要过 {TextsPerHour} 次验证码。", remedy: "请一小时后再试，或用密码登录。");
        }

        var fromThere = await db.Challenges.CountAsync(c => c.AddressIndex == asked.AddressIndex && c.AskedAt > hourAgo && (c.Kind == ChallengeKind.TextMessage) == isText, ct);
        if (fromThere >= (isText ? TextsPerAddressAndHour : OthersPerAddressAndHour))
            return Outcome.Refused("sign-in.too-many-here", "这个网络地址请求太多。", remedy: "请一小时后再试，或到办事窗口。");

        var old = asked.AskedAt - Kept;
        await db.Challenges.Where(c => c.AskedAt < old).ExecuteDeleteAsync(ct);
        db.Challenges.Add(asked);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(TryChallenge command, CancellationToken ct) =>
        await db.Challenges.FindAsync([command.ChallengeId], ct) is { } challenge ? challenge.Try(clock.Real.GetUtcNow()) : Outcome.NotFound;
}
