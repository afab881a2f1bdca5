using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Quality;

/// <summary>The guardian rates one recorded month, or changes the rating.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record RateMonth(Guid CareId, DateOnly Month, int Stars) : ICommand;

/// <summary>The institution enters whether the child has improved.</summary>
[Requires(Permissions.ServeChildren)]
internal sealed record AssessEffect(Guid CareId, DateOnly? On, bool? Improved, string AssessedBy) : ICommand;

internal sealed class RateServiceHandler(QualityDb db, Cares cares, CareBook book, TimeProvider clock) : IHandle<RateMonth>, IHandle<AssessEffect>
{
    public Task<Outcome> Handle(RateMonth command, CancellationToken ct) => book.Act(command.CareId, CareRole.Guardian, async care =>
    {
        var first = new DateOnly(command.Month.Year, command.Month.Month, 1);
        if ((await cares.MonthsOf(care.Id, ct)).FirstOrDefault(m => m.Month == first) is not { } month)
            return Outcome.Refused("rating.month", "这个月还没有登记的服务，不能评价。", QualityRule.Place, "month", "机构登记训练以后再来评价；没有登记的，请问机构或残联。");

        var known = await db.Ratings.ByKey(month.Id, ct);
        var rating = known ?? MonthRating.Of(month);
        var outcome = rating.Give(command.Stars, clock.Today());
        if (!outcome.IsDone) return outcome;
        if (known is null) db.Ratings.Add(rating);
        care.BeRated(first, known is not null);
        return outcome;
    }, ct);

    [Article(Law.ShanweiRehabilitationAid, 21, Item = 5), Requirement("SW-KF-021c")]
    public Task<Outcome> Handle(AssessEffect command, CancellationToken ct) => book.Act(command.CareId, CareRole.Institution, async care =>
    {
        const int LongestName = 100;
        var last = care.EndedOn is { } ended && ended < clock.Today() ? ended : clock.Today();
        var findings = new List<Finding>();
        if (command.Improved is null) findings.Add(Finding.Block("effect.improved", "请选择有没有改善。", QualityRule.Place, "improved", "与评估报告一致。"));
        if (command.On is not { } on || care.ServedFrom is not { } since || on < since || on > last) findings.Add(Finding.Block("effect.on", "评估日期应在开始训练以后、今天和服务结束以前。", QualityRule.Place, "on", care.ServedFrom is { } from ? $"训练从 {from.ToChinese()}开始。" : "先登记训练。"));
        if (command.AssessedBy.Length is 0 or > LongestName) findings.Add(Finding.Block("effect.by", $"请写明评估人（{LongestName} 字以内）。", QualityRule.Place, "by", "与评估报告上的署名一致。"));
        if (findings.Count > 0) return Outcome.From(findings);

        var (day, month) = (command.On!.Value, new DateOnly(command.On.Value.Year, command.On.Value.Month, 1));
        var known = await db.Effects.FirstOrDefaultAsync(e => e.CareId == care.Id && e.Month == month, ct);
        var effect = known ?? EffectAssessment.Of(care, day);
        effect.Say(command.Improved!.Value, day, command.AssessedBy);
        if (known is null) db.Effects.Add(effect);
        care.BeAssessed(day, command.Improved.Value);
        return Outcome.Done;
    }, ct);
}
