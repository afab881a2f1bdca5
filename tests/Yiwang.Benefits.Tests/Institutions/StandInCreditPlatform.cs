using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>Stands where 全国信用信息共享平台 would: another house, over real HTTP.</summary>
internal sealed class StandInCreditPlatform : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandInCreditPlatform(WebApplication app) => this.app = app;

    /// <summary>What is written to the next answers; by default a clean record.</summary>
    public Func<string, IResult> Answers { get; set; } = Clean;

    public List<string> Asked { get; } = [];

    public string Address => app.Urls.Single() + "/";

    public static IResult Clean(string creditCode) => Results.Json(new { creditCode, result = "none" });

    public static async Task<StandInCreditPlatform> Start(TownHall hall)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var platform = new StandInCreditPlatform(builder.Build());
        platform.app.MapGet("/records", (string creditCode) =>
        {
            platform.Asked.Add(creditCode);
            return platform.Answers(creditCode);
        });
        await platform.app.StartAsync();
        hall.Services.GetRequiredService<IConfiguration>()[CreditPlatform.Setting] = platform.Address;
        return platform;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
