namespace Yiwang.Kernel.Tests;

/// <summary>The official calendar that ships with the product, read once.</summary>
internal static class Calendars
{
    public static readonly string Root = FindRoot();

    public static readonly WorkCalendar Official = Read();

    public static DateOnly D(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    private static WorkCalendar Read()
    {
        using var text = File.OpenText(Path.Combine(Root, "packs", "china", "holidays.csv"));
        return WorkCalendar.FromCsv(text).Calendar ?? throw new InvalidDataException("packs/china/holidays.csv is not usable.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Yiwang.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
