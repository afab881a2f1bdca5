using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Yiwang.Platform.Data;

/// <summary>
/// Finds the migrations of all modules, so that a module's tables are made by the module. They are ordered by id
/// (<c>20261122_01_Platform</c>); EF's own service knows one assembly only.
/// </summary>
internal sealed class ModuleMigrations : IMigrationsAssembly
{
    private readonly SortedDictionary<string, TypeInfo> migrations = new(StringComparer.Ordinal);

    public ModuleMigrations(IDbContextOptions options)
    {
        var modules = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetServices<YiwangModule>() ?? [];
        foreach (var assembly in modules.Select(m => m.GetType().Assembly).Distinct())
        {
            foreach (var type in assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Migration)) && !t.IsAbstract))
            {
                var id = type.GetCustomAttribute<MigrationAttribute>()?.Id
                    ?? throw new InvalidOperationException($"{type.Name} has no [Migration] id.");
                migrations.Add(id, type.GetTypeInfo());
            }
        }
    }

    public IReadOnlyDictionary<string, TypeInfo> Migrations => migrations;

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(YiwangDb).Assembly;

    public string? FindMigrationId(string nameOrId) => migrations.Keys.FirstOrDefault(id =>
        id == nameOrId || id.EndsWith("_" + nameOrId, StringComparison.OrdinalIgnoreCase));

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass.AsType())!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }
}
