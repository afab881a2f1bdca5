using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Amending.Impacts;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Amending.Loading;

/// <summary><c>/api/amendments</c>: load two versions (<c>?old=…&amp;new=…</c>, or the new one as the body), read the difference.</summary>
internal static class AmendmentsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/amendments", async (AmendingDb db, CancellationToken ct) => await Newest(db).Select(a => new { a.Id, a.Law, a.Title, a.LoadedAt }).ToArrayAsync(ct))
            .Requires(Permissions.CompareVersions);
        api.MapPost("/amendments", Load).Requires(Permissions.CompareVersions);
        api.MapGet("/amendments/{id:guid}", Difference).Requires(Permissions.CompareVersions);
    }

    /// <summary>What the list shows, newest first.</summary>
    public static IQueryable<Amendment> Newest(AmendingDb db) => db.Amendments.AsNoTracking().OrderByDescending(a => a.LoadedAt).Take(100);

    private static async Task<IResult> Load(string old, string? @new, string? name, HttpRequest request, VersionDesk desk, ImpactReader impacts, CancellationToken ct)
    {
        var version = @new is not null ? new NewVersion(@new, null) : new NewVersion(name ?? "新版本.txt", await Body(request, ct));
        var (id, compared) = await desk.Load(old, version, ct);
        return compared.Comparison is not { } comparison
            ? await Task.FromResult(Outcome.From(compared.Findings)).ToHttp()
            : Results.Json(new { id, difference = await Json(comparison, compared.Regulation?.Law ?? "", compared.Regulation, compared.Findings, impacts, ct) }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Difference(Guid id, AmendingDb db, RegulationLibrary library, ImpactReader impacts, CancellationToken ct) =>
        await db.Amendments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } found ? Results.NotFound()
            : Results.Ok(await Json(Comparison.Of(found.Old, found.New), found.Law, library.Find(found.Law), [], impacts, ct));

    private static async Task<object> Json(Comparison comparison, string law, Regulation? regulation, IEnumerable<Finding> findings, ImpactReader impacts, CancellationToken ct) =>
        AmendmentJson.Of(comparison, await impacts.Of(comparison, law, ct), regulation, findings);

    private static async Task<byte[]> Body(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (body.Length <= GazetteSplitter.MaxBytes && await request.Body.ReadAsync(buffer, ct) is > 0 and var read) body.Write(buffer, 0, read);
        return body.ToArray();
    }
}
