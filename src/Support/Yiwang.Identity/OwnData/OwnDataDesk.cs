using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Looks;

namespace Yiwang.Identity.OwnData;

/// <summary>Who looked at the data of the one who asks, and of the children whose guardian he is today.</summary>
internal sealed class OwnDataDesk(IdentityDb db, LookReader looks, CurrentUser user, TimeProvider clock)
{
    private const int MostWards = 20;

    [Requirement("LF-SZ-227")]
    public async Task<LookPage> Looks(string? after, CancellationToken ct)
    {
        var (own, today) = (user.AccountId!.Value, clock.Today());
        var wards = await db.Guardianships.Where(g => g.GuardianId == own && g.EndedAt == null && g.From <= today && g.Until > today).Select(g => g.WardId).OrderBy(id => id).Take(MostWards).ToListAsync(ct);
        Guid[] accounts = [own, .. wards];
        var numbers = await db.Accounts.Where(a => accounts.Contains(a.Id) && a.CitizenNumberIndex != null).Select(a => a.CitizenNumberIndex!).ToListAsync(ct);
        return await looks.About(accounts, numbers, after, ct);
    }
}

internal static class OwnDataApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/my/data", async (string? after, OwnDataDesk desk, CancellationToken ct) =>
    {
        var page = await desk.Looks(after, ct);
        return Results.Ok(new
        {
            looks = page.Looks.Select(l => new { l.At, post = l.PostName, institution = l.InstitutionName, l.What, l.Purpose, l.Href, article = l.Under?.ToString(), articleHref = l.Under?.Href }),
            page.Next,
        });
    }).Requires(Permissions.OwnAccount);
}
