using System.Globalization;
using Yiwang.Bench.Commands;

namespace Yiwang.Bench.Lists;

/// <summary>Cases by the hundred thousand, written by the driver: rows as the product wrote them once, with other ids, numbers and days.</summary>
internal sealed class CaseLoad(Installation house, IReadOnlyList<Template> templates)
{
    private const string Cases = "procedures_cases", Items = "inbox_work_items";
    private const int OneInSoManyIsOpen = 10;
    private const int FirstSerial = 1_000_000;
    private static readonly DateTimeOffset Newest = new(2026, 2, 28, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1.5); // a million in not quite three years

    private readonly int counties = templates.Count;
    private int loaded;

    /// <summary>Adds older cases until there are so many.</summary>
    public async Task GrowTo(int total)
    {
        var ids = Enumerable.Range(loaded, total - loaded).Reverse().Select(i => (Serial: i, Id: Guid.CreateVersion7(ReceivedAt(i)))).ToArray();
        await Load(Cases, ids, Case);
        await Load(Items, ids, Item);
        loaded = total;
    }

    private static DateTimeOffset ReceivedAt(int serial) => Newest - serial * Apart;

    private static bool IsOpen(int serial) => serial / 3 % OneInSoManyIsOpen == 0;

    private Task Load(string table, (int Serial, Guid Id)[] ids, Func<int, Guid, Dictionary<string, object>> changed)
    {
        var columns = templates[0].Row(table, decided: true).Select(c => c.Column).ToArray();
        return house.Engine.Load(house.ConnectionString, table, columns, ids.Select(one =>
        {
            var (values, row) = (changed(one.Serial, one.Id), templates[one.Serial % counties].Row(table, !IsOpen(one.Serial)));
            return columns.Select(name => row.First(c => c.Column == name).Value is var seen && values.TryGetValue(name, out var other) ? Like(seen, other) : seen is DBNull ? null : seen).ToArray();
        }));
    }

    private Dictionary<string, object> Case(int serial, Guid id)
    {
        var at = ReceivedAt(serial);
        return new()
        {
            ["Id"] = id, ["Number"] = Number(serial), ["Applicant"] = new Guid(serial % 400_000, 0, 0, new byte[8]),
            ["ReceivedAt"] = at.UtcTicks, ["ReceivedOn"] = DateOnly.FromDateTime(at.UtcDateTime),
        };
    }

    private Dictionary<string, object> Item(int serial, Guid id)
    {
        var at = ReceivedAt(serial);
        var number = Number(serial);
        return new()
        {
            ["Id"] = Guid.CreateVersion7(at), ["Subject"] = $"case/{id:N}", ["Title"] = $"残疾儿童康复救助 {number}", ["NumberKey"] = Template.Squeezed(number),
            ["Serial"] = (FirstSerial + serial).ToString(CultureInfo.InvariantCulture), ["Href"] = $"/staff/rehabilitation-aid/{id}",
            ["SortsOn"] = DateOnly.FromDateTime(at.UtcDateTime).AddDays(14), ["OpenedAt"] = at.UtcTicks,
        };
    }

    private string Number(int serial)
    {
        var seen = templates[serial % counties].Number;
        return $"{seen[..(seen.LastIndexOf('-') + 1)]}{FirstSerial + serial}";
    }

    // SQLite keeps ids and days as text, PostgreSQL as what they are.
    private static object Like(object seen, object value) => (seen, value) switch
    {
        (string, Guid id) => id.ToString("D").ToUpperInvariant(),
        (string, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };
}
