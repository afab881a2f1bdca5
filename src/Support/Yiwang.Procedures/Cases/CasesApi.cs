using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Cases;

internal static class CasesApi
{
    private const int UsualPage = 20;

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/mine", List).Requires(Permissions.SeeOwnCases);
        api.MapGet("/cases", List).Requires(Permissions.SeeCases);
    }

    private static Task<CasePage> List(ICaseReader cases, string? after, int? size, CaseState? state, CancellationToken ct) =>
        cases.List(after, size ?? UsualPage, state, ct);
}
