using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;

namespace Yiwang.Host;

/// <summary>What has to be true before anything runs: the schema is up to date, the demonstration city is loaded.</summary>
internal static class Preparation
{
    /// <summary>The demonstration begins on a Monday of a year with an official calendar, whatever the day is outside.</summary>
    private static readonly DateOnly DemonstrationBegins = new(2026, 3, 2);

    /// <returns>False when it can't run; the reason has been written.</returns>
    public static async Task<bool> Prepare(this WebApplication app, TextWriter complaints)
    {
        var options = app.Services.GetRequiredService<YiwangOptions>();
        await using var scope = app.Services.CreateAsyncScope();
        if (!await PacksAreSound(scope.ServiceProvider, complaints)) return false;
        var migrator = scope.ServiceProvider.GetRequiredService<DatabaseMigrator>();
        if (options.Demonstration || app.Configuration.GetValue("Migrate", false))
        {
            await using var alone = await migrator.Alone();
            await migrator.Migrate();
            if (options.Demonstration) await LoadDemonstration(scope.ServiceProvider);
        }
        else if (await migrator.IsBehind())
        {
            await complaints.WriteLineAsync("数据库结构不是最新的。请先运行：./run migrate");
            return false;
        }

        await scope.ServiceProvider.GetRequiredService<BusinessDateSetting>().Apply();
        return true;
    }

    public static async Task<IReadOnlyList<string>> Migrate(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var migrator = scope.ServiceProvider.GetRequiredService<DatabaseMigrator>();
        await using var alone = await migrator.Alone();
        return await migrator.Migrate();
    }

    public static async Task<int> ResetDemonstration(this WebApplication app, TextWriter output)
    {
        if (!app.Services.GetRequiredService<YiwangOptions>().Demonstration)
        {
            await output.WriteLineAsync("这不是演示环境，不清空。");
            return 1;
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().DropEverything();
        }

        if (!await app.Prepare(output)) return 1;
        await output.WriteLineAsync("演示城市已重新载入。");
        return 0;
    }

    private static async Task<bool> PacksAreSound(IServiceProvider services, TextWriter complaints)
    {
        // A module reads on top of what the floors below have read, so that those come first.
        var findings = Modules.All.Select(m => m.CheckPacks(services)).FirstOrDefault(f => f.Count > 0) ?? [];
        foreach (var finding in findings) await complaints.WriteLineAsync($"{finding.Where}：{finding.Message}{finding.Remedy}");
        var blocking = findings.Count(f => f.Severity is Severity.Blocks);
        if (blocking > 0) await complaints.WriteLineAsync($"城市包有 {blocking} 处不能用，没有启动。");
        return blocking == 0;
    }

    private static async Task LoadDemonstration(IServiceProvider services)
    {
        var date = services.GetRequiredService<BusinessDateSetting>();
        if (await date.IsSet()) return;
        services.GetRequiredService<CurrentUser>().BecomeSystem("demonstration", PlatformPermissions.SetBusinessDate);
        await services.GetRequiredService<CommandRunner>().Run(new SetBusinessDate(DemonstrationBegins));
        foreach (var module in Modules.All) await module.LoadDemonstration(services, CancellationToken.None);
    }
}
