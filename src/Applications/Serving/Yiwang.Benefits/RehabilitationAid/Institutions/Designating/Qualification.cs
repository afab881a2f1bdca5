using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions.Credit;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>Whether an institution meets 第十六条, for the desk and for whoever pays.</summary>
internal sealed class Qualification(InstitutionsDb db, InstitutionPack pack, Offices offices, CreditBook credit, TimeProvider clock)
{
    /// <summary>Everything that stands against an application today.</summary>
    public async Task<IReadOnlyList<Finding>> Check(DesignationApplication application, CancellationToken ct) =>
    [
        .. QualificationRule.Check(application.Form, application.AnswerOf, await StandingOf(application.Institution, clock.Today(), ct), pack, offices.IsOfCity, clock.Today()),
        .. AdmissionRule.Check(pack.AdmissionOn(application.SubmittedOn), application.Checklist),
        .. (await db.Register.AsNoTracking().FirstOrDefaultAsync(i => i.Code == application.Institution, ct))?.Stopped() is { } stopped ? new[] { stopped } : [],
    ];

    /// <summary>
    /// Whether the institution may carry out aid on that day: as 定点, or as 非定点 with the same requirements proved and passed.
    /// Without either its costs can't be approved (第十条（四）1).
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 22), Requirement("SW-KF-022")]
    public async Task<IReadOnlyList<Finding>> Qualified(string institution, DateOnly on, CancellationToken ct)
    {
        var (name, place) = (offices.NameOf(institution), Citation.Of(Law.ShanweiRehabilitationAid, 22));
        if (await db.Register.AsNoTracking().FirstOrDefaultAsync(i => i.Code == institution, ct) is not { } entry)
            return [Finding.Block("institution.unknown", $"{name}没有登记为康复机构。", place, "institution", "请先由机构提交资质核验。")];
        if (entry.Stopped() is { } stopped && entry.StoppedOn <= on) return [stopped];
        if (entry.IsDesignatedOn(on)) return [];
        if (entry.Terms.Any(t => t.Until <= on) && !await HasProof(institution, on, ct))
            return [Finding.Block("institution.withdrawn", $"{name}已取消定点资格。", Citation.Of(Law.ShanweiRehabilitationAid, 21), "institution", "生效日以后的服务不予结算；请为儿童另选机构。")];

        var proof = await Latest(institution, on, ct);
        if (proof is null) return [Finding.Block("institution.unproved", $"{name}不是定点机构，也没有通过同样要求的核验。", place, "institution", "请机构提交资质核验，由县级残联按第十六条核验通过后再办。")];
        var staff = await db.Staff.AsNoTracking().Where(p => p.Institution == institution).ToListAsync(ct);
        return
        [
            .. QualificationRule.Check(proof.Form, proof.AnswerOf, await StandingOf(institution, on, ct), pack, offices.IsOfCity, on),
            .. AdmissionRule.Check(pack.AdmissionOn(proof.SubmittedOn), proof.Checklist),
            .. staff.Any(p => p.MayTrainOn(on).Count == 0) ? [] : new[] { Finding.Block("institution.no-staff", $"{name}没有符合上岗要求的专业人员。", Citation.Of(Law.ShanweiRehabilitationAid, 23), "institution", "请机构登记持证或者通过测评的人员。") },
        ];
    }

    private async Task<Standing> StandingOf(string institution, DateOnly on, CancellationToken ct) =>
        new(await credit.IsBlacklisted(CreditSubject.Institution, institution, on, ct), await db.Accidents.AnyAsync(a => a.Institution == institution && a.HappenedOn <= on && a.StruckOn == null, ct));

    private async Task<bool> HasProof(string institution, DateOnly on, CancellationToken ct) => await Latest(institution, on, ct) is not null;

    private async Task<DesignationApplication?> Latest(string institution, DateOnly on, CancellationToken ct) =>
        await db.Applications.AsNoTracking().Where(a => a.Institution == institution && a.RoundId == null && a.State == DesignationState.Qualified && a.SubmittedOn <= on).OrderByDescending(a => a.SubmittedOn).FirstOrDefaultAsync(ct);
}
