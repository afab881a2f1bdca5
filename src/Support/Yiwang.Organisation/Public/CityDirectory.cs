namespace Yiwang.Organisation.Public;

/// <summary>The city as its pack describes it: regions, institutions and posts. Read once at start; never changes while running.</summary>
public sealed class CityDirectory
{
    private readonly Dictionary<string, Region> regions;
    private readonly Dictionary<string, Institution> institutions;
    private readonly Dictionary<string, Post> posts;

    internal CityDirectory(string cityName, string regionCode, IEnumerable<Region> regions, IEnumerable<Institution> institutions, IEnumerable<Post> posts)
    {
        (CityName, RegionCode) = (cityName, regionCode);
        this.regions = regions.ToDictionary(r => r.Code);
        this.institutions = institutions.ToDictionary(i => i.Code);
        this.posts = posts.ToDictionary(p => p.Code);
    }

    public string CityName { get; }

    /// <summary>The city's own region.</summary>
    public string RegionCode { get; }

    /// <summary>In the order of the pack: the city, its counties, then those outside.</summary>
    public IReadOnlyCollection<Region> Regions => regions.Values;

    /// <summary>县（市、区） of this city, in the order of the pack.</summary>
    public IEnumerable<Region> Counties => Regions.Where(r => r.ParentCode == RegionCode);

    public IReadOnlyCollection<Institution> Institutions => institutions.Values;

    public IReadOnlyCollection<Post> Posts => posts.Values;

    /// <summary>Towns with about where they lie; empty where the pack knows none.</summary>
    public IReadOnlyList<Town> Towns { get; internal init; } = [];

    public Region? FindRegion(string code) => regions.GetValueOrDefault(code);

    public Region GetRegion(string code) => FindRegion(code) ?? throw Unknown("region", code);

    public Institution? FindInstitution(string code) => institutions.GetValueOrDefault(code);

    public Institution GetInstitution(string code) => FindInstitution(code) ?? throw Unknown("institution", code);

    public Post? FindPost(string code) => posts.GetValueOrDefault(code);

    public Post GetPost(string code) => FindPost(code) ?? throw Unknown("post", code);

    public IEnumerable<Institution> InstitutionsOf(string kind) => Institutions.Where(i => i.Kind == kind);

    /// <summary>The federation, bureau or office of that kind that is responsible for the region; null where the pack has none.</summary>
    public Institution? FindResponsible(string kind, string regionCode) =>
        InstitutionsOf(kind).FirstOrDefault(i => i.RegionCode == regionCode);

    /// <summary>上一级: where one appeals to; null at the top.</summary>
    public Institution? FindSuperior(string institutionCode) =>
        GetInstitution(institutionCode).SuperiorCode is { } superior ? GetInstitution(superior) : null;

    private static KeyNotFoundException Unknown(string what, string code) => new($"The pack has no {what} {code}.");
}
