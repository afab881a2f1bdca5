using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.Tests.Rules;

/// <summary>The demonstration city's own rulebook, and short ways to describe children and claims. All persons are invented.</summary>
internal static class Pack
{
    public const string Urban = "441502", Haifeng = "441521", Luhe = "441523", Lufeng = "441581";
    public const string Luohu = "440303", Huilai = "445224";

    public static readonly string Root = FindRoot();
    public static readonly string Folder = Path.Combine(Root, "packs", "shanwei", "rulebooks");
    public static readonly RulebookLibrary Library = RulebookReader.Load(Folder).Library ?? throw new InvalidOperationException("The pack does not load.");

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    /// <summary>Four years old in 2026, 听力残疾, of 陆丰, with a certificate.</summary>
    public static ChildFacts Child => new(Day("2022-03-05"), Lufeng) { Disabilities = [Disability.Hearing], Degree = Degree.Severe, HasDisabilityCertificate = true };

    public static ApplicationFacts AtHome => new(Place.Household, Lufeng) { Indication = new(true, "示例评估机构", Day("2026-02-20")) };

    public static AidContext Case => new(Child, AtHome, Day("2026-03-02"), Library);

    public static IReadOnlyList<Finding> Check(ChildFacts child, ApplicationFacts application, string on) => Eligibility.Check(child, application, Library, Day(on));

    public static ServiceAssessment Assess(AidContext context, ServiceClaim claim) => Assert.Single(Amounts.Assess([claim], context));

    /// <summary>The pack with one line changed, as a county might write it.</summary>
    public static RulebookLoad Load(string city, params string[] counties) => RulebookReader.Load(
        YamlFile.Parse(city, "packs/示例/rehabilitation-aid.yaml", Law.ShanweiRehabilitationAid),
        YamlFile.Read(Path.Combine(Folder, "..", "regions.yaml")),
        [.. counties.Select((text, i) => YamlFile.Parse(text, $"packs/示例/县{i + 1}.yaml", Law.ShanweiRehabilitationAid))]);

    public static string Text(string file = "rehabilitation-aid.yaml") => File.ReadAllText(Path.Combine(Folder, file));

    public static TrainingMonth[] Months(int year, int first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TrainingMonth(new DateOnly(year, first, 1).AddMonths(i)))];

    public static Institution PublicIn(string region) => new(region, Organiser.DisabledFederation, 1);

    public static Institution PrivateIn(string region) => Institution.Private(region);

    public static void Blocks(IEnumerable<Finding> findings, string code)
    {
        var blocking = findings.Where(f => f.Severity is Severity.Blocks).ToArray();
        Assert.Equal([code], blocking.Select(f => f.Code).Distinct());
        Assert.All(blocking, f => Assert.True(f.Citation is not null && f.Remedy.Length > 0, $"{f.Code} is a bare refusal"));
    }

    public static void NothingBlocks(IEnumerable<Finding> findings) => Assert.DoesNotContain(findings, f => f.Severity is Severity.Blocks);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Yiwang.slnx"))) folder = folder.Parent ?? throw new InvalidOperationException("Outside the repository.");
        return folder.FullName;
    }
}
