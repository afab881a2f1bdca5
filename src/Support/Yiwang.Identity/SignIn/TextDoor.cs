using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Public;
using Yiwang.Identity.SecondFactors;
using Yiwang.Identity.Sessions;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity.SignIn;

/// <summary>The way in by a code in a text message. Its answers are the same, and as fast, for a number that has no account.</summary>
internal sealed class TextDoor(IdentityDb db, Door door, Doorkeeper keeper, ChallengeDesk challenges, CodeCheck codes, TextMessages messages, YiwangOptions options)
{
    private static readonly Finding NotConnected = Finding.Block("sign-in.no-gateway", "还没有接入短信平台，不能用短信验证码。", remedy: "请用密码登录，或联系运行维护单位。");

    public bool IsOffered => messages.IsConnected || options.Demonstration;

    public async Task<TextAsked> Ask(string signInName, Visit visit, PersonalText personal, CancellationToken ct) =>
        await Ask(await door.Find(signInName, ct), SignInName.IndexOf(personal, signInName), visit, ct);

    /// <summary>For whoever is inside and wants to be surer.</summary>
    public async Task<TextAsked> Ask(Guid accountId, Visit visit, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        return await Ask(account, account.SignInIndex, visit, ct);
    }

    public async Task<Entered?> Enter(string? token, string? code, Visit visit, CancellationToken ct)
    {
        if (await Right(token, code, visit, ct) is not { } found) return null;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == found.AccountId, ct);
        return await keeper.Begin(account, found.Proof, [SignInFactor.TextMessage], visit, ct);
    }

    /// <returns>Whose code it is; null where it is wrong, too late, spent, or tried too often.</returns>
    public async Task<(Guid AccountId, Proof Proof)?> Right(string? token, string? code, Visit visit, CancellationToken ct)
    {
        if (await challenges.Find(token, ChallengeKind.TextMessage, ct) is not { } challenge || !await challenges.Counts(challenge, ct)) return null;
        var isRight = challenges.IsRight(challenge, token!, CodeCheck.Compact(code));
        if (challenge.AccountId is not { } id || !await keeper.Counts(id, ct)) return null;
        if (isRight) return (id, new Proof(SignInFactor.TextMessage) { ChallengeId = challenge.Id });
        await keeper.NoteWrong(id, SignInFactor.TextMessage, visit, ct);
        return null;
    }

    private async Task<TextAsked> Ask(Account? account, string subject, Visit visit, CancellationToken ct)
    {
        if (!IsOffered) return new(null, null, [NotConnected]);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        // Whoever has one-time passwords must not be entered past them by a stolen number.
        var isBarred = account is not null && await codes.IsSetUp(account.Id, ct);
        var asked = await challenges.Ask(ChallengeKind.TextMessage, account?.Id, visit.Address, ct, subject, account is null || isBarred ? null : code);
        if (asked.Token is not null && account is not null)
            messages.Send(account.Phone, isBarred ? "您的账号已启用动态口令，请用密码加动态口令登录。" : $"验证码 {code}，{(int)Challenge.Holds.TotalMinutes} 分钟内有效。不要告诉任何人。");
        return new(asked.Token, messages.IsConnected ? null : code, asked.Findings);
    }
}

/// <param name="Token">For the hidden field; null where it was refused.</param>
/// <param name="ShownCode">Only in a demonstration without a gateway, where no telephone would ring.</param>
internal sealed record TextAsked(string? Token, string? ShownCode, IReadOnlyList<Finding> Findings)
{
    public override string ToString() => nameof(TextAsked);
}
