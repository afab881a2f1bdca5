using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Registers.Public;

namespace Yiwang.Benefits.RehabilitationAid.OnRecord;

/// <summary>专业人员 of the institutions in one county on a day, and how many of them hold a certificate that is valid on it.</summary>
internal sealed record CountyProfessionals(string Region, string County, int Institutions, int OnDuty, int Certified)
{
    public string Rate => OnDuty == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{100m * Certified / OnDuty:0.#}%");
}

/// <summary>第二十四条: what the support of professionals is measured by, from the institutions' own staff registers.</summary>
internal sealed class ProfessionalFigures(InstitutionsDb db, IRegisters registers, CityDirectory city, TimeProvider clock)
{
    [Article(Law.ShanweiRehabilitationAid, 24), Article(Law.ShanweiRehabilitationAid, 26, Item = 7), Requirement("SW-KF-024")]
    public async Task<IReadOnlyList<CountyProfessionals>> ByCounty(CancellationToken ct)
    {
        var today = clock.Today();
        var places = await db.Register.AsNoTracking().Select(i => new { i.Code, i.Region }).ToDictionaryAsync(i => i.Code, i => i.Region, ct);
        var staff = await db.Staff.AsNoTracking().Where(p => p.OnDutyFrom <= today && (p.LeftOn == null || p.LeftOn > today)).Select(p => new { p.Institution, p.Certificate, p.CertificateFrom, p.CertificateUntil }).ToArrayAsync(ct);
        var byCounty = staff.ToLookup(p => places.GetValueOrDefault(p.Institution, ""));
        return
        [
            .. city.Counties.Select(c => new CountyProfessionals(c.Code, c.Name, places.Values.Count(r => r == c.Code), byCounty[c.Code].Count(),
                byCounty[c.Code].Count(p => p.Certificate.Length > 0 && (p.CertificateFrom is null || p.CertificateFrom <= today) && (p.CertificateUntil is null || p.CertificateUntil >= today)))),
        ];
    }

    /// <summary>The expert pool today, and the last guidance given.</summary>
    public async Task<(IReadOnlyList<RegisteredEntry> Experts, IReadOnlyList<RegisteredEntry> Guidance)> Experts(CancellationToken ct) =>
        (await registers.On(RegisterCodes.Experts, clock.Today(), ct), [.. (await registers.On(RegisterCodes.Guidance, clock.Today(), ct)).OrderByDescending(g => g.Day("date")).Take(20)]);
}
