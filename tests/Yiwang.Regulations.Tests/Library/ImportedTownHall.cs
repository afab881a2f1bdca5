using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Access;
using Yiwang.Regulations.Library.Importing;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>Classes of this collection read one town hall and change nothing in it. They run alone, since they also measure.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ImportedGazettes : ICollectionFixture<ImportedTownHall>
{
    public const string Name = "imported gazettes";
}

/// <summary>A town hall into which the five gazettes have been imported, once for all test classes that read them.</summary>
public sealed class ImportedTownHall : IAsyncLifetime
{
    public TownHall Hall { get; } = new();

    /// <summary>How long all five took, from opening the first file to the last commit.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>For how much of it the processor worked for this process.</summary>
    public TimeSpan Busy { get; private set; }

    internal IReadOnlyList<ImportedFile> Files { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await Hall.InitializeAsync();
        var (watch, busy) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var files = new List<ImportedFile>();
        foreach (var path in Seeds.Files) files.Add(await Imports(Hall, i => i.Import(path, replace: false, TestContext.Current.CancellationToken)));
        (Took, Busy, Files) = (watch.Elapsed, Environment.CpuUsage.TotalTime - busy, files);
    }

    public ValueTask DisposeAsync() => Hall.DisposeAsync();

    internal static async Task<ImportedFile> Imports(TownHall hall, Func<GazetteImport, Task<ImportedFile>> import)
    {
        await using var scope = hall.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("import", Permissions.ImportGazettes);
        return await import(scope.ServiceProvider.GetRequiredService<GazetteImport>());
    }
}
