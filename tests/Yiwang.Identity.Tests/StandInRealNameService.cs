using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Identity.RealName;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

/// <summary>Stands where the provincial service for real names would: another house, over real HTTP.</summary>
internal sealed class StandInRealNameService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IConfiguration configuration;

    private StandInRealNameService(WebApplication app, IConfiguration configuration) => (this.app, this.configuration) = (app, configuration);

    /// <summary>What is written to the next answers; by default everybody is who he says.</summary>
    public Func<IResult> Answers { get; set; } = () => Says(true);

    public List<string> Asked { get; } = [];

    public static IResult Says(bool matches) => Results.Json(new { matches, source = "示例省核验服务" });

    public static async Task<StandInRealNameService> Start(TownHall hall)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var service = new StandInRealNameService(builder.Build(), hall.Services.GetRequiredService<IConfiguration>());
        foreach (var what in new[] { "/persons", "/legal-persons" })
        {
            service.app.MapPost(what, async (HttpRequest request) =>
            {
                service.Asked.Add(request.QueryString + await new StreamReader(request.Body).ReadToEndAsync());
                return service.Answers();
            });
        }

        await service.app.StartAsync();
        service.configuration[RealNameAddress.Setting] = service.app.Urls.Single() + "/";
        return service;
    }

    public Task GoAway() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        configuration[RealNameAddress.Setting] = null; // the scenarios of one hall share it
        await app.DisposeAsync();
    }
}
