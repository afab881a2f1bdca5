using Yiwang.Contracting.Modelling;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Tests.Preparing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Modelling;

/// <summary>第二十三条, 第二十四条 and what 第四十二条 asks of a text. In a house of its own: which model texts there are decides what a draft needs.</summary>
public sealed class ModelScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk;
    private static readonly DateOnly Day = new(2026, 3, 2);

    private const string Model = """
        物业服务合同
        第一条 甲方委托乙方提供物业服务，服务地点：______。
        第二条 服务期自____年__月__日至____年__月__日。
        第三条 服务费总额为人民币____元，按季考核合格后支付。
        第四条 乙方没有达到标准的，每次扣款____元。
        甲方（盖章）：______ 乙方（盖章）：______
        """;

    private static string Filled { get; } = Model.Replace("服务地点：______", "服务地点：示例路 1 号", StringComparison.Ordinal).Replace("____年__月__日至____年__月__日", "2026年4月1日至2027年3月31日", StringComparison.Ordinal)
        .Replace("人民币____元", "人民币120000元", StringComparison.Ordinal).Replace("每次扣款____元", "每次扣款500元", StringComparison.Ordinal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第四十二条：只填空、另行补充不算实质性变更；改、删条款，或者补充里说哪一条不适用的算")]
    [Article(Law.LuohuContracts, 24, 2), Article(Law.LuohuContracts, 42), Requirement("LH-HT-024b")]
    public void What_differs_from_a_model_text()
    {
        var filled = ModelComparer.Compare(Model, Filled);
        Assert.All(filled.Deviations, d => Assert.Equal(DeviationKind.Filled, d.Kind));
        Assert.Equal((4, 2, true), (filled.Deviations.Count, filled.Unfilled, filled.IsUnchanged));
        Assert.True(ModelComparer.Compare(Model, Model.Replace("\n", "\r\n  ", StringComparison.Ordinal)).IsUnchanged);

        var added = ModelComparer.Compare(Model, Filled.Replace("甲方（盖章）", "补充约定：乙方每月提交一次考勤表。\n甲方（盖章）", StringComparison.Ordinal));
        Assert.True(added.IsUnchanged);
        Assert.Equal("补充约定：乙方每月提交一次考勤表。", Assert.Single(added.Deviations, d => d.Kind is DeviationKind.Added).Draft);

        foreach (var changed in new[]
        {
            Filled.Replace("按季考核合格后支付", "签订后一次付清", StringComparison.Ordinal), Filled.Replace("第四条 乙方没有达到标准的，每次扣款500元。\n", "", StringComparison.Ordinal),
            Filled.Replace("甲方（盖章）", "补充约定：第四条不适用。\n甲方（盖章）", StringComparison.Ordinal), Filled.Replace("示例路 1 号", "示例路；乙方不承担违约责任", StringComparison.Ordinal),
        }) Assert.False(ModelComparer.Compare(Model, changed).IsUnchanged, changed);
    }

    [Fact(DisplayName = "第二十三条、第二十四条：没有确认的没有编号、不能选用；确认后系统编号；有示范文本而自拟的要写理由；不同的地方逐处写理由；停用后不能选用")]
    [Article(Law.LuohuContracts, 23), Article(Law.LuohuContracts, 24, 2), Requirement("LH-HT-023"), Requirement("LH-HT-024b"), Requirement("LH-HT-022")]
    public async Task From_the_standard_text_to_the_draft()
    {
        house.It_is(Day);
        var (model, project) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await house.Done(Clerk, new OpenProject(project, ProjectScenarios.Entry with { Kind = "property-services" }));
        Assert.Contains("project.no-text", (await Review(project)).Select(f => f.Code));
        Assert.Equal(["model.text", "model.title"], (await house.Codes(Clerk, new SubmitModel(model, "property-services", "", "太短"))).Order());
        await house.Done(Clerk, new SubmitModel(model, "property-services", "物业服务合同（示范文本）", Model));
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs(Clerk, new ConfirmModel(model, "自己同意"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-civil", new ReviseModel(model, Model))).Kind);
        await house.Done(Clerk, new WriteDraft(project, Guid.CreateVersion7(), Filled, null, ""));

        using (var legal = await house.Visitor((await house.As("contracts-legal")).Name))
            Assert.Contains("审查合同示范文本", (await legal.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        await house.Done("contracts-legal", new ReturnModel(model, "扣款要有上限"));
        await house.Done(Clerk, new ReviseModel(model, Model));
        await house.Done("contracts-legal", new ConfirmModel(model, "同意"));
        Assert.Equal(["model.not-now"], await house.Codes("contracts-legal", new ConfirmModel(model, "同意")));
        var number = Assert.Single(await Usable()).Number!;
        Assert.Matches("^SF-441500-2026-[0-9]{4}$", number);

        Assert.Equal(["draft.model-first"], await house.Codes(Clerk, new WriteDraft(project, Guid.CreateVersion7(), Filled, null, "")));
        Assert.Equal(["draft.model"], await house.Codes(Clerk, new WriteDraft(project, Guid.CreateVersion7(), Filled, "SF-441500-2026-9999", "")));
        await house.Done(Clerk, new WriteDraft(project, Guid.CreateVersion7(), Filled, null, "对方只接受自己的文本"));
        await house.Done(Clerk, new WriteDraft(project, Guid.CreateVersion7(), Filled, number, ""));
        Assert.True((await house.Asks(await house.As(Clerk), (ModelTexts m) => m.UseOf(number, Filled, Ct))).IsUnchanged);
        var changed = Filled.Replace("每次扣款500元", "每次扣款500元，全年不超过一万元", StringComparison.Ordinal);
        Assert.Equal(["draft.deviates"], await house.Codes(Clerk, new WriteDraft(project, Guid.CreateVersion7(), changed, number, "")));
        Assert.False((await house.Asks(await house.As(Clerk), (ModelTexts m) => m.UseOf(number, changed, Ct))).IsUnchanged);

        Assert.Contains("project.unexplained", (await Review(project)).Select(f => f.Code));
        var whole = await house.Asks(await house.As(Clerk), (Projects p) => p.Whole(project, Ct));
        var place = (await house.Asks(await house.As(Clerk), (ModelTexts m) => m.Of(whole!.Draft!, Ct)))!.Deviations.Single(d => d.Kind is DeviationKind.Changed).Place;
        Assert.Equal(OutcomeKind.Conflict, (await house.Runs(Clerk, new ExplainDeviation(project, 1, place, "旧稿"))).Kind);
        await house.Done(Clerk, new ExplainDeviation(project, whole!.Draft!.Version, place, "上限由财务提出"));
        Assert.DoesNotContain("project.unexplained", (await Review(project)).Select(f => f.Code));

        await house.Done("contracts-legal", new WithdrawModel(model, "依据修改了"));
        Assert.Empty(await Usable());
        Assert.Equal(["draft.model"], await house.Codes(Clerk, new WriteDraft(project, Guid.CreateVersion7(), Filled, number, "")));
        Assert.False((await house.Asks(await house.As(Clerk), (ModelTexts m) => m.UseOf(number, Filled, Ct))).IsUnchanged);
    }

    private async Task<IReadOnlyList<ModelLine>> Usable() => await house.Asks(await house.As(Clerk), (ModelTexts m) => m.Usable("property-services", "441500", Ct));

    private async Task<IReadOnlyList<Finding>> Review(Guid id) => await house.Asks(await house.As(Clerk), (Projects p) => p.BeforeReview(id, Ct));
}
