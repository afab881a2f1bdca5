using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Yiwang.Identity.SecondFactors;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Identity.Accounts;

/// <summary>Makes up the passwords that the counter hands out, and tells the person by text message that it did.</summary>
internal sealed class Counter(IPasswordHasher<Account> hasher, CommandRunner commands, CurrentUser user, TextMessages messages)
{
    // No sign that is read for another one: sixty bits in twelve signs.
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 3, GroupLength = 4;

    public async Task<HandedOut> Reset(Account account, string paper, bool withoutMeans, CancellationToken ct)
    {
        if (!user.IsSureEnough(AssuranceLevel.Two)) return new(null, Outcome.From(Assurance.Missing(AssuranceLevel.Two)));
        var password = New();
        var outcome = await commands.Run(new ResetPassword(account.Id, hasher.HashPassword(account, password), paper, withoutMeans), ct: ct);
        if (outcome.IsDone && account.Phone.Length > 0) messages.Send(account.Phone, "您的密码已在窗口重设，原来的登录全部结束。不是您本人办的，请马上联系办事窗口。");
        return new(outcome.IsDone ? password : null, outcome);
    }

    public async Task<HandedOut> Open(string name, string phone, string staffNumber, CancellationToken ct)
    {
        if (!user.IsSureEnough(AssuranceLevel.Two)) return new(null, Outcome.From(Assurance.Missing(AssuranceLevel.Two)));
        var password = New();
        var outcome = await commands.Run(new OpenOfficer(name, phone, staffNumber, hasher.HashPassword(null!, password)), ct: ct);
        return new(outcome.IsDone ? password : null, outcome);
    }

    private static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Signs, GroupLength)));
}

/// <param name="Password">To be shown once; null where it was refused.</param>
internal sealed record HandedOut(string? Password, Outcome Outcome)
{
    public override string ToString() => nameof(HandedOut);
}
