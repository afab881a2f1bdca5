using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Messages.Notices;

internal static class MessagesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/messages", async (Guid? after, Mailbox mailbox, CancellationToken ct) =>
        {
            var page = await mailbox.List(after, ct);
            return Results.Ok(new { items = page.Messages, after = page.Next });
        }).Requires(Permissions.SeeOwnMessages);

        api.MapPost("/messages/{id:guid}/opening", (Guid id, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new OpenMessage(id), ct: ct).ToHttp()).Requires(Permissions.SeeOwnMessages);
    }
}
