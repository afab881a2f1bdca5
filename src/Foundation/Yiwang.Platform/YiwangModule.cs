using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Outbox;

namespace Yiwang.Platform;

/// <summary>
/// A module's table of contents: everything that it adds to the running system is listed in the one class that derives from this.
/// Its mappings (<c>IEntityTypeConfiguration</c>), migrations and pages are found in its assembly.
/// </summary>
public abstract class YiwangModule
{
    /// <summary>Lower-case name; the prefix of its tables and permissions, for example <c>benefits</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Every permission that its commands, pages and endpoints ask for, with the Chinese words for it.</summary>
    public virtual IReadOnlyDictionary<string, string> Permissions => new Dictionary<string, string>();

    /// <summary>Those of them that everybody holds who has signed in, about himself and whatever the post: no pack can take them away.</summary>
    public virtual IReadOnlyList<string> PermissionsOfEverybody => [];

    /// <summary>Handlers, hearers, jobs, queries.</summary>
    public virtual void AddTo(IServiceCollection services) { }

    /// <summary>JSON endpoints, below <c>/api</c>. Each names its permission or says that it is open.</summary>
    public virtual void MapTo(IEndpointRouteBuilder api) { }

    /// <summary>What a browser opens that is no page, at the address it says: a letter as PDF, an uploaded file. Marked like an endpoint.</summary>
    public virtual void MapDocuments(IEndpointRouteBuilder site) { }

    /// <summary>What is wrong with the module's part of the packs. The host prints it and doesn't start while anything blocks.</summary>
    public virtual IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => [];

    /// <summary>
    /// Loads the module's part of the demonstration city, once, into an empty database. What it writes goes through commands
    /// or is reference data of the pack.
    /// </summary>
    public virtual Task LoadDemonstration(IServiceProvider services, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Verbs of <c>./run</c>.</summary>
    public virtual IEnumerable<Verb> Verbs => [];
}

/// <summary>A word after <c>./run</c>.</summary>
/// <param name="Name">As typed, for example <c>calendar</c>.</param>
/// <param name="Usage">One line in Chinese for <c>./run help</c>.</param>
/// <param name="Run">Gets the services and what follows the word; returns 0 done, 1 a finding that blocks, 2 bad usage.</param>
public sealed record Verb(string Name, string Usage, Func<IServiceProvider, string[], TextWriter, CancellationToken, Task<int>> Run)
{
    /// <summary>Whether the database must be there, migrated and loaded, before it runs.</summary>
    public bool NeedsDatabase { get; init; } = true;

    /// <summary>First words after the verb with which it does without the database after all.</summary>
    public IReadOnlyList<string> OfflineWords { get; init; } = [];

    /// <summary>What can begin while the database is being made ready; gets the services and what follows the word, and waits for nothing.</summary>
    public Action<IServiceProvider, string[]>? Ahead { get; init; }
}

public static class ModuleRegistration
{
    /// <summary>Registers a handler under each command that it handles.</summary>
    public static IServiceCollection Handles<THandler>(this IServiceCollection services) where THandler : class =>
        services.AddUnderInterfaces<THandler>(typeof(IHandle<>));

    /// <summary>Registers a hearer of facts; each kind of fact that it hears is delivered to it once committed.</summary>
    public static IServiceCollection Hears<THearer>(this IServiceCollection services) where THearer : class
    {
        foreach (var contract in InterfacesOf<THearer>(typeof(IHear<>)))
        {
            services.AddSingleton(new HearerRegistration(typeof(THearer).Name, contract.GetGenericArguments()[0], typeof(THearer)));
        }

        return services.AddScoped<THearer>();
    }

    /// <summary>Registers work that repeats, on one node at a time.</summary>
    public static IServiceCollection Repeats<TJob>(this IServiceCollection services) where TJob : class, IJob =>
        services.AddScoped<TJob>().AddSingleton(new JobRegistration(typeof(TJob)));

    private static IServiceCollection AddUnderInterfaces<T>(this IServiceCollection services, Type open) where T : class
    {
        foreach (var contract in InterfacesOf<T>(open)) services.AddScoped(contract, typeof(T));
        return services;
    }

    private static Type[] InterfacesOf<T>(Type open)
    {
        var found = typeof(T).GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == open).ToArray();
        return found.Length > 0 ? found : throw new InvalidOperationException($"{typeof(T).Name} implements no {open.Name}.");
    }
}
