using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Planning;

/// <summary>The two maps as GeoJSON (RFC 7946), with the counties' table beside the features.</summary>
internal static class PlanningApi
{
    private const string GeoJson = "application/geo+json";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rehabilitation-institutions/map", async (PlanningReader reader, CancellationToken ct) => Of(await reader.ForPublic(ct))).Open("康复需求和机构设置向社会公开");
        api.MapGet("/institution-planning", async (PlanningReader reader, CancellationToken ct) => Of(await reader.ForOffice(ct))).Requires(Permissions.SuperviseInstitutions);
    }

    [Article(Law.ShanweiRehabilitationAid, 14, 1), Requirement("SW-KF-014a")]
    private static IResult Of(PlanningSheet sheet) => Results.Json(new
    {
        type = "FeatureCollection",
        features = sheet.Counties.SelectMany(c => c.Towns.Where(t => t.Children != 0)
            .Select(t => Feature(t.Town.Longitude, t.Town.Latitude, new { kind = "demand", region = c.County.Code, town = t.Town.Name, t.Children }))
            .Concat(c.Institutions.Where(i => i.Town is not null).Select(i => Feature(i.Town!.Longitude, i.Town.Latitude, new { kind = "institution", region = c.County.Code, i.Institution.Code, i.Institution.Name, i.Institution.Capacity })))),
        counties = sheet.Counties.Select(c => new { region = c.County.Code, c.County.Name, c.Children, institutions = c.Institutions.Count, c.Capacity, townNotEntered = c.Elsewhere }),
        documents = sheet.Documents.Select(d => new { d.Id, d.Region, title = d.Text("title"), number = d.Text("number"), issuer = d.Text("issuer"), d.From }),
        smallest = sheet.Smallest,
    }, contentType: GeoJson);

    private static object Feature(double longitude, double latitude, object properties) =>
        new { type = "Feature", geometry = new { type = "Point", coordinates = new[] { longitude, latitude } }, properties };
}
