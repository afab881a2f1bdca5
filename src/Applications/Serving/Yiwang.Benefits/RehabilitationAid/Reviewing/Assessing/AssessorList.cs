using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;

/// <summary>One institution that a county named for further diagnosis, and by which decision.</summary>
/// <param name="Until">The last day; null while it stands.</param>
internal sealed record Assessor(string Region, string Institution, DateOnly From, DateOnly? Until, string DecidedBy)
{
    public bool StandsOn(DateOnly day) => From <= day && (Until is not { } until || day <= until);
}

/// <summary>第十条（一）1: the named lists of all counties, as the city's pack has them.</summary>
internal sealed record AssessorList(IReadOnlyList<Assessor> All)
{
    public const string File = "rehabilitation-assessors.yaml";

    private static readonly string[] Kinds = [InstitutionKinds.Medical, InstitutionKinds.Rehabilitation];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Whom a reviewer of that county may choose on that day; nobody else.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1), Requirement("SW-KF-010c")]
    public IReadOnlyList<Assessor> Of(string region, DateOnly day) => [.. All.Where(a => a.Region == region && a.StandsOn(day))];

    public static AssessorList Read(YiwangOptions options, CityDirectory city) =>
        Read(YamlFile.Read(Path.Combine(options.PacksDirectory, options.City, File), Law.ShanweiRehabilitationAid), city);

    public static AssessorList Read(YamlFile file, CityDirectory city)
    {
        var list = new AssessorList([.. file.Root.Maps("assessors").Select(m => ReadOne(m, city))]);
        return list with { Findings = file.Finish() };
    }

    private static Assessor ReadOne(YamlMap map, CityDirectory city)
    {
        var one = new Assessor(map.Text("region"), map.Text("institution"), map.Date("from"), map.OptionalDate("until"), map.Text("decided-by"));
        map.Citation("article");
        map.Choice<Rules.Basis>("basis");
        if (city.Counties.All(c => c.Code != one.Region)) map.Refuse("region", "assessors.region", $"本市没有县（市、区）“{one.Region}”。");
        if (city.FindInstitution(one.Institution) is not { } known || !Kinds.Contains(known.Kind)) map.Refuse("institution", "assessors.institution", $"institutions.yaml 中没有医疗机构或康复机构“{one.Institution}”。");
        if (one.Until < one.From) map.Refuse("until", "assessors.until", "最后一天早于第一天。");
        return one;
    }
}
