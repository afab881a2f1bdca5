using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Contracting.Paying;

/// <summary>The gate for the treasury's own system.</summary>
internal static class ClearanceApi
{
    public static void Map(RouteGroupBuilder contracts) => contracts.MapGet("/{number}/payment-clearance", Ask).Requires(Permissions.Clear);

    private static async Task<IResult> Ask(string number, ClearanceRule rule, CommandRunner commands, CancellationToken ct)
    {
        var slip = new ClearanceSlip();
        var outcome = await commands.Run(new AskClearance(Guid.CreateVersion7(), number, slip), ct: ct);
        return outcome.IsDone ? Results.Ok(rule.Sign(slip.Answer!)) : outcome.Findings.Any(f => f.Code == "contract.unknown-number") ? Http.Refusal(StatusCodes.Status404NotFound, outcome.Findings[0]) : Http.Refusal(outcome);
    }
}
