using System.Globalization;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Time;

/// <summary>Moves the demonstration to another day, so that holidays and overdue cases can be seen.</summary>
[Requires(PlatformPermissions.SetBusinessDate)]
public sealed record SetBusinessDate(DateOnly Day) : ICommand;

internal sealed class SetBusinessDateHandler(YiwangDb db, YiwangOptions options, BusinessClock clock) : IHandle<SetBusinessDate>
{
    public async Task<Outcome> Handle(SetBusinessDate command, CancellationToken ct)
    {
        if (!options.Demonstration) return Outcome.Refused("demo.off", "只有演示环境可以设定业务日期。");
        if (command.Day.Year is < 2016 or > 2099) return Outcome.Refused("demo.date", "请填 2016年至 2099年之间的日期。", where: "day");

        var value = command.Day.ToString("O", CultureInfo.InvariantCulture);
        if (await db.Set<Setting>().FindAsync([BusinessDateSetting.Name], ct) is { } setting) setting.Value = value;
        else db.Add(new Setting { Name = BusinessDateSetting.Name, Value = value });
        clock.Set(command.Day);
        return Outcome.Done;
    }
}

/// <summary>Loads the demonstration's date at start.</summary>
public sealed class BusinessDateSetting(YiwangDb db, YiwangOptions options, BusinessClock clock)
{
    internal const string Name = "business-date";

    /// <summary>Whether the demonstration has been loaded: its date is the first thing that is set.</summary>
    public async Task<bool> IsSet(CancellationToken ct = default) => await db.Set<Setting>().FindAsync([Name], ct) is not null;

    public async Task Apply(CancellationToken ct = default)
    {
        if (options.Demonstration && await db.Set<Setting>().FindAsync([Name], ct) is { } setting)
        {
            clock.Set(DateOnly.ParseExact(setting.Value, "O", CultureInfo.InvariantCulture));
        }
    }
}
