using Yiwang.Kernel;

namespace Yiwang.Organisation.Public;

/// <summary>
/// The city as its pack describes it: regions, institutions and posts, with those that are gone or not there yet. Read once at start; what
/// there is follows from the day.
/// </summary>
public sealed class CityDirectory
{
    private readonly Dictionary<string, Region> regions;
    private readonly Dictionary<string, Institution> institutions;
    private readonly Dictionary<string, Post> posts;
    private readonly TimeProvider clock;

    internal CityDirectory(string cityName, string regionCode, IEnumerable<Region> regions, IEnumerable<Institution> institutions, IEnumerable<Post> posts, TimeProvider clock)
    {
        (CityName, RegionCode, this.clock) = (cityName, regionCode, clock);
        this.regions = regions.ToDictionary(r => r.Code);
        this.institutions = institutions.ToDictionary(i => i.Code);
        this.posts = posts.ToDictionary(p => p.Code);
    }

    public string CityName { get; }

    /// <summary>The city's own region.</summary>
    public string RegionCode { get; }

    /// <summary>In the order of the pack: the city, its counties, then those outside.</summary>
    public IReadOnlyCollection<Region> Regions => regions.Values;

    /// <summary>县（市、区） of this city today, in the order of the pack.</summary>
    public IEnumerable<Region> Counties => Regions.Where(r => r.ParentCode == RegionCode && r.Exists.Covers(clock.Today()));

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

    /// <summary>Those of the kind that are there on the day, today unless told.</summary>
    public IEnumerable<Institution> InstitutionsOf(string kind, DateOnly? on = null)
    {
        var day = on ?? clock.Today();
        return Institutions.Where(i => i.Kind == kind && i.Exists.Covers(day));
    }

    /// <summary>The federation, bureau or office of that kind that is responsible for the region on the day, today unless told; null where the pack has none.</summary>
    public Institution? FindResponsible(string kind, string regionCode, DateOnly? on = null) =>
        InstitutionsOf(kind, on).FirstOrDefault(i => i.RegionCode == regionCode);

    /// <summary>Whether that post at that institution is there on the day; what isn't allows nothing.</summary>
    public bool IsThere(string post, string institution, DateOnly day) =>
        FindPost(post) is { } known && known.Exists.Covers(day) && FindInstitution(institution) is { } body && body.Exists.Covers(day);

    /// <summary>上一级: where one appeals to; null at the top.</summary>
    public Institution? FindSuperior(string institutionCode) =>
        GetInstitution(institutionCode).SuperiorCode is { } superior ? GetInstitution(superior) : null;

    private static KeyNotFoundException Unknown(string what, string code) => new($"The pack has no {what} {code}.");
}
