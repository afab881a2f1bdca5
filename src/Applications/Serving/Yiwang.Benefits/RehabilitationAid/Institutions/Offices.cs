using System.Security.Cryptography;
using System.Text;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>Whose business an institution is, and who gets the work.</summary>
internal sealed class Offices(CityDirectory city, InstitutionPack pack, CurrentUser user, IInbox inbox)
{
    /// <summary>The federation for which the officer acts; null for everybody else.</summary>
    public (string Code, string Region, FederationLevel Level)? Mine => city.FindInstitution(user.Institution) switch
    {
        { Kind: InstitutionKinds.CityFederation } f => (f.Code, f.RegionCode, FederationLevel.City),
        { Kind: InstitutionKinds.CountyFederation } f => (f.Code, f.RegionCode, FederationLevel.County),
        _ => null,
    };

    /// <summary>A county's federation sees its county, the city's the whole city.</summary>
    public bool Sees(string region) => Mine is { } mine && (mine.Region == region || mine.Level is FederationLevel.City && IsOfCity(region));

    /// <summary>第十九条: a county's office looks after the institutions of its county, the city's after the whole city.</summary>
    [Article(Law.ShanweiRehabilitationAid, 19), Requirement("SW-KF-019")]
    public bool Inspects(string region) => RegionOf(user.Institution) is { Length: > 0 } mine && (mine == region || mine == city.RegionCode && IsOfCity(region));

    /// <summary>As which of the seven departments the officer inspects; null for a federation.</summary>
    public Duty? MyDuty => pack.Departments.FirstOrDefault(d => d.Institution == user.Institution)?.Duty;

    public bool IsOfCity(string region) => region.StartsWith(city.RegionCode[..4], StringComparison.Ordinal);

    public string NameOf(string institution) => city.FindInstitution(institution)?.Name ?? institution;

    public string RegionOf(string institution) => city.FindInstitution(institution)?.RegionCode ?? "";

    /// <summary>The federation of the county in which an institution lies.</summary>
    public string FederationOf(string region) => (city.FindResponsible(InstitutionKinds.CountyFederation, region) ?? city.InstitutionsOf(InstitutionKinds.CityFederation).First()).Code;

    public Department? Find(string region, Duty duty) => pack.Find(region, duty);

    /// <summary>The county's office with that duty; the city's where the county has none on this platform.</summary>
    public Department? Nearest(string region, Duty duty) => pack.Find(region, duty) ?? pack.Find(city.RegionCode, duty);

    /// <summary>One item for the first post of the office that may do it; none where no post may.</summary>
    public IEnumerable<WorkItemDraft> For(string office, string permission, Guid id, (string Kind, string Title, string Href) work, DateOnly? dueOn, Citation under) =>
        from institution in new[] { city.FindInstitution(office) }.OfType<Institution>()
        from post in city.Posts.Where(p => p.InstitutionKind == institution.Kind && p.Permissions.Contains(permission)).Take(1)
        select new WorkItemDraft(id, work.Kind, work.Title, work.Href, post.Code, office, institution.RegionCode, dueOn, under);

    public Task Keep(string subject, IEnumerable<WorkItemDraft> open, CancellationToken ct) => inbox.Keep(subject, [.. open], ct);

    /// <summary>Stable for what an item is about, so that keeping it twice changes nothing.</summary>
    public static Guid ItemOf(string about) => new(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 16));
}
