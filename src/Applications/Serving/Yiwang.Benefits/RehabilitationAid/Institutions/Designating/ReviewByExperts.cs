using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>One expert's scores, and whether the institution can do the work, with what that rests on.</summary>
[Requires(Permissions.RunDesignation)]
internal sealed record RecordExpertReview(Guid Id, string Expert, string Field, IReadOnlyDictionary<string, int> Scores, bool? IsCapable, string Basis) : ICommand;

[Requires(Permissions.RunDesignation)]
internal sealed record SendToDepartments(Guid Id) : ICommand;

/// <summary>One of the five departments says yes or no.</summary>
[Requires(Permissions.CountersignDesignation)]
internal sealed record CountersignDesignation(Guid Id, bool Agrees, string Reason) : ICommand;

internal sealed class ReviewByExpertsHandler(InstitutionsDb db, InstitutionPack pack, Offices offices, DesignationInbox inbox, CurrentUser user, TimeProvider clock)
    : IHandle<RecordExpertReview>, IHandle<SendToDepartments>, IHandle<CountersignDesignation>
{
    [Article(Law.ShanweiRehabilitationAid, 15)]
    public async Task<Outcome> Handle(RecordExpertReview command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is not { } application || application.Federation != offices.Mine?.Code) return Outcome.NotFound;
        var refused = Outcome.From(ReviewRule.Check(command, pack.Criteria));
        return refused.IsDone ? application.Review(new(command.Expert, command.Field, command.Scores, command.IsCapable!.Value, command.Basis, clock.Today())) : refused;
    }

    public async Task<Outcome> Handle(SendToDepartments command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is not { } application || application.Federation != offices.Mine?.Code) return Outcome.NotFound;
        var outcome = application.SendToDepartments(Countersigners.Of(application, offices));
        if (outcome.IsDone) await inbox.Keep(application, ct);
        return outcome;
    }

    public async Task<Outcome> Handle(CountersignDesignation command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is not { } application || !application.Countersigns.Any(c => c.Institution == user.Institution)) return Outcome.NotFound;
        var outcome = application.Sign(user.Institution, user.Post, command.Agrees, command.Reason, clock.Today());
        if (outcome.IsDone) await inbox.Keep(application, ct);
        return outcome;
    }
}

internal static class ReviewRule
{
    [Article(Law.ShanweiRehabilitationAid, 16, Item = 1), Requirement("SW-KF-016a")]
    public static IEnumerable<Finding> Check(RecordExpertReview review, IReadOnlyList<Criterion> criteria)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 15);
        if (review.Expert.Length is 0 or > 50) yield return Finding.Block("designation.expert", "请填写专家姓名（50 字以内）。", place, "expert", "每位专家登记一次。");
        if (review.Field.Length is 0 or > 50) yield return Finding.Block("designation.field", "请填写专家的领域（50 字以内）。", place, "field", "例如：康复医学。");
        foreach (var one in criteria.Where(c => !review.Scores.TryGetValue(c.Id, out var score) || score < 0 || score > c.Most))
            yield return Finding.Block("designation.score", $"“{one.Name}”应打 0 至 {one.Most} 分。", place, $"score.{one.Id}", "请填整数。");
        if (review.IsCapable is null) yield return Finding.Block("designation.capable", "请选择是否具备服务能力。", Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 1), "capable", "由评审人判断。");
        if (review.Basis.Length is 0 or > 1000) yield return Finding.Block("designation.basis", "请写明判断所依据的事实或标准（1,000 字以内）。", Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 1), "basis", "例如：现场查看记录，某标准第几条。");
    }
}
