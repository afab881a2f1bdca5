using System.Net;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

public sealed class FirstPageScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Theory]
    [InlineData("/_content/Yiwang.Design/yiwang.css", "text/css")]
    [InlineData("/api/openapi.json", "application/json")]
    public async Task What_every_page_needs_is_served_to_everybody(string address, string kind)
    {
        using var client = hall.Client();

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith(kind, answer.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/nowhere.png")]
    [InlineData("/staff/nowhere")]
    [InlineData("/api/nowhere")]
    public async Task An_address_that_does_not_exist_says_so_and_asks_nobody_to_sign_in(string address)
    {
        using var visitor = hall.Visitor();

        var page = await visitor.Opens(address);

        Assert.Equal((HttpStatusCode.NotFound, address), (page.Status, page.Address));
    }
}
