using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;
using Yiwang.Platform.Files;

namespace Yiwang.Simulation;

/// <summary>
/// 海丰县 for one year: invented children in invented institutions with their months, written in bulk as the product's own objects, and what
/// each of them must come to by plain arithmetic. The benchmark uses it too.
/// </summary>
internal sealed class CountyYear(int children, int institutions, int months)
{
    public const string County = "441521", Neighbour = "441502";
    public const int Year = 2026, MostPaid = 10;
    private const int Batch = 150;
    private static readonly DateOnly Entered = new(2025, 12, 1), Left = new(Year, 6, 15);

    private readonly Dictionary<string, RehabilitationInstitution> houses = [];
    private readonly Dictionary<string, Guid> trainers = [];
    private readonly Dictionary<(int Month, bool PartTime, bool Short, bool Leaves), TrainingRecord> records = [];

    /// <summary>By institution, in fen.</summary>
    public Dictionary<string, long> Expected { get; } = [];

    public int MonthsPaid { get; private set; }

    public int MonthsRecorded { get; private set; }

    public IEnumerable<string> Institutions => Enumerable.Range(0, institutions).Select(CodeOf);

    public static string CodeOf(int institution) => $"simulation-{institution:D2}";

    public async Task Load(YiwangDb db, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var i = 0; i < institutions; i++) Open(db, i);
        var grant = new AidGrant(); // one stands for all: a settlement asks the cares
        db.Entry(grant).Property(g => g.Region).CurrentValue = County;
        db.Entry(grant).State = EntityState.Detached;
        for (var first = 0; first < children; first += Batch)
        {
            for (var i = first; i < Math.Min(first + Batch, children); i++) Add(db, i, grant);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    // One in five is public, one in ten lies in the next county, where the standard is lower.
    private static bool IsPublic(int institution) => institution % 5 == 0;

    private static bool IsAway(int institution) => institution % 10 == 9;

    private void Open(YiwangDb db, int i)
    {
        var known = new Yiwang.Organisation.Public.Institution(CodeOf(i), $"示例模拟机构{i:D2}", InstitutionKinds.Rehabilitation, IsAway(i) ? Neighbour : County, null, "示例路", "0660-0000000");
        var house = RehabilitationInstitution.Enter(known, "", InstitutionKind.NonProfit, [Disability.Autism], null);
        house.Designate(new DateOnly(2020, 1, 1), FederationLevel.County, "示例");
        var trainer = Professional.Enter(house.Code, new NewProfessional(Guid.CreateVersion7(), "示例治疗师", "康复治疗师", new DateOnly(2020, 1, 1)) { Certificate = "示例", CertificateUntil = new DateOnly(2030, 12, 31) });
        (houses[house.Code], trainers[house.Code], Expected[house.Code]) = (house, trainer.Id, 0);
        db.AddRange(house, trainer);
    }

    private void Add(YiwangDb db, int i, AidGrant grant)
    {
        var (institution, partTime) = (i % institutions, i % 4 == 0);
        var (agreed, shortMarch, leaves) = (i % 50 != 7, i % 50 is 11 or 12, i % 50 == 13);
        var house = houses[CodeOf(institution)];
        var row = (partTime, IsPublic(institution)) switch { (false, true) => Rows.FullTimePublic, (false, false) => Rows.FullTimePrivate, (true, true) => Rows.PartTimePublic, _ => Rows.PartTimePrivate };
        var application = Apply(i);
        var care = Care.Choose(new CareChoice(application, grant, house.Code, house.Name, row, new DateOnly(2030, 9, 1)), Entered);
        care.Register($"HF-{Year}-{i:D5}", house.Name, Entered);
        if (agreed)
        {
            care.HandInAgreement(new Agreement(new AgreementText(), new StoredFile(new string('0', 64), "application/pdf", 1, "协议.pdf"), Entered));
            care.FileAgreement("示例残联 审核岗", "示例残联", Entered);
        }

        care.Serve(new DateOnly(Year, 1, 5), new DateOnly(Year, 1, 1), corrected: false);
        if (leaves) care.GiveUp("示例", Left);
        db.AddRange(application, care);
        for (var month = 1; month <= months; month++) db.Add(ServiceMonth.Of(care, Record(month, partTime, shortMarch && month == 3, leaves && month == Left.Month), [trainers[house.Code]], 2200_00, new DateOnly(Year, month, 1).AddMonths(1)));
        MonthsRecorded += months;

        var counting = !agreed ? 0 : Enumerable.Range(1, months).Count(m => !(shortMarch && m == 3) && !(leaves && m > Left.Month));
        var paid = Math.Min(counting, MostPaid);
        MonthsPaid += paid;
        Expected[house.Code] += paid * Yuan(row, IsAway(institution)) * 100L;
    }

    private static int Yuan(string row, bool away) => row switch { Rows.FullTimePublic => 1200, Rows.PartTimePublic => 600, Rows.PartTimePrivate => 1000, _ => away ? 2000 : 2200 };

    private static AidApplication Apply(int i)
    {
        var application = AidApplication.Start(Guid.CreateVersion7(), Guid.CreateVersion7(), Entered);
        application.Answer(_ => new AidAnswers
        {
            Place = new PlaceAnswers(Place.Household, County, null, null, null),
            Child = new ChildAnswers("测试小禾", "", new DateOnly(2021, 5, 10), Schooling.OrdinaryKindergarten),
        }, i.ToString("x64", CultureInfo.InvariantCulture));
        application.Submit(Entered);
        return application;
    }

    // Full-time: every weekday five hours with one of them single. Part-time: three single sessions a week. The year's first and last weeks,
    // which belong to other years too, are left out.
    private TrainingRecord Record(int month, bool partTime, bool isShort, bool leaves)
    {
        if (records.TryGetValue((month, partTime, isShort, leaves), out var known)) return known;
        var days = Enumerable.Range(1, DateTime.DaysInMonth(Year, month)).Select(d => new DateOnly(Year, month, d))
            .Where(d => d >= new DateOnly(Year, 1, 5) && d <= new DateOnly(Year, 12, 27) && (!leaves || d < Left) && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        var first = new DateOnly(Year, month, 1);
        var shortDay = days[7];
        var record = partTime
            ? new TrainingRecord(first, []) { Singles = [.. days.Where(d => d.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Wednesday or DayOfWeek.Friday && !(isShort && d == shortDay)).Select(d => new Session(d, 60))] }
            : new TrainingRecord(first, [.. days.Select(d => new Session(d, isShort && d == shortDay ? 240 : 300))]) { Singles = [.. days.Select(d => new Session(d, 60))] };
        return records[(month, partTime, isShort, leaves)] = record;
    }
}
