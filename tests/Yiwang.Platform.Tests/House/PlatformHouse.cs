using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Time;
using Yiwang.Testing;

namespace Yiwang.Platform.Tests.House;

/// <summary>The platform with one small module on an empty database: what holds here holds for every module.</summary>
internal sealed class PlatformHouse : IAsyncDisposable
{
    public static readonly Guid Somebody = Guid.CreateVersion7(), SomebodyElse = Guid.CreateVersion7();

    private readonly TestDatabase database;
    private readonly bool owns;
    private readonly ServiceProvider services;

    private PlatformHouse(TestDatabase database, bool owns, TimeProvider? real)
    {
        (this.database, this.owns) = (database, owns);
        var options = new YiwangOptions
        {
            Database = TestDatabase.Engine,
            ConnectionString = database.ConnectionString,
            DataDirectory = database.DataDirectory,
            PacksDirectory = database.DataDirectory,
            City = "test",
            Demonstration = true,
        };
        var collection = new ServiceCollection().AddLogging().AddSingleton(new BusinessClock(real ?? TimeProvider.System)).AddYiwangPlatform(options).AddBackgroundWork();
        foreach (var module in new YiwangModule[] { new PlatformModule(), new ParcelsModule() })
        {
            collection.AddSingleton(module);
            module.AddTo(collection);
        }

        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public IServiceProvider Services => services;

    public string DataDirectory => database.DataDirectory;

    public Mood Mood => services.GetRequiredService<Mood>();

    public IHostedService Background => services.GetServices<IHostedService>().Single();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A new house whose tables are made.</summary>
    public static async Task<PlatformHouse> Open(TimeProvider? real = null)
    {
        var house = await OpenUnmigrated(real);
        await house.In<DatabaseMigrator, object>(async m => await m.Migrate(Ct));
        return house;
    }

    public static async Task<PlatformHouse> OpenUnmigrated(TimeProvider? real = null) => new(await TestDatabase.New(), owns: true, real);

    /// <summary>A second node on the same database.</summary>
    public PlatformHouse SecondNode() => new(database, owns: false, real: null);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (owns) await database.DisposeAsync();
    }

    public Task<Outcome> Run<TCommand>(TCommand command, Guid? key = null) where TCommand : ICommand =>
        RunAs(Somebody, command, key, ParcelsModule.Handle);

    public async Task<Outcome> RunAs<TCommand>(Guid account, TCommand command, Guid? key, params IEnumerable<string> permissions) where TCommand : ICommand
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(account, "测试甲", "clerk", "经办人", "", "", "", permissions.ToHashSet());
        return await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(command, key, Ct);
    }

    /// <summary>A parcel that arrived, with its subject.</summary>
    public async Task<(Guid Id, string Subject)> A_parcel()
    {
        var id = Guid.CreateVersion7();
        Assert.True((await Run(new ReceiveParcel(id))).IsDone);
        return (id, Parcel.SubjectOf(id));
    }

    public Task<int> Deliver() => services.GetRequiredService<Courier>().DeliverDue(Ct);

    /// <summary>Lets what was postponed be due now.</summary>
    public Task Time_for_another_attempt() => Sql("UPDATE platform_deliveries SET \"NextAt\" = 0");

    public Task<LedgerVerdict> Verify(string? subject = null) => In<LedgerVerifier, LedgerVerdict>(v => v.Verify(subject, ct: Ct));

    public Task<T[]> All<T>() where T : class => In<YiwangDb, T[]>(db => db.Set<T>().AsNoTracking().ToArrayAsync(Ct));

    /// <summary>What the hearer wrote about the subject, in the order in which it heard it.</summary>
    public async Task<string[]> Heard(string hearer, string subject) =>
        [.. (await All<Heard>()).Where(h => h.Hearer == hearer && h.Subject == subject).OrderBy(h => h.Place).Select(h => h.What)];

    /// <summary>Behind the platform's back, as somebody with the database's password could.</summary>
    public Task<int> Sql(string sql) => In<YiwangDb, int>(db => db.Database.ExecuteSqlRawAsync(sql, Ct));

    public async Task<T> In<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
