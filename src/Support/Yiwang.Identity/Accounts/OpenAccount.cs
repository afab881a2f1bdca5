using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Passwords;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity.Accounts;

/// <param name="SignInName">A person's phone number, an officer's staff number.</param>
/// <param name="Holdings">For an officer; empty for a person.</param>
[Requires(Permissions.ManageAccounts), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record OpenAccount(AccountKind Kind, PersonalDetails Person, string SignInName, string Password, IReadOnlyList<NewHolding> Holdings) : ICommand
{
    public string? DemonstrationKey { get; init; }

    // A generated one would print the password.
    public override string ToString() => nameof(OpenAccount);
}

internal sealed record NewHolding(string Post, string Institution, DateOnly From, DateOnly? To = null);

internal sealed class OpenAccountHandler(IdentityDb db, CityDirectory city, PersonalText personal, IPasswordHasher<Account> hasher, PasswordRules rules) : IHandle<OpenAccount>
{
    public async Task<Outcome> Handle(OpenAccount command, CancellationToken ct)
    {
        var signIn = SignInName.IndexOf(personal, command.SignInName);
        var number = command.Person.CitizenNumber is { } citizen ? personal.Index(citizen.Reveal()) : null;
        var findings = command.Holdings.SelectMany(Check).Concat(rules.Check(command.Password, "Password", command.SignInName)).ToList();
        if (await db.Accounts.AnyAsync(a => a.SignInIndex == signIn || (number != null && a.CitizenNumberIndex == number), ct))
            findings.Add(Finding.Block("identity.exists", "这个手机号、工号或身份证号已经有账号。", remedy: "请直接登录，或找管理员核对。"));
        if (findings.Count > 0) return Outcome.From(findings);

        var account = Account.Open(command.Kind, command.Person, signIn, number, command.DemonstrationKey);
        account.SetPassword(hasher.HashPassword(account, command.Password));
        foreach (var held in command.Holdings) account.TakePost(held.Post, held.Institution, held.From, held.To);
        db.Accounts.Add(account);
        return Outcome.Done;
    }

    private IEnumerable<Finding> Check(NewHolding holding)
    {
        if (city.FindPost(holding.Post) is not { } post || city.FindInstitution(holding.Institution) is not { } institution)
            yield return Finding.Block("identity.no-such-post", $"没有岗位“{holding.Post}”或机构“{holding.Institution}”。", remedy: "请核对代码。");
        else if (post.InstitutionKind != institution.Kind)
            yield return Finding.Block("identity.wrong-institution", $"“{institution.Name}”没有“{post.Name}”这个岗位。", remedy: "请核对岗位和机构。");
    }
}
