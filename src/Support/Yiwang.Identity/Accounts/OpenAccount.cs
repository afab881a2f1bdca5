using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Acting;
using Yiwang.Identity.Passwords;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Accounts;

/// <param name="SignInName">A person's phone number, an officer's staff number.</param>
/// <param name="Holdings">For an officer; empty for a person.</param>
[Requires(Permissions.ManageAccounts), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record OpenAccount(AccountKind Kind, PersonalDetails Person, string SignInName, string Password, IReadOnlyList<NewHolding> Holdings) : ICommand
{
    public string? DemonstrationKey { get; init; }

    /// <summary>Of the demonstration's one password: hashing it anew for each of its accounts would cost the first start many seconds.</summary>
    public string? DemonstrationHash { get; init; }

    // A generated one would print the password.
    public override string ToString() => nameof(OpenAccount);
}

/// <summary>A post with which the account is opened; every later one comes from an appointment.</summary>
internal sealed record NewHolding(string Post, string Institution, DateOnly From, DateOnly? To = null);

internal sealed class OpenAccountHandler(IdentityDb db, PostRegister posts, PersonalText personal, IPasswordHasher<Account> hasher, PasswordRules rules, BusinessClock clock) : IHandle<OpenAccount>
{
    public async Task<Outcome> Handle(OpenAccount command, CancellationToken ct)
    {
        var signIn = SignInName.IndexOf(personal, command.SignInName);
        var number = command.Person.CitizenNumber is { } citizen ? personal.Index(citizen.Reveal()) : null;
        var account = Account.Open(command.Kind, command.Person, signIn, number, command.DemonstrationKey);
        var findings = command.Holdings.SelectMany(h => posts.TakeFirst(account.Id, h.Post, h.Institution, h.From, h.To))
            .Concat(rules.Check(command.Password, "Password", command.SignInName)).ToList();
        if (command.Person.CitizenNumber is { } own && LegalAge.IsMinor(own, clock.Today())) findings.Add(LegalAge.Minor("CitizenNumber"));
        if (await db.Accounts.AnyAsync(a => a.SignInIndex == signIn || (number != null && a.CitizenNumberIndex == number), ct))
            findings.Add(Finding.Block("identity.exists", "这个手机号、工号或身份证号已经有账号。", remedy: "请直接登录，或找管理员核对。"));
        if (findings.Count > 0) return Outcome.From(findings);

        // An invented person is who the pack says.
        if (command is { DemonstrationKey: not null, Person.CitizenNumber: not null }) account.Prove("演示资料", clock.Real.GetUtcNow());
        account.SetPassword(command is { DemonstrationKey: not null, DemonstrationHash: { } known } ? known : hasher.HashPassword(account, command.Password));
        db.Accounts.Add(account);
        return Outcome.Done;
    }
}
