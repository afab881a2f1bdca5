using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>第八条: what each service comes to. Claims are assessed together, because months and ways exclude one another.</summary>
internal static class Amounts
{
    public static IReadOnlyList<ServiceAssessment> Assess(IReadOnlyList<ServiceClaim> claims, AidContext context)
    {
        var training = MonthlyTraining.Assess([.. claims.OfType<MonthlyTrainingClaim>()], context);
        var implants = claims.OfType<CochlearImplantClaim>().ToArray();
        return
        [
            .. claims.Select(claim => claim switch
            {
                CochlearImplantClaim implant => CochlearImplant.Assess(implant, context, first: ReferenceEquals(implant, implants[0])),
                CorrectiveSurgeryClaim surgery => CorrectiveSurgery.Assess(surgery, context, IsRepeated(surgery, claims)),
                SightTrainingClaim sight => SightTraining.Assess(sight, context),
                MonthlyTrainingClaim monthly => training[monthly],
                AssistiveDeviceClaim device => AssistiveDevices.Assess(device, context),
                _ => throw new InvalidOperationException($"No rule for {claim.GetType().Name}."),
            }),
        ];
    }

    private static bool IsRepeated(CorrectiveSurgeryClaim surgery, IReadOnlyList<ServiceClaim> claims) =>
        claims.OfType<CorrectiveSurgeryClaim>().First(c => c.Condition == surgery.Condition) is var first && !ReferenceEquals(first, surgery);

    /// <summary>The category of the child against those of the row.</summary>
    public static IEnumerable<Finding> Category(Standard row, AidContext context, string where)
    {
        if (!context.Child.Disabilities.Intersect(row.Categories).Any())
            yield return Finding.Block("aid.service.category", $"“{row.Service}”面向{string.Join("、", row.Categories.Select(c => c.Name()))}儿童。",
                row.Citation, where, "请改选与残疾类别相符的服务。");
    }
}
