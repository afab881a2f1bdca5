using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Public;

/// <summary>Who holds which post on which day. What somebody may do follows from it and from nothing else.</summary>
public sealed class PostRegister
{
    private readonly YiwangDb db;
    private readonly CityDirectory city;

    internal PostRegister(YiwangDb db, CityDirectory city) => (this.db, this.city) = (db, city);

    /// <summary>With an account the post that it is opened for. In the caller's transaction; every later change is an appointment.</summary>
    /// <returns>Why not, where the post or the institution isn't in the pack or they don't belong together.</returns>
    public IReadOnlyList<Finding> TakeFirst(Guid accountId, string post, string institution, DateOnly from, DateOnly? to)
    {
        if (city.FindPost(post) is not { } known || city.FindInstitution(institution) is not { } body)
            return [Finding.Block("identity.no-such-post", $"没有岗位“{post}”或机构“{institution}”。", remedy: "请核对代码。")];
        if (!city.IsThere(post, institution, from))
            return [Finding.Block("identity.not-there", $"“{body.Name}”或“{known.Name}”这个岗位在 {from:yyyy-MM-dd} 不存在。", remedy: "请核对机构、岗位和日期。")];
        if (known.InstitutionKind != body.Kind)
            return [Finding.Block("identity.wrong-institution", $"“{body.Name}”没有“{known.Name}”这个岗位。", remedy: "请核对岗位和机构。")];

        db.Add(Tenure.Begin(accountId, new(body.Name, institution, known.Name, post), TenureNature.Post, from, to));
        return [];
    }

    /// <summary>The posts of the pack that the account holds on that day, the longest held first; none of an institution or post that is gone.</summary>
    public async Task<IReadOnlyList<HeldPost>> HeldBy(Guid accountId, DateOnly day, CancellationToken ct)
    {
        var held = await db.Set<Tenure>().AsNoTracking().Where(t => t.Person == accountId && t.Post != null && t.Institution != null).HeldOn(day)
            .OrderBy(t => t.From).ThenBy(t => t.Id).Select(t => new { t.Id, t.Post, t.Institution, t.From, t.To }).ToListAsync(ct);
        return [.. from t in held where city.IsThere(t.Post!, t.Institution!, day)
                   select new HeldPost(t.Id, accountId, t.Post!, t.Institution!, t.From, t.To)];
    }

    /// <summary>What keeps an account from being closed: posts still held, which end by the register and there only after a hand-over.</summary>
    [Requirement("LH-HT-017a")]
    public async Task<IReadOnlyList<Finding>> BeforeClosing(Guid accountId, DateOnly day, CancellationToken ct) =>
    [
        .. from held in await HeldBy(accountId, day, ct)
           select Finding.Block("hand-over.still-in-post", $"这个账号还担任“{city.GetInstitution(held.Institution).Name} {city.GetPost(held.Post).Name}”，不能停用。", Citation.Of(Law.LuohuContracts, 17, 1), "account",
               "请人事岗先办理交接，逐件指定接替人，再登记免去。"),
    ];

    /// <summary>The accounts that hold the post at the institution on that day: who was responsible then.</summary>
    [Requirement("LH-HT-017b")]
    public async Task<IReadOnlyList<Guid>> HoldersOf(string post, string institution, DateOnly day, CancellationToken ct) =>
        !city.IsThere(post, institution, day) ? [] : await db.Set<Tenure>().AsNoTracking().Where(t => t.Institution == institution && t.Post == post).HeldOn(day)
            .OrderBy(t => t.Person).Select(t => t.Person).Distinct().ToListAsync(ct);
}

/// <summary>A post held at an institution, from a day to a day, both included.</summary>
public sealed record HeldPost(Guid Id, Guid AccountId, string Post, string Institution, DateOnly From, DateOnly? To);
