using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;

namespace Yiwang.Inbox.Items;

internal static class InboxApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/inbox/items", async (string? kind, string? light, string? q, string? after, string? before, WorkItems items, CancellationToken ct) =>
        {
            var page = await items.List(InboxFilter.From(kind, light, q, after, before), ct);
            return Results.Ok(new
            {
                items = page.Items.Select(ItemJson.From),
                after = page.Next?.ToString(),
                before = page.Previous?.ToString(),
            });
        }).Requires(Permissions.SeeInbox);
}

/// <summary>One open item as the API gives it.</summary>
internal sealed record ItemJson(Guid Id, string Kind, string Title, string Href, DateOnly? DueOn, string? Light, string? Article, string? ArticleHref)
{
    public static ItemJson From(ListedItem item) => new(
        item.Id, item.Kind, item.Title, item.Href, item.DueOn, item.Light?.ToString().ToLowerInvariant(), item.Under?.ToString(), item.Under?.Href);
}
