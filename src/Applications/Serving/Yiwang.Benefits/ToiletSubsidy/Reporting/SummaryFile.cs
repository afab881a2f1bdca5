using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Showing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Benefits.ToiletSubsidy.Reporting;

/// <summary>The summary as a file: town × public toilets and households, plan, done, rate.</summary>
internal static class SummaryFile
{
    private const string Heading = "镇（街道）,公厕计划（座）,公厕完成（座）,公厕完成率,户厕计划（户）,户厕完成（户）,户厕完成率";

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/staff/rural-toilets/summary.csv", Download).Requires(Permissions.LeadToilets);

    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-016")]
    public static string Csv(IReadOnlyList<SummaryLine> lines)
    {
        var csv = new StringBuilder("\uFEFF").Append(Heading).Append("\r\n"); // with the mark spreadsheets read it as UTF-8
        foreach (var line in lines.Append(Total(lines)))
            csv.Append(CultureInfo.InvariantCulture, $"{line.Town},{line.PublicPlan},{line.PublicDone},{Share.Shown(line.PublicDone, line.PublicPlan)},{line.HouseholdPlan},{line.HouseholdDone},{Share.Shown(line.HouseholdDone, line.HouseholdPlan)}\r\n");
        return csv.ToString();
    }

    public static SummaryLine Total(IReadOnlyList<SummaryLine> lines) =>
        new("合计", lines.Sum(l => l.PublicPlan), lines.Sum(l => l.PublicDone), lines.Sum(l => l.HouseholdPlan), lines.Sum(l => l.HouseholdDone));

    private static async Task<IResult> Download(ToiletBoards boards, TimeProvider clock, CancellationToken ct) =>
        Results.File(Encoding.UTF8.GetBytes(Csv(await boards.Summary(ct))), "text/csv; charset=utf-8", $"厕所革命进展汇总-{clock.Today():yyyyMMdd}.csv");
}
