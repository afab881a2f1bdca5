using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Acting;
using Yiwang.Identity.Passwords;
using Yiwang.Identity.Public;
using Yiwang.Identity.RealName;
using Yiwang.Identity.SecondFactors;
using Yiwang.Identity.Sessions;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity.SigningUp;

/// <summary>
/// Opens an account for whoever comes by himself: first the telephone proves to be his, then the register says whether name and number belong
/// together. Nothing is opened, and nobody is told whether a number has an account, before both have answered.
/// </summary>
internal sealed class SignUpDesk(PasswordRules rules, ChallengeDesk challenges, TextMessages messages, RealNameService register, IPasswordHasher<Account> hasher, SignUpParts parts)
{
    public async Task<SignUpAsked> Ask(SignUpAnswers answers, string again, Visit visit, CancellationToken ct)
    {
        var findings = Check(answers, again).ToList();
        if (findings.Count == 0 && !messages.IsConnected && !parts.Options.Demonstration)
            findings.Add(Finding.Block("sign-up.no-gateway", "还没有接入短信平台，不能自己注册。", remedy: "请持身份证到办事窗口开通。"));
        if (findings.Count > 0) return new(null, null, findings);

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var kept = JsonSerializer.Serialize(new Kept(answers.Name.Trim(), answers.Number, answers.Phone, hasher.HashPassword(null!, answers.Password)));
        var asked = await challenges.Ask(ChallengeKind.TextMessage, null, visit.Address, ct, SignInName.IndexOf(parts.Personal, answers.Phone), code, kept);
        if (asked.Token is not null) messages.Send(answers.Phone, $"验证码 {code}，用于注册账号，{(int)Challenge.Holds.TotalMinutes} 分钟内有效。不是您本人操作的请不要理会。");
        return new(asked.Token, messages.IsConnected ? null : code, asked.Findings);
    }

    /// <returns>The sign-in that begins with the new account; else why not.</returns>
    public async Task<(Entered? Inside, IReadOnlyList<Finding> Findings)> Finish(string? token, string? code, Visit visit, CancellationToken ct)
    {
        var wrong = Finding.Block("sign-up.code", "验证码不对、已经过期，或者试了太多次。", where: "Code", remedy: "请核对后再试，或重新注册。");
        if (await challenges.Find(token, ChallengeKind.TextMessage, ct) is not { State: not null } challenge || !await challenges.Counts(challenge, ct)
            || !challenges.IsRight(challenge, token!, CodeCheck.Compact(code))) return (null, [wrong]);

        var kept = JsonSerializer.Deserialize<Kept>(challenge.State!)!;
        var number = CitizenNumber.Parse(kept.Number);
        var answer = await register.AskPerson(kept.Name, number, ct);
        if (answer.Kind is not RealNameAnswer.Matches) return (null, [answer.ToFinding("Code", "姓名和身份证号对不上。")]);

        var id = Guid.CreateVersion7();
        var opened = await parts.Errands.Run(new SignUp(id, challenge.Id, new(kept.Name, kept.Phone, number), kept.PasswordHash, answer.Source), ct);
        if (!opened.IsDone) return (null, opened.Findings);
        var account = await parts.Db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        return (await parts.Keeper.Begin(account, new(SignInFactor.TextMessage), [SignInFactor.Password, SignInFactor.TextMessage], visit, ct), []);
    }

    /// <summary>Somebody who is signed in has his name and number compared now.</summary>
    public async Task<Outcome> ProveOwn(Guid accountId, CancellationToken ct)
    {
        var account = await parts.Db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        if (account.CitizenNumber is not { } number) return Outcome.Refused("real-name.no-number", "这个账号没有身份证号，不能网上核验。", remedy: "工作人员的身份由所在单位核对。");
        var answer = await register.AskPerson(account.Name, CitizenNumber.Parse(number), ct);
        return answer.Kind is RealNameAnswer.Matches ? await parts.Errands.Run(new NoteRealName(accountId, answer.Source), ct)
            : Outcome.From(answer.ToFinding("", "账号里的姓名和身份证号对不上。"));
    }

    private IEnumerable<Finding> Check(SignUpAnswers answers, string again)
    {
        if (string.IsNullOrWhiteSpace(answers.Name) || answers.Name.Trim().Length > 40) yield return Finding.Block("sign-up.name", "请填姓名。", where: "Name", remedy: "和身份证上的一样。");
        if (!CitizenNumber.TryParse(answers.Number, out var number, out var problem)) yield return problem with { Where = "Number" };
        else if (LegalAge.IsMinor(number, parts.Clock.Today())) yield return LegalAge.Minor("Number");
        if (answers.Phone.Length != 11 || answers.Phone[0] != '1' || !answers.Phone.All(char.IsAsciiDigit)) yield return Finding.Block("sign-up.phone", "请填 11 位的手机号。", where: "Phone", remedy: "要能收短信。");
        foreach (var finding in rules.Check(answers.Password, "Password", answers.Phone, answers.Name)) yield return finding;
        if (answers.Password != again) yield return Finding.Block("password.again", "两次填的密码不一样。", where: "Again", remedy: "请再填一次。");
    }

    private sealed record Kept(string Name, string Number, string Phone, string PasswordHash);
}

internal sealed record SignUpParts(IdentityDb Db, Errands Errands, Doorkeeper Keeper, PersonalText Personal, YiwangOptions Options, TimeProvider Clock);

/// <summary>As typed, without blanks around.</summary>
internal sealed record SignUpAnswers(string Name, string Number, string Phone, string Password)
{
    public override string ToString() => nameof(SignUpAnswers);
}

/// <param name="Token">For the hidden field; null where something is wrong.</param>
/// <param name="ShownCode">Only in a demonstration without a gateway.</param>
internal sealed record SignUpAsked(string? Token, string? ShownCode, IReadOnlyList<Finding> Findings)
{
    public override string ToString() => nameof(SignUpAsked);
}
