using Yiwang.Benefits.RehabilitationAid.Caring.Quality;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;

/// <summary>立案: which of the ten situations, on what facts.</summary>
[Requires(Permissions.SuperviseInstitutions)]
internal sealed record OpenRectification(Guid Id, string Institution, IReadOnlyList<int> Situations, string OtherLaw, string Facts) : ICommand;

[Requires(Permissions.SuperviseInstitutions)]
internal sealed record OrderRectification(Guid Id, string Demands, DateOnly? MendBy) : ICommand;

[Requires(Permissions.RunInstitution)]
internal sealed record ReportRectification(Guid Id, string Report) : ICommand;

[Requires(Permissions.SuperviseInstitutions)]
internal sealed record RecheckRectification(Guid Id, bool? IsMended, string Note) : ICommand;

[Requires(Permissions.DecideDesignation)]
internal sealed record WithdrawDesignation(Guid Id, DateOnly? From) : ICommand;

[Requires(Permissions.SuperviseInstitutions)]
internal sealed record SuggestDeregistration(Guid Id, string To, string Text) : ICommand;

[Requires(Permissions.SuperviseInstitutions)]
internal sealed record HandOverSuspicion(Guid Id, string To, string Text) : ICommand;

internal sealed class OpenRectificationHandler(InstitutionsDb db, InstitutionPack pack, QualityReader quality, Offices offices, RectificationOrders orders, CurrentUser user, TimeProvider clock)
    : IHandle<OpenRectification>, IHandle<OrderRectification>, IHandle<ReportRectification>, IHandle<RecheckRectification>, IHandle<WithdrawDesignation>, IHandle<SuggestDeregistration>, IHandle<HandOverSuspicion>
{
    public async Task<Outcome> Handle(OpenRectification command, CancellationToken ct)
    {
        if (offices.Mine is not { } federation || await db.Register.ByKey(command.Institution, ct) is not { } entry || !offices.Sees(entry.Region)) return Outcome.NotFound;
        var fallen = command.Situations.Contains(QualityRule.Situation) ? QualityRule.WhyNoGround(await quality.Of(entry, ct)) : null;
        var refused = Outcome.From(OpeningRule.Check(command, entry.IsDesignatedOn(clock.Today()), pack.Situations).Concat(fallen is null ? [] : [fallen]));
        if (!refused.IsDone) return refused;

        _ = await orders.Open(command, federation.Code, entry.Region, ct);
        return Outcome.Done;
    }

    public Task<Outcome> Handle(OrderRectification command, CancellationToken ct) => OnCase(command.Id, r => r.Order(command.Demands, command.MendBy, clock.Today()), ct);

    public async Task<Outcome> Handle(ReportRectification command, CancellationToken ct)
    {
        if (await db.Rectifications.ByKey(command.Id, ct) is not { } found || found.Institution != user.Institution) return Outcome.NotFound;
        var outcome = found.Tell(command.Report, clock.Today());
        if (outcome.IsDone) await orders.Keep(found, ct);
        return outcome;
    }

    public Task<Outcome> Handle(RecheckRectification command, CancellationToken ct) => OnCase(command.Id, r => command.IsMended is { } isMended ? r.CheckAgain(isMended, command.Note, clock.Today())
        : Outcome.Refused("rectification.result", "请选择复查结果。", Citation.Of(Law.ShanweiRehabilitationAid, 21), "isMended", "合格或者不合格。"), ct);

    public Task<Outcome> Handle(WithdrawDesignation command, CancellationToken ct) => OnCase(command.Id, async r =>
    {
        if (await db.Register.ByKey(r.Institution, ct) is not { } entry || entry.Terms.All(t => t.Until is not null))
            return Outcome.Refused("rectification.withdrawn-already", "这家机构的定点资格已经取消。", Citation.Of(Law.ShanweiRehabilitationAid, 21), remedy: "不用再取消。");
        var outcome = r.Withdraw(command.From, clock.Today());
        if (outcome.IsDone) entry.Withdraw(command.From!.Value);
        return outcome;
    }, ct);

    public Task<Outcome> Handle(SuggestDeregistration command, CancellationToken ct) => OnCase(command.Id, r => r.SuggestDeregistration(command.To, command.Text, clock.Today()), ct);

    public Task<Outcome> Handle(HandOverSuspicion command, CancellationToken ct) => OnCase(command.Id, r => r.HandOver(command.To, command.Text, clock.Today()), ct);

    private Task<Outcome> OnCase(Guid id, Func<Rectification, Outcome> act, CancellationToken ct) => OnCase(id, r => Task.FromResult(act(r)), ct);

    private async Task<Outcome> OnCase(Guid id, Func<Rectification, Task<Outcome>> act, CancellationToken ct)
    {
        if (await db.Rectifications.ByKey(id, ct) is not { } found || found.Federation != offices.Mine?.Code) return Outcome.NotFound;
        var outcome = await act(found);
        if (outcome.IsDone) await orders.Keep(found, ct);
        return outcome;
    }
}

