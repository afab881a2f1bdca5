using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>One thing to bring; any one of <paramref name="AnyOf"/> suffices.</summary>
internal sealed record MaterialGroup(string Id, IReadOnlyList<Named> AnyOf, Citation Citation, Basis Basis)
{
    public IReadOnlyList<Place> Places { get; init; } = [];
    public IReadOnlyList<ApplicantKind> Applicants { get; init; } = [];

    /// <summary>The original is seen, or an electronic certificate stands in for it, before a case may be approved.</summary>
    public bool OriginalRequired { get; init; }

    /// <summary>A guardian's own does not stand in for the child's.</summary>
    public bool OfChild { get; init; }

    public string Name => string.Join("或者", AnyOf.Select(m => m.Name));
}

/// <summary>What was handed in. <paramref name="Id"/> is that of one of a group's alternatives.</summary>
internal sealed record ProvidedMaterial(string Id)
{
    public bool OriginalSeen { get; init; }
    public bool IsElectronicCertificate { get; init; }
    public bool BelongsToChild { get; init; } = true;

    /// <summary>Last day of validity; null where it has none.</summary>
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>第十条（一）2: what must be brought depends on where one applies, and nothing else may be asked for.</summary>
internal static class Materials
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-010e"), Requirement("SW-KF-010f")]
    public static IReadOnlyList<MaterialGroup> RequiredFor(Place place, ApplicantKind applicant, CityRules rules) =>
        [.. rules.Materials.Where(m => m.Places.Contains(place) && m.Applicants.Contains(applicant))];

    /// <summary>Everything missing, at once: the basis of the one-time notice.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-010e"), Requirement("SW-KF-010f")]
    public static IReadOnlyList<Finding> Missing(IReadOnlyList<MaterialGroup> required, IReadOnlyCollection<ProvidedMaterial> provided, DateOnly on) =>
        [.. required.Select(group => WhyMissing(group, provided, on)).OfType<Finding>()];

    /// <summary>What stops an approval although it was handed in: an original that nobody has seen.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-010e"), Requirement("SW-KF-010f")]
    public static IReadOnlyList<Finding> OriginalsUnseen(IReadOnlyList<MaterialGroup> required, IReadOnlyCollection<ProvidedMaterial> provided) =>
    [
        .. from groupOf in required
           where groupOf.OriginalRequired
           let brought = provided.Where(p => groupOf.AnyOf.Any(m => m.Id == p.Id)).ToArray()
           where brought.Length > 0 && !brought.Any(p => p.OriginalSeen || p.IsElectronicCertificate)
           select Finding.Block("aid.material.original-unseen", $"{groupOf.Name}：还没有核对原件。", groupOf.Citation, groupOf.Id,
               "请核对原件并登记“已核对原件”，或者调用电子证照。"),
    ];

    private static Finding? WhyMissing(MaterialGroup group, IReadOnlyCollection<ProvidedMaterial> provided, DateOnly on)
    {
        var brought = provided.Where(p => group.AnyOf.Any(m => m.Id == p.Id)).ToArray();
        var usable = brought.Where(p => !group.OfChild || p.BelongsToChild).ToArray();
        if (usable.Any(p => p.ValidUntil is not { } until || until >= on)) return null;

        var original = group.OriginalRequired ? "原件" : "";
        if (usable.Length > 0)
            return Finding.Block("aid.material.expired", $"{group.Name}已于 {usable.Max(p => p.ValidUntil)!.Value.ToChinese()}到期，等于没有提交。",
                group.Citation, group.Id, $"请补交在有效期内的{group.Name}{original}。");
        if (brought.Length > 0)
            return Finding.Block("aid.material.not-the-childs", $"{group.Name}须是儿童本人的，监护人的不能代替。",
                group.Citation, group.Id, $"请补交儿童本人的{group.Name}{original}。");
        return Finding.Block("aid.material.missing", $"缺少{group.Name}{(original.Length > 0 ? "（原件）" : "")}。",
            group.Citation, group.Id, $"请补交{group.Name}{(group.AnyOf.Count > 1 ? "，其中一件即可" : "")}。");
    }
}
