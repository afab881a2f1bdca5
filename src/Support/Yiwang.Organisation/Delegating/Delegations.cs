using Microsoft.EntityFrameworkCore;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Delegating;

/// <summary>A delegation as its page and the API show it.</summary>
internal sealed record SeenDelegation(Guid Id, bool IsMine, string Giver, string Receiver, string PostName, string InstitutionName, IReadOnlyList<string> Permissions, DateOnly From, DateOnly To, string Because, string Status);

internal sealed class Delegations(YiwangDb db, CityDirectory city, PeopleNames names, CurrentUser user, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>What the user gave and was given, the newest first.</summary>
    public async Task<IReadOnlyList<SeenDelegation>> Mine(CancellationToken ct)
    {
        if (user.AccountId is not { } me) return [];
        var (found, today) = (await db.Set<Delegation>().AsNoTracking().Where(d => d.Giver == me || d.Receiver == me).OrderByDescending(d => d.Id).Take(Most).ToListAsync(ct), Kernel.ChinaTime.Today(clock));
        var nameOf = await names.Of(found.SelectMany(d => new[] { d.Giver, d.Receiver }), ct);
        return [.. found.Select(d => new SeenDelegation(d.Id, d.Giver == me, nameOf(d.Giver), nameOf(d.Receiver), city.FindPost(d.Post)?.Name ?? d.Post, city.FindInstitution(d.Institution)?.Name ?? d.Institution,
            d.Permissions, d.From, d.To, d.Because, StatusOf(d, today)))];
    }

    private static string StatusOf(Delegation d, DateOnly today) => d switch
    {
        { RevokedAt: not null } => "已收回",
        _ when d.To < today => "已到期",
        _ when d.From > today => "还没有开始",
        _ => "有效",
    };
}
