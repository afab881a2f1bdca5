using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Benefits.RehabilitationAid.Institutions.Commercial;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>Stands where 国家企业信用信息公示系统 would: another house, over real HTTP.</summary>
internal sealed class StandInPublicitySystem : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandInPublicitySystem(WebApplication app) => this.app = app;

    /// <summary>What is written to the next answers; by default everybody is in business.</summary>
    public Func<string, IResult> Answers { get; set; } = code => State(code, "active");

    public List<string> Asked { get; } = [];

    public static IResult State(string creditCode, string state) => Results.Json(new { creditCode, state });

    public static async Task<StandInPublicitySystem> Start(TownHall hall)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var system = new StandInPublicitySystem(builder.Build());
        system.app.MapGet("/registrations", (string creditCode) =>
        {
            system.Asked.Add(creditCode);
            return system.Answers(creditCode);
        });
        await system.app.StartAsync();
        hall.Services.GetRequiredService<IConfiguration>()[CommercialRegistry.Setting] = system.app.Urls.Single() + "/";
        return system;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
