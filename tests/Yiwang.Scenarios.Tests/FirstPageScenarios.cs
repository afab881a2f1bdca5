using System.Net;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

public sealed class FirstPageScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Fact]
    public async Task The_components_page_opens_with_its_style()
    {
        using var visitor = hall.Visitor();

        var page = await visitor.Opens("/design");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var style = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var answer = await visitor.Http.GetAsync(new Uri("/" + style.TrimStart('/'), UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
