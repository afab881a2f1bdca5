using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Yiwang.Identity.Public;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Time;

namespace Yiwang.Testing;

/// <summary>
/// The real host with the demonstration city, a database of its own and a clock that stands still, once for each test class
/// (<c>IClassFixture&lt;TownHall&gt;</c>). Nothing runs in the background: <see cref="Everything_is_delivered"/> says when.
/// </summary>
public class TownHall : IAsyncLifetime
{
    internal static readonly Lazy<Task<TestDatabase>> Template = new(PrepareTemplate);

    private TestDatabase? database;
    private HostFactory? factory;

    /// <summary>Which engine this run of the tests is on.</summary>
    public static bool IsOnPostgres => TestDatabase.IsPostgres;

    public IServiceProvider Services => Factory.Services;

    public BusinessClock Clock => Services.GetRequiredService<BusinessClock>();

    /// <summary>The day that the law is counted by.</summary>
    public DateOnly Today => Clock.Today();

    public async ValueTask InitializeAsync()
    {
        database = await (await Template.Value).Copy();
        factory = new HostFactory(database, Settings) { HashesInEarnest = HashesInEarnest };
        if (Listens) factory.UseKestrel(0);
        factory.StartServer();
    }

    public async ValueTask DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        if (database is not null) await Leave(database);
        GC.SuppressFinalize(this);
    }

    /// <summary>The person of the pack's accounts.yaml with that key, in the post held today, for example <c>reviewer-lufeng-1</c>.</summary>
    public async Task<Actor> As(string account)
    {
        await using var scope = Services.CreateAsyncScope();
        var ct = TestContext.Current.CancellationToken;
        var person = await scope.ServiceProvider.GetRequiredService<AccountDirectory>().FindDemonstration(account, ct)
            ?? throw new InvalidOperationException($"The demonstration city has no account {account}.");
        return Actor.Of((await scope.ServiceProvider.GetRequiredService<Actors>().Find(person.AccountId, ct))!);
    }

    public async Task<Outcome> Runs<TCommand>(string account, TCommand command, Guid? key = null) where TCommand : ICommand =>
        await Runs(await As(account), command, key);

    /// <summary>Runs the command as that person would by a page or the API.</summary>
    public async Task<Outcome> Runs<TCommand>(Actor who, TCommand command, Guid? key = null) where TCommand : ICommand
    {
        await using var scope = Services.CreateAsyncScope();
        who.Enter(scope.ServiceProvider.GetRequiredService<CurrentUser>());
        return await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(command, key, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks a service of the house as that person, for example a query.</summary>
    public async Task<T> Asks<TService, T>(Actor who, Func<TService, Task<T>> question) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        who.Enter(scope.ServiceProvider.GetRequiredService<CurrentUser>());
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Looks into the tables.</summary>
    public async Task<T> Look<T>(Func<YiwangDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<YiwangDb>());
    }

    /// <summary>What the ledger holds about the subject, oldest first.</summary>
    public async Task<IReadOnlyList<RecordedAct>> LedgerOf(string subject)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LedgerReader>().ActsAbout(subject, TestContext.Current.CancellationToken);
    }

    /// <summary>The courier goes until nobody has anything left to hear.</summary>
    /// <returns>How many deliveries were heard.</returns>
    public Task<int> Everything_is_delivered() =>
        Services.GetRequiredService<Courier>().DeliverDue(TestContext.Current.CancellationToken);

    /// <summary>Nine in the morning of that day.</summary>
    public void It_is(DateOnly day) => Clock.Set(day);

    public void Time_passes(TimeSpan span) => Factory.Time.Advance(span);

    /// <summary>A browser without JavaScript in which nobody has signed in.</summary>
    public Visitor Visitor() => new(Factory.CreateClient());

    /// <summary>A browser in which that person of accounts.yaml has signed in by the button of the demonstration.</summary>
    public async Task<Visitor> Visitor(string account)
    {
        var visitor = Visitor();
        await (await visitor.Opens("/sign-in")).Form("demonstration").Submit(account);
        return visitor;
    }

    public HttpClient Client() => Factory.CreateClient();

    /// <summary>Settings of this house beside those of all tests.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>Whether it listens on a real port instead of answering in memory.</summary>
    protected virtual bool Listens => false;

    /// <summary>Whether a password costs as much as outside of the tests.</summary>
    protected virtual bool HashesInEarnest => false;

    private protected HostFactory Factory => factory ?? throw new InvalidOperationException("The town hall has not opened.");

    private static async Task Leave(TestDatabase database)
    {
        await using (database) await PlainNumbers.Refuse(database);
    }

    private static Task<TestDatabase> PrepareTemplate() => TestDatabase.Template(async database =>
    {
        await using var host = new HostFactory(database);
        host.StartServer(); // migrates and loads the demonstration city
    });
}
