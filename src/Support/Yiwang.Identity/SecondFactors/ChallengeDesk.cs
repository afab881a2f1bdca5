using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.SecondFactors;

/// <summary>Asks, and finds the question that an answer belongs to.</summary>
internal sealed class ChallengeDesk(IdentityDb db, Errands errands, PersonalText personal, BusinessClock clock)
{
    private const int TokenBytes = 24;

    public async Task<AskedChallenge> Ask(ChallengeKind kind, Guid? accountId, string address, CancellationToken ct, string? subject = null, string? answer = null, string? state = null)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var outcome = await errands.Run(new AskChallenge(new()
        {
            Id = Guid.CreateVersion7(), KeyIndex = KeyOf(token), Kind = kind, AccountId = accountId, SubjectIndex = subject, AddressIndex = personal.Index("address/" + address),
            AnswerIndex = answer is null ? null : AnswerOf(token, answer), State = state, AskedAt = clock.Real.GetUtcNow(),
        }), ct);
        return new(outcome.IsDone ? token : null, outcome.Findings);
    }

    /// <summary>The open question of that hidden field; null where there is none.</summary>
    public async Task<Challenge?> Find(string? token, ChallengeKind kind, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 100) return null;
        var key = KeyOf(token);
        var found = await db.Challenges.AsNoTracking().FirstOrDefaultAsync(c => c.KeyIndex == key && c.Kind == kind, ct);
        return found?.IsOpen(clock.Real.GetUtcNow()) == true ? found : null;
    }

    public bool IsRight(Challenge challenge, string token, string answer) => challenge.AnswerIndex is { } right
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(right), Encoding.ASCII.GetBytes(AnswerOf(token, answer)));

    public async Task<bool> Counts(Challenge challenge, CancellationToken ct) => (await errands.Run(new TryChallenge(challenge.Id), ct)).IsDone;

    private string KeyOf(string token) => personal.Index("challenge/" + token);

    private string AnswerOf(string token, string answer) => personal.Index($"answer/{token}/{answer}");
}

/// <param name="Token">For the page's hidden field; null where it was refused.</param>
internal sealed record AskedChallenge(string? Token, IReadOnlyList<Finding> Findings)
{
    public override string ToString() => nameof(AskedChallenge);
}
