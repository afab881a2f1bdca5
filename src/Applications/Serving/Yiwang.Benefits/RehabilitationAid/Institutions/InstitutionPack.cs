using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>One of the three places in which 第十六条（三） has somebody look for a bad record.</summary>
/// <param name="ByInterface">Asked by the platform itself; nobody types its answer in.</param>
internal sealed record RecordSource(string Id, string Name, bool ByInterface);

/// <summary>What experts score, and the most that they can give.</summary>
internal sealed record Criterion(string Id, string Name, int Most);

/// <summary>One of the ten of 第二十一条.</summary>
/// <param name="NeedsBasis">The last one refers to other law, which has to be named.</param>
internal sealed record Situation(int Number, string Name, bool NeedsBasis)
{
    public Citation Place => Citation.Of(Law.ShanweiRehabilitationAid, 21, item: Number);
}

/// <summary>第十七条: the order of grades as the administrator keeps it, the highest first.</summary>
internal sealed record Grades(IReadOnlyList<string> Order, string AtLeast)
{
    /// <summary>Nothing in the text says which grade is the higher, so that only the kept order decides.</summary>
    [Article(Law.ShanweiRehabilitationAid, 17), Requirement("SW-KF-017")]
    public bool Suffices(string grade) => Order.TakeWhile(g => g != AtLeast).Append(AtLeast).Contains(grade);
}

internal enum Duty { Education, CivilAffairs, Health, HumanResources, MarketSupervision, DevelopmentReform, PublicSecurity }

/// <summary>Which office does what for a region: the five of 第十五条, the seven of 第十九条, the two of 第二十六条.</summary>
internal sealed record Department(string Region, Duty Duty, string Institution, string Post);

internal sealed record RegisterLine(string Code, InstitutionKind Kind, string CreditCode, IReadOnlyList<Disability> Serves, FederationLevel? Affiliation, DateOnly? DesignatedOn, int? Capacity);

/// <summary>What the city's pack says about institutions.</summary>
internal sealed record InstitutionPack(IReadOnlyDictionary<string, Setting> Settings)
{
    public const string File = "rehabilitation-institutions.yaml";

