using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Platform.Time;

/// <summary>The official calendar: the State Council's holidays and make-up days, facts for the whole country.</summary>
internal static class CalendarPack
{
    public static WorkCalendar Read(YiwangOptions options)
    {
        var path = Path.Combine(options.PacksDirectory, "china", "holidays.csv");
        using var text = File.OpenText(path);
        var (calendar, findings) = WorkCalendar.FromCsv(text);
        PackException.ThrowIfAny([.. findings.Select(f => f with { Where = $"packs/china/holidays.csv:{f.Where}" })]);
        return calendar!;
    }
}
