using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Yiwang.Platform;
using Yiwang.Platform.Time;
using Yiwang.Regulations.Public;

namespace Yiwang.Testing;

/// <summary>Starts the host as <c>./run</c> does, on a test database.</summary>
internal sealed class HostFactory(TestDatabase database, IReadOnlyDictionary<string, string>? settings = null) : WebApplicationFactory<Program>
{
    private const int FewRounds = 1_000;

    // What the packs register is the same for every house that reads the repository's own, and nobody writes into it: a seventh of a domain's run.
    private static readonly ConcurrentDictionary<string, Lazy<RegulationLibrary>> Libraries = [];

    public StoppedTime Time { get; } = new();

    /// <summary>Whether a password costs what it costs outside: two hundred thousand rounds, which is most of what a sign-in takes.</summary>
    public bool HashesInEarnest { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production"); // a fault shows the page that a visitor would get
        builder.UseSetting("Root", Repository.Root);
        builder.UseSetting("Data", database.DataDirectory);
        builder.UseSetting("Database", TestDatabase.Engine);
        builder.UseSetting("ConnectionString", database.ConnectionString);
        builder.UseSetting("Demonstration", "true");
        builder.UseSetting("Background", "false");
        builder.UseSetting("Overload:PerAccount", "0"); // a walk over all pages is faster than any person
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error));
        if (!HashesInEarnest) builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(h => h.IterationCount = FewRounds));
        builder.ConfigureTestServices(services => services
            .Replace(ServiceDescriptor.Singleton(new BusinessClock(Time)))
            .Replace(ServiceDescriptor.Singleton(provider => Library(provider.GetRequiredService<YiwangOptions>()))));
    }

    private static RegulationLibrary Library(YiwangOptions options) => options.PacksDirectory == Repository.PathOf("packs")
        ? Libraries.GetOrAdd(options.City, _ => new(() => RegulationLibrary.Load(options))).Value
        : RegulationLibrary.Load(options);
}
