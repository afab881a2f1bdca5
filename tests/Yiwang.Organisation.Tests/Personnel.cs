using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Testing;

namespace Yiwang.Organisation.Tests;

/// <summary>The personnel officer of the demonstration, and what is asked of the register.</summary>
internal static class Personnel
{
    public static readonly Actor Officer = new("示例人事", "personnel", "人事岗", Permissions.SeeAppointments, Permissions.Register, Permissions.SeeVacancies);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string Table(string name) => File.ReadAllText(Repository.PathOf("tests", "Yiwang.Organisation.Tests", "Tables", name));

    public static AppointmentLine Line(AppointmentKind kind, string people, string unit, string duty) =>
        new(kind, [.. people.Split('、').Select(p => new PersonMark(p))], unit, duty) { At = "l0." };

    public static AppointmentLine OfStaff(AppointmentKind kind, string staffNumber, string unit, string duty, string? post = null) =>
        new(kind, [new PersonMark("", staffNumber)], unit, duty) { At = "l0.", Post = post };

    public static Task<Outcome> Registers(this TownHall hall, DateOnly on, params AppointmentLine[] lines) =>
        hall.Runs(Officer, new RegisterAppointments(new(null, on, null, null), lines));

    public static Task<Outcome> Registers(this TownHall hall, SheetHead head, IReadOnlyList<AppointmentLine> lines) => hall.Runs(Officer, new RegisterAppointments(head, lines));

    public static async Task Registered(this TownHall hall, DateOnly on, params AppointmentLine[] lines)
    {
        var outcome = await hall.Registers(on, lines);
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Findings.Select(f => f.Message)));
    }

    public static Task<Guid> PersonCalled(this TownHall hall, string mark) =>
        hall.Asks(Officer, async (Yiwang.Platform.Data.YiwangDb db) => (await db.Set<Official>().AsNoTracking().Where(o => o.Became == null).ToListAsync(Ct)).First(o => o.Mark == mark).Id);

    public static async Task<IReadOnlyList<ListedTenure>> TenuresOf(this TownHall hall, string mark)
    {
        var person = await hall.PersonCalled(mark);
        return await hall.Asks(Officer, (TenureList tenures) => tenures.Of(person, Ct));
    }

    public static Task<IReadOnlyList<Appointment>> Entries(this TownHall hall) =>
        hall.Look(async db => (IReadOnlyList<Appointment>)await db.Set<Appointment>().AsNoTracking().OrderBy(a => a.Id).ToListAsync(Ct));

    public static Task<Notice> NoticeOf(this TownHall hall, DateOnly from, DateOnly to) => hall.Asks(Officer, (EntryList entries) => entries.NoticeOf("示例市人民政府", from, to, Ct));

    public static Task<InOffice> InOfficeOn(this TownHall hall, DateOnly day, string unit = "") => hall.Asks(Officer, (TenureList tenures) => tenures.On(day, unit, Ct));

    public static async Task<Guid> AccountOf(this TownHall hall, string key) => (await hall.Asks(Officer, (AccountDirectory accounts) => accounts.FindDemonstration(key, Ct)))!.AccountId;
}
