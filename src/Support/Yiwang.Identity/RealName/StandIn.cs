using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.RealName;

/// <summary>Stands where the provincial service would, in a demonstration only: invented people under numbers that are never given out are who they say.</summary>
internal static class StandIn
{
    public const string Path = "/api/demo/real-name/";
    private const string Source = "演示核验服务";

    public static void Map(IEndpointRouteBuilder api)
    {
        var house = api.MapGroup("/demo/real-name");
        house.MapPost("/persons", (Person asked) => Answer(IsInvented(asked.Name, asked.Number))).Open("演示用的省实名核验替身，不含真实数据");
        house.MapPost("/legal-persons", (Legal asked) => Answer(asked.Name.Contains("示例", StringComparison.Ordinal) && IsInvented(asked.Representative, asked.RepresentativeNumber)))
            .Open("演示用的省法人核验替身，不含真实数据");
    }

    private static IResult Answer(bool matches) => Results.Json(new { matches, source = Source });

    // The sequence 000 is never given out.
    private static bool IsInvented(string name, string number) =>
        (name.Contains("示例", StringComparison.Ordinal) || name.Contains("测试", StringComparison.Ordinal)) && CitizenNumber.TryParse(number, out var read, out _) && read.Reveal()[14..17] == "000";

    private sealed record Person(string Name, string Number);

    private sealed record Legal(string Name, string CreditCode, string Representative, string RepresentativeNumber);
}
