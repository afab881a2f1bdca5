using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.RealName;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Acting;

/// <summary>The register has confirmed that this person represents it.</summary>
[Requires(Permissions.NoteSignIn)]
internal sealed record RegisterLegalPerson(Guid Id, string Name, CreditCode Code, Guid RepresentativeId) : ICommand;

internal sealed class RegisterLegalPersonHandler(IdentityDb db, BusinessClock clock) : IHandle<RegisterLegalPerson>
{
    public async Task<Outcome> Handle(RegisterLegalPerson command, CancellationToken ct)
    {
        if (await db.LegalPersons.FirstOrDefaultAsync(p => p.CreditCode == command.Code.Value, ct) is { } known) return known.ChangeRepresentative(command.Name, command.RepresentativeId);
        db.LegalPersons.Add(LegalPerson.Register(command.Id, command.Name, command.Code, command.RepresentativeId, clock.Real.GetUtcNow()));
        return Outcome.Done;
    }
}

/// <summary>Asks the register outside the transaction, for whoever is proved himself.</summary>
internal sealed class LegalPersonDesk(IdentityDb db, RealNameService register, SignIn.Errands errands, CurrentUser user)
{
    public async Task<Outcome> Register(Guid id, string? name, string? code, CancellationToken ct)
    {
        if (!user.IsSureEnough(AssuranceLevel.Three)) return Outcome.From(Assurance.Missing(AssuranceLevel.Three));
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 100) findings.Add(Finding.Block("legal-person.name", "请填单位名称，100 个字以内。", where: "Name", remedy: "和营业执照、法人登记证书上的一样。"));
        if (!CreditCode.TryParse(code, out var credit, out var problem)) findings.Add(problem with { Where = "CreditCode" });
        if (findings.Count > 0) return Outcome.From(findings);

        var self = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == user.AccountId, ct);
        if (self.Kind is not Accounts.AccountKind.Person || self.CitizenNumber is not { } number)
            return Outcome.Refused("legal-person.not-a-person", "要用法定代表人本人的个人账号登记。", remedy: "请退出工作人员账号，用个人账号登录。");
        var answer = await register.AskLegalPerson(name!.Trim(), credit!, self.Name, CitizenNumber.Parse(number), ct);
        return answer.Kind is RealNameAnswer.Matches ? await errands.Run(new RegisterLegalPerson(id, name.Trim(), credit!, self.Id), ct)
            : Outcome.From(answer.ToFinding("CreditCode", "登记机关的记录和填写的不一致：名称、统一社会信用代码，或者您不是法定代表人。"));
    }
}
