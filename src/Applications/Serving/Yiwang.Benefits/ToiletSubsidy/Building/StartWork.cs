using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Building;

/// <summary>The household agrees that its toilet is rebuilt.</summary>
[Requires(Permissions.KeepToilets)]
internal sealed record RecordConsent(Guid Id, DateOnly? On) : ICommand;

[Requires(Permissions.KeepToilets)]
internal sealed record StartWork(Guid Id) : ICommand;

[Requires(Permissions.KeepToilets)]
internal sealed record FinishWork(Guid Id, SewageWay? Sewage, bool IsSiteSettled) : ICommand;

internal sealed class BuildHandler(ToiletActs acts, TimeProvider clock) : IHandle<RecordConsent>, IHandle<StartWork>, IHandle<FinishWork>
{
    public Task<Outcome> Handle(RecordConsent command, CancellationToken ct) => acts.On(command.Id, (t, _) => ConsentRule(t, command.On), (t, _) => t.Consent(command.On!.Value), ct);

    public Task<Outcome> Handle(StartWork command, CancellationToken ct) => acts.On(command.Id, (t, v) => StartRule(t, v), (t, v) =>
    {
        t.Start();
        v.Begin();
    }, ct);

    public Task<Outcome> Handle(FinishWork command, CancellationToken ct) => acts.On(command.Id, (t, _) => t.State is ToiletState.UnderWay ? []
        : [Finding.Block("toilets.not-under-way", "只有已开工的可以报完工。", Places.Works, remedy: t.State is ToiletState.Registered ? "请先登记开工。" : "已经报过完工。")],
        (t, _) => t.Finish(command.Sewage, command.IsSiteSettled), ct);

    private IEnumerable<Finding> ConsentRule(Toilet toilet, DateOnly? on)
    {
        if (toilet.IsPublic) yield return Finding.Block("toilets.consent-public", "公厕不需要农户同意。", Places.Planning, remedy: "直接登记开工。");
        if (toilet.State is not ToiletState.Registered) yield return Finding.Block("toilets.consent-late", "已经开工，不用再登记。", Places.Planning, remedy: "不用再办。");
        if (on is null || on > clock.Today()) yield return Finding.Block("toilets.consent-on", "请填写农户同意的日期，不晚于今天。", Places.Planning, "on", "照同意书填写。");
    }

    /// <summary>Nobody is forced: without the household's consent its toilet is not begun; a public one not without planning and standard.</summary>
    [Article(Law.LuodingRuralToilets, "四（二）"), Requirement("LD-CS-018")]
    private static IEnumerable<Finding> StartRule(Toilet toilet, ToiletVillage village)
    {
        if (toilet.State is not ToiletState.Registered) yield return Finding.Block("toilets.started", "已经开工。", Places.Works, remedy: "不用再办。");
        if (!toilet.IsPublic && toilet.ConsentOn is null) yield return Finding.Block("toilets.no-consent", "还没有登记农户同意，不能开工。", Places.Planning, "start", "农户同意以后，先登记同意的日期；不同意的不勉强。");
        if (toilet.IsPublic && (village.Planning.Length == 0 || toilet.Standard.Length == 0)) yield return Finding.Block("toilets.no-planning", "没有村庄规划或者所用标准，不能开工。", Places.Planning, "start", "请先登记。");
    }
}
