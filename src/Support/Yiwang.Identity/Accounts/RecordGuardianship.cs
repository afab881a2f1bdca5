using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Acting;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Accounts;

/// <summary>An officer has seen the paper. The child gets an account in which nobody signs in: its guardian acts for it until it is of age.</summary>
/// <param name="Paper">户口簿, 出生医学证明, a court's judgment: what was seen, without its number.</param>
[Requires(Permissions.ManageAccounts), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record RecordGuardianship(Guid GuardianId, string WardName, CitizenNumber WardNumber, string Paper) : ICommand
{
    public override string ToString() => nameof(RecordGuardianship);
}

internal sealed class RecordGuardianshipHandler(IdentityDb db, PersonalText personal, BusinessClock clock) : IHandle<RecordGuardianship>
{
    public async Task<Outcome> Handle(RecordGuardianship command, CancellationToken ct)
    {
        var (today, ofAge) = (clock.Today(), LegalAge.OfAgeOn(command.WardNumber.BirthDate));
        if (await db.Accounts.FindAsync([command.GuardianId], ct) is not { Kind: AccountKind.Person, ClosedAt: null } guardian) return Outcome.NotFound;
        if (Check(command, guardian, today).ToArray() is { Length: > 0 } findings) return Outcome.From(findings);

        var number = personal.Index(command.WardNumber.Reveal());
        var ward = await db.Accounts.FirstOrDefaultAsync(a => a.CitizenNumberIndex == number, ct);
        if (ward is not null && await db.Guardianships.AnyAsync(g => g.WardId == ward.Id && g.GuardianId == guardian.Id && g.EndedAt == null, ct))
            return Outcome.Refused("guardianship.exists", "这位监护人已经登记过。", where: "WardNumber", remedy: "不用再办。");
        if (ward is null)
        {
            var id = Guid.CreateVersion7();
            ward = Account.Open(AccountKind.Person, new(command.WardName.Trim(), "", command.WardNumber), personal.Index($"ward/{id}"), number, null, id);
            db.Accounts.Add(ward);
        }

        db.Guardianships.Add(Guardianship.Of(guardian.Id, ward.Id, command.Paper.Trim(), today, ofAge));
        return Outcome.Done;
    }

    private static IEnumerable<Finding> Check(RecordGuardianship command, Account guardian, DateOnly today)
    {
        if (!LegalAge.IsMinor(command.WardNumber, today)) yield return Finding.Block("guardianship.of-age", "已满 18 周岁，是完全民事行为能力人（民法典第十七条、第十八条），自己办事。", where: "WardNumber", remedy: "请他自己注册账号。");
        if (guardian.CitizenNumber is not { } own || LegalAge.IsMinor(CitizenNumber.Parse(own), today)) yield return Finding.Block("guardianship.guardian", "监护人要有写明身份证号的成年人账号。", where: "Guardian", remedy: "请先给监护人开通账号。");
        if (string.IsNullOrWhiteSpace(command.WardName) || command.WardName.Trim().Length > 40) yield return Finding.Block("guardianship.name", "请填被监护人姓名。", where: "WardName", remedy: "和户口簿上的一样。");
        if (SeenPaper.Check(command.Paper, "guardianship.paper", "Paper") is { } paper) yield return paper;
    }
}