    public IReadOnlyList<RecordSource> Sources { get; init; } = [];
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];
    public IReadOnlyList<AdmissionItem> Admission { get; init; } = [];
    public IReadOnlyList<InspectionItem> Checklist { get; init; } = [];

    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021b")]
    public IReadOnlyList<Situation> Situations { get; init; } = [];
    public Grades Grades { get; init; } = new([], "");
    public IReadOnlyList<Department> Departments { get; init; } = [];
    public IReadOnlyList<RegisterLine> Register { get; init; } = [];
    public IReadOnlyList<(string Institution, NewProfessional Entry)> Staff { get; init; } = [];
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>第十五条: who countersigns beside the federation.</summary>
    public static readonly IReadOnlyList<Duty> Countersigning = [Duty.Education, Duty.CivilAffairs, Duty.Health, Duty.HumanResources, Duty.MarketSupervision];

    /// <summary>第十六条（二）: the standards in force on that day.</summary>
    public IReadOnlyList<AdmissionItem> AdmissionOn(DateOnly day) => [.. Admission.Where(i => i.IsInForceOn(day))];

    /// <summary>第二十六条（一）: what an inspection on that day looks at.</summary>
    public IReadOnlyList<InspectionItem> ChecklistOn(DateOnly day) => [.. Checklist.Where(i => i.IsInForceOn(day))];

    public int Number(string setting) => int.Parse(Settings[setting].Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The office with that duty for a region; the city's where the region has none of its own.</summary>
    public Department? Find(string region, Duty duty) => Departments.FirstOrDefault(d => d.Region == region && d.Duty == duty);

    public static InstitutionPack Read(YiwangOptions options, CityDirectory city) =>
        Read(YamlFile.Read(Path.Combine(options.PacksDirectory, options.City, File), Law.ShanweiRehabilitationAid), city);

    public static InstitutionPack Read(YamlFile file, CityDirectory city)
    {
        var root = file.Root;
        var pack = new InstitutionPack(ReadSettings(root.Map("settings")))
        {
            Sources = [.. root.Maps("sources").Select(m => new RecordSource(m.Text("id"), m.Text("name"), m.Flag("by-interface")))],
            Criteria = [.. root.Maps("criteria").Select(m => new Criterion(m.Text("id"), m.Text("name"), m.Number("most")))],
            Admission = [.. root.Maps("admission").Select(AdmissionItem.Read)],
            Checklist = InspectionItem.ReadAll(root),
            Situations = [.. root.Maps("situations").Select(m => new Situation(m.Number("id"), m.Text("name"), m.Has("needs-basis") && m.Flag("needs-basis")))],
            Grades = ReadGrades(root.Map("grades")),
            Departments = [.. root.Maps("departments").Select(m => ReadDepartment(m, city))],
            Register = [.. root.Maps("register").Select(m => ReadLine(m, city))],
            Staff = [.. root.Maps("staff").Select(ReadPerson)],
        };
        const int Listed = 10, Named = 3;
        if (!pack.Situations.Select(s => s.Number).SequenceEqual(Enumerable.Range(1, Listed))) root.Refuse("situations", "institutions.situations", $"第二十一条所列情形应为 {Listed} 项，依次编号。");
        if (pack.Sources.Count < Named) root.Refuse("sources", "institutions.sources", "第十六条（三）所列的查询来源应为 3 个。");
        return pack with { Findings = file.Finish() };
    }

    private static Dictionary<string, Setting> ReadSettings(YamlMap map)
    {
        var read = new Dictionary<string, Setting>();
        foreach (var key in new[] { "source-valid-days", "list-months", "progress-months", "opinion-days", "receipt-days", "objection-days", "inspection-months", "registration-days" })
        {
            var one = map.Map(key);
            var value = one.Number("value");
            if (value is < 1 or > 3650) one.Refuse("value", "institutions.setting", $"“{key}”应为 1 至 3650。");
            read[key] = new(key, one.Text("label"), $"{value}", one.Citation("article"), one.Choice<Basis>("basis"));
        }

        return read;
    }

    private static Grades ReadGrades(YamlMap map)
    {
        map.Citation("article");
        map.Choice<Basis>("basis");
        var grades = new Grades(map.Texts("order"), map.Text("at-least"));
        if (!grades.Order.Contains(grades.AtLeast)) map.Refuse("at-least", "institutions.grade", $"等级序列里没有“{grades.AtLeast}”。");
        return grades;
    }

    private static Department ReadDepartment(YamlMap map, CityDirectory city)
    {
        var read = new Department(map.Text("region"), map.Choice<Duty>("duty"), map.Text("institution"), map.Text("post"));
        if (city.FindInstitution(read.Institution) is null) map.Refuse("institution", "institutions.department", $"institutions.yaml 中没有“{read.Institution}”。");
        if (city.FindPost(read.Post) is null) map.Refuse("post", "institutions.post", $"posts.yaml 中没有岗位“{read.Post}”。");
        return read;
    }

    private static RegisterLine ReadLine(YamlMap map, CityDirectory city)
    {
        var line = new RegisterLine(map.Text("code"), map.Choice<InstitutionKind>("kind"), map.Text("credit-code"), map.Choices<Disability>("serves"),
            map.Has("affiliation") ? map.Choice<FederationLevel>("affiliation") : null, map.OptionalDate("designated-on"), map.OptionalNumber("capacity"));
        if (city.FindInstitution(line.Code) is not { Kind: InstitutionKinds.Rehabilitation } known) map.Refuse("code", "institutions.unknown", $"institutions.yaml 中没有康复机构“{line.Code}”。");
        else if (known.IsDesignated != line.DesignatedOn is not null) map.Refuse("code", "institutions.designated", $"“{line.Code}”是否定点，与 institutions.yaml 不一致。");
        if (!CreditCode.TryParse(line.CreditCode, out _, out var problem)) map.Refuse("credit-code", problem.Code, problem.Message, problem.Remedy);
        return line;
    }

    private static (string, NewProfessional) ReadPerson(YamlMap map) => (map.Text("institution"), new NewProfessional(Guid.CreateVersion7(), map.Text("name"), map.Text("job"), map.Date("on-duty"))
    {
        Certificate = map.OptionalText("certificate") ?? "", CertificateUntil = map.OptionalDate("until"), TrainedOn = map.OptionalDate("trained"), TestedOn = map.OptionalDate("tested"),
    });
}
