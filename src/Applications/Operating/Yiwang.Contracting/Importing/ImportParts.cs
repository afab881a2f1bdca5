using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Importing;

/// <summary>What importing adds to the running system.</summary>
internal static class ImportParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<Imports>().AddScoped<ImportCheck>().AddScoped<ImportFiles>().AddSingleton<SheetMemory>();
        services.Handles<CheckImportHandler>().Handles<ContinueImportHandler>().Repeats<ImportWatch>();
    }

    public static void MapDocuments(IEndpointRouteBuilder site) => site.MapGet("/staff/contracts/import-template.xlsx", Template).Requires(Permissions.Enter);

    private static async Task<IResult> Template(CancellationToken ct)
    {
        using var file = new MemoryStream();
        await XlsxWriter.Write(file, "合同", ImportColumns.All, AsyncEnumerable.Empty<IReadOnlyList<object?>>(), ct);
        return Results.File(file.ToArray(), XlsxWriter.ContentType, "contracts-template.xlsx");
    }
}
