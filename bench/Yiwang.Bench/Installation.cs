using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Host;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Bench;

/// <summary>The product on a database of its own, in this process, without its web server.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly WebApplication app;

    private Installation(Engine engine, string folder, string connectionString, WebApplication app) =>
        (Engine, Folder, ConnectionString, this.app) = (engine, folder, connectionString, app);

    public Engine Engine { get; }

    public string Folder { get; }

    public string ConnectionString { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Migrated, with the demonstration city loaded, as <c>./run</c> would find it.</summary>
    public static async Task<Installation> Prepare(Engine engine, string name, Workplace place)
    {
        var folder = Directory.CreateDirectory(Path.Combine(place.Temporary, $"{engine.Setting}-{name}")).FullName;
        await engine.Create(name);
        var connectionString = engine.ConnectionString(folder, name);
        var app = YiwangHost.Build(
        [
            "--applicationName=Yiwang.Host", $"--Root={place.Root}", $"--Data={folder}", $"--Database={engine.Setting}", $"--ConnectionString={connectionString}",
            "--Demonstration=true", "--urls=http://127.0.0.1:0",
        ], serving: false);
        if (!await app.Prepare(Console.Error)) throw new InvalidOperationException("The installation could not be prepared.");
        return new Installation(engine, folder, connectionString, app);
    }

    /// <summary>Runs a command as a page does for whoever is signed in; a refusal is a fault of the benchmark.</summary>
    public async Task Run<TCommand>(CurrentUser user, TCommand command, Guid? key = null) where TCommand : ICommand
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(user);
        var outcome = await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(command, key);
        if (!outcome.IsDone) throw new InvalidOperationException($"{typeof(TCommand).Name}: {string.Join("; ", outcome.Findings.Select(f => $"{f.Code} {f.Message}"))}");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>Where things lie: the repository, and a folder that is gone afterwards.</summary>
internal sealed record Workplace(string Root, string Temporary)
{
    public string HostProgram => Path.Combine(Root, "artifacts", "run", "Yiwang.Host.dll");

    public string Documentation => Path.Combine(Root, "docs", "performance.md");
}
