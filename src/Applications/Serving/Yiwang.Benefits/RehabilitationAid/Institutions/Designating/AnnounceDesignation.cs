using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>公告: institutions may apply until a day.</summary>
[Requires(Permissions.RunDesignation)]
internal sealed record AnnounceDesignation(Guid Id, string Title, string Standards, DateOnly? ApplyUntil, int Places) : ICommand;

/// <summary>择优名额: the federation's to set, until the result is published.</summary>
[Requires(Permissions.DecideDesignation)]
internal sealed record SetPlaces(Guid RoundId, int Places) : ICommand;

internal sealed class AnnounceDesignationHandler(InstitutionsDb db, Offices offices, TimeProvider clock) : IHandle<AnnounceDesignation>, IHandle<SetPlaces>
{
    [Article(Law.ShanweiRehabilitationAid, 15)]
    public Task<Outcome> Handle(AnnounceDesignation command, CancellationToken ct)
    {
        if (offices.Mine is not { } federation) return Task.FromResult(Outcome.Forbidden);
        var refused = Outcome.From(Check(command, federation.Region, clock.Today()));
        if (!refused.IsDone) return Task.FromResult(refused);

        db.Rounds.Add(DesignationRound.Announce(command.Id, command.Title, command.Standards, federation, clock.Today(), command.ApplyUntil!.Value, command.Places));
        return Task.FromResult(refused);
    }

    public async Task<Outcome> Handle(SetPlaces command, CancellationToken ct) =>
        await db.Rounds.ByKey(command.RoundId, ct) is { } round && round.Federation == offices.Mine?.Code ? round.SetPlaces(command.Places) : Outcome.NotFound;

    private IEnumerable<Finding> Check(AnnounceDesignation command, string region, DateOnly today)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 15);
        if (command.Title.Length is 0 or > 100) yield return Finding.Block("designation.title", "请填写公告名称（100 字以内）。", place, "title", "例如：2026年县级定点康复机构认定。");
        if (command.Standards.Length is 0 or > 2000) yield return Finding.Block("designation.standards", "请写明按什么准入标准认定（2,000 字以内）。", place, "standards", "写标准的名称和文号。");
        if (command.ApplyUntil is null || command.ApplyUntil < today) yield return Finding.Block("designation.until", "请填写申请截止日，不早于今天。", place, "applyUntil", "给机构留出准备的时间。");
        if (command.Places is < 1 or > 999) yield return Finding.Block("designation.places", "名额应为 1 至 999。", place, "places", "请填写择优认定几家。");
        foreach (var duty in InstitutionPack.Countersigning.Where(d => offices.Find(region, d) is null))
            yield return Finding.Block("designation.no-department", $"本级没有登记{InstitutionWords.Of(duty)}的会签岗位，认定不能会同五个部门。", place, remedy: "请管理员在城市包的 departments 里登记。");
    }
}
