using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Welfare;

/// <summary>A children's welfare institution of the county enters the register; at first it provides nothing.</summary>
[Requires(Permissions.KeepWelfare)]
internal sealed record EnterWelfareInstitution(Guid Id, string Name, string Address) : ICommand;

/// <summary>How its children get rehabilitation from today on.</summary>
[Requires(Permissions.KeepWelfare)]
internal sealed record ArrangeWelfareService(Guid Id, WelfareArrangement Arrangement) : ICommand;

internal sealed class KeepWelfareHandler(WelfareDb db, WelfareReader reader, InstitutionRegister register, WelfareInbox inbox, CurrentUser user, TimeProvider clock)
    : IHandle<EnterWelfareInstitution>, IHandle<ArrangeWelfareService>
{
    private const int Most = 500;

    public async Task<Outcome> Handle(EnterWelfareInstitution command, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var others = await reader.Mine(ct);
        if (command.Name.Length is 0 or > WelfareRule.LongestText) findings.Add(WelfareRule.Refusal("name", $"请填写机构名称（{WelfareRule.LongestText} 字以内）。", "与登记证书一致。"));
        if (command.Address.Length is 0 or > WelfareRule.LongestText) findings.Add(WelfareRule.Refusal("address", $"请填写地址（{WelfareRule.LongestText} 字以内）。", "写到路和门牌。"));
        if (others.Any(w => w.Name == command.Name)) findings.Add(WelfareRule.Refusal("name", "本县（市、区）已登记了这家机构。", "请在名单里打开它。"));
        if (others.Count >= Most) findings.Add(WelfareRule.Refusal("name", $"最多登记 {Most} 家。", "请核对是不是重复登记。"));
        if (findings.Count > 0) return Outcome.From(findings);
        db.Welfare.Add(WelfareInstitution.Enter(command.Id, user.Region, command.Name, command.Address, clock.Today()));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ArrangeWelfareService command, CancellationToken ct)
    {
        if (await db.Welfare.ByKey(command.Id, ct) is not { } one || one.Region != user.Region) return Outcome.NotFound;
        var provider = command.Arrangement.Provider.Length == 0 ? null : await register.Of(command.Arrangement.Provider, ct);
        var outcome = one.Arrange(command.Arrangement, provider, clock.Today());
        if (outcome.IsDone) await inbox.Keep(one, "", ct);
        return outcome;
    }
}

/// <summary>One item while the provider is lost.</summary>
internal sealed class WelfareInbox(Offices offices)
{
    public Task Keep(WelfareInstitution one, string providerName, CancellationToken ct) => offices.Keep(one.Subject, one.ProviderLostFrom is not { } from ? []
        : offices.For(offices.FederationOf(one.Region), Permissions.KeepWelfare, Offices.ItemOf($"{one.Subject}/{from:O}"), ("福利机构另作安排", $"{one.Name}：{providerName}不再定点", $"/staff/welfare-institutions/{one.Id}"), null, WelfareLaw.Place), ct);
}

/// <summary>An institution lost its designation: whoever relied on it is told.</summary>
internal sealed class WelfareHearer(WelfareDb db, InstitutionRegister register, WelfareInbox inbox) : IHear<DesignationWithdrawn>
{
    [Article(Law.ShanweiRehabilitationAid, 14, 2), Requirement("SW-KF-014b")]
    public async Task Hear(DesignationWithdrawn fact, CancellationToken ct)
    {
        var name = (await register.Of(fact.Code, ct))?.Name ?? fact.Code;
        foreach (var one in await db.Welfare.Where(w => w.Provider == fact.Code).OrderBy(w => w.Id).ToListAsync(ct))
        {
            one.LoseProvider(name, fact.From);
            await inbox.Keep(one, name, ct);
        }
    }
}

/// <summary>The register of the current user's county.</summary>
internal sealed class WelfareReader(WelfareDb db, CurrentUser user)
{
    private const int MostShown = 500;

    public async Task<IReadOnlyList<WelfareInstitution>> Mine(CancellationToken ct) => await db.Welfare.AsNoTracking().Where(w => w.Region == user.Region).OrderBy(w => w.Id).Take(MostShown).ToListAsync(ct);

    public async Task<WelfareInstitution?> Find(Guid id, CancellationToken ct) => await db.Welfare.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id && w.Region == user.Region, ct);
}
