using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Tokens;

/// <summary>Once: the second time is theft or a fault, and ends what the first one got.</summary>
[Requires(Permissions.IssueTokens)]
internal sealed record RedeemCode(string ClientId, string CodeHash, string RedirectUri, string Verifier, string NewRefreshHash) : ICommand
{
    public override string ToString() => nameof(RedeemCode);
}

[Requires(Permissions.IssueTokens)]
internal sealed record ExchangeRefreshToken(string ClientId, string Hash, string NewHash) : ICommand
{
    public override string ToString() => nameof(ExchangeRefreshToken);
}

[Requires(Permissions.IssueTokens)]
internal sealed record EndGrant(Guid GrantId, GrantEnd Why) : ICommand;

internal sealed class TokenCommandsHandler(SignOnDb db, BusinessClock clock) : IHandle<RedeemCode>, IHandle<ExchangeRefreshToken>, IHandle<EndGrant>
{
    /// <summary>What is refused for this reason is followed by <see cref="EndGrant"/>: a refusal itself stores nothing.</summary>
    public const string CodeReused = "signon.code.reused", RefreshReused = "signon.refresh.reused";

    private static readonly Outcome NotGood = Outcome.Refused("signon.token.not-good", "凭据不对、已过期或不属于这个系统。", remedy: "请让用户重新登录。");

    public async Task<Outcome> Handle(RedeemCode command, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow();
        if (await db.Grants.FirstOrDefaultAsync(g => g.CodeHash == command.CodeHash, ct) is not { } grant || grant.ClientId != command.ClientId) return NotGood;
        if (grant.RedeemedAt is not null) return Outcome.Refused(CodeReused, "登录凭据被重复使用，已全部作废。", remedy: "请让用户重新登录。");
        if (grant.EndedAt is not null || grant.CodeEndsAt <= now || grant.RedirectUri != command.RedirectUri || !Proves(command.Verifier, grant.CodeChallenge)) return NotGood;

        grant.Redeem(now);
        db.RefreshTokens.Add(new() { Hash = command.NewRefreshHash, GrantId = grant.Id, EndsAt = grant.EndsAt });
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ExchangeRefreshToken command, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow();
        if (await db.RefreshTokens.ByKey(command.Hash, ct) is not { } token || await db.Grants.ByKey(token.GrantId, ct) is not { } grant || grant.ClientId != command.ClientId) return NotGood;
        if (!grant.IsAlive(now) || token.EndsAt <= now) return NotGood;
        if (token.UsedAt is not null) return Outcome.Refused(RefreshReused, "登录凭据被重复使用，已全部作废。", remedy: "请让用户重新登录。");

        token.UsedAt = now;
        db.RefreshTokens.Add(new() { Hash = command.NewHash, GrantId = grant.Id, EndsAt = grant.EndsAt });
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(EndGrant command, CancellationToken ct)
    {
        if (await db.Grants.ByKey(command.GrantId, ct) is not { } grant) return Outcome.NotFound;
        grant.End(command.Why, clock.Real.GetUtcNow());
        return Outcome.Done;
    }

    private static bool Proves(string verifier, string challenge) =>
        verifier.Length is >= 43 and <= 128 && Secrets.AreSame(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), challenge);
}