/// <summary>Opens rectifications for whoever has the facts, and lays the next step on the right desk.</summary>
internal sealed class RectificationOrders(InstitutionsDb db, Offices offices, TimeProvider clock)
{
    public async Task<Rectification> Open(OpenRectification command, string federation, string region, CancellationToken ct)
    {
        var opened = Rectification.Open(command, federation, region, clock.Today());
        db.Rectifications.Add(opened);
        await Keep(opened, ct);
        return opened;
    }

    public Task Keep(Rectification one, CancellationToken ct)
    {
        var (name, href, place) = (offices.NameOf(one.Institution), $"/staff/rectifications/{one.Id}", Citation.Of(Law.ShanweiRehabilitationAid, 21));
        return offices.Keep(one.Subject, one.State switch
        {
            RectificationState.Opened => offices.For(one.Federation, Permissions.SuperviseInstitutions, Offices.ItemOf($"{one.Subject}/order"), ("下达整改", name, href), null, place),
            RectificationState.Ordered =>
            [
                .. offices.For(one.Federation, Permissions.SuperviseInstitutions, Offices.ItemOf($"{one.Subject}/recheck"), ("复查整改", name, href), one.MendBy!.Value.AddDays(1), place),
                .. one.Report.Length > 0 ? [] : offices.For(one.Institution, Permissions.RunInstitution, Offices.ItemOf($"{one.Subject}/mend"), ("整改并报告", name, $"/staff/institution/rectifications/{one.Id}"), one.MendBy, place),
            ],
            RectificationState.Failed => offices.For(one.Federation, Permissions.DecideDesignation, Offices.ItemOf($"{one.Subject}/withdraw"), ("决定是否取消定点", name, href), null, place),
            _ => [],
        }, ct);
    }
}

internal static class OpeningRule
{
    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021b")]
    public static IEnumerable<Finding> Check(OpenRectification command, bool isDesignated, IReadOnlyList<Situation> situations)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 21);
        if (!isDesignated) yield return Finding.Block("rectification.not-designated", "这家机构现在不是定点康复机构。", place, "institution", "非定点机构的费用核准，按第二十二条核验。");
        if (command.Situations.Count == 0) yield return Finding.Block("rectification.situation", "请选择出现了哪些情形，至少一项。", place, "situations", "从列出的十项里选。");
        if (command.Situations.Any(n => situations.All(s => s.Number != n))) yield return Finding.Block("rectification.no-such-situation", "所选的情形不在所列十项之内。", place, "situations", "从列出的十项里选。");
        if (situations.FirstOrDefault(s => s.NeedsBasis && command.Situations.Contains(s.Number)) is { } other && command.OtherLaw.Length is 0 or > 200)
            yield return Finding.Block("rectification.other-law", $"选第 {other.Number} 项的，须写明所依法律、法规、规章的条文。", other.Place, "otherLaw", "写法规名称和第几条。");
        if (command.Facts.Length is 0 or > 2000) yield return Finding.Block("rectification.facts", "请写明查到的事实（2,000 字以内）。", place, "facts", "写时间、地点、人和事。");
    }
}
