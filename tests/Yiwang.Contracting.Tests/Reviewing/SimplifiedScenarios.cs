using System.Text;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Modelling;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Staffing;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Tests.Reviewing;

/// <summary>第四十条第二款 and 第四十六条第一款. In a house of its own: it publishes a model text and changes a form.</summary>
public sealed class SimplifiedScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk, Manager = "contracts-health-manager", Inside = "contracts-health-reviewer", Legal = "contracts-legal";
    private static readonly DateOnly Day = new(2026, 3, 2);

    private const string Model = """
        会议服务合同
        第一条 乙方为甲方提供会议服务，地点：______。
        第二条 服务费总额为人民币____元，验收合格后支付。
        第三条 乙方违约的，每次支付违约金____元。
        甲方（盖章）：______ 乙方（盖章）：______
        """;

    private static readonly OpinionDraft Short = ContractHouse.Agreeing with { IsSimplified = true, Answers = [new(1, ReviewVerdict.Fits, ""), new(2, ReviewVerdict.Fits, "")], Text = "示范文本，双方合格" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第四十条第二款：用已编号的示范文本、没有补充约定的可以简化审查；有补充约定的不行；部门关了也不行；简化也要写书面意见")]
    [Article(Law.LuohuContracts, 40, 2), Requirement("LH-HT-040b")]
    public async Task Plain_model_texts_are_reviewed_in_short_where_the_department_allows_it()
    {
        var number = await AModel();
        var filled = Model.Replace("地点：______", "地点：示例会堂", StringComparison.Ordinal).Replace("人民币____元", "人民币120000元", StringComparison.Ordinal).Replace("违约金____元", "违约金500元", StringComparison.Ordinal);
        var plain = await Requested(filled, number);
        Assert.Equal(["review.simplified-text"], await house.Codes(Inside, new GiveOpinion(plain, Short with { Text = " " })));

        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs(Inside, new SwitchSimplifiedReview(false))).Kind);
        await house.Done(Manager, new SwitchSimplifiedReview(false));
        Assert.Equal(["review.simplified-off"], await house.Codes(Inside, new GiveOpinion(plain, Short)));
        using (var reviewer = await house.Visitor((await house.As(Inside)).Name)) Assert.DoesNotContain("只审查双方主体", (await reviewer.Opens($"/staff/contracts/reviews/{plain}/opine")).Text, StringComparison.Ordinal);
        using (var manager = await house.Visitor((await house.As(Manager)).Name))
            Assert.Contains("现在：已开通", (await (await manager.Opens("/staff/contracts/department")).Form("simplify").Submit()).Text, StringComparison.Ordinal);
        using (var reviewer = await house.Visitor((await house.As(Inside)).Name)) Assert.Contains("只审查双方主体", (await reviewer.Opens($"/staff/contracts/reviews/{plain}/opine")).Text, StringComparison.Ordinal);
        await house.Done(Inside, new GiveOpinion(plain, Short));
        var review = await house.StoredReview(plain);
        Assert.Equal((ReviewState.Agreed, 10), (review.State, review.Opinions[0].Said.Answers.Count));
        Assert.Contains("示范文本，双方合格", await Text(review.Opinions[0].Sheet!.Hash), StringComparison.Ordinal);

        var more = await Requested(filled.Replace("甲方（盖章）", "补充约定：乙方免费提供茶水。\n甲方（盖章）", StringComparison.Ordinal), number);
        Assert.True((await house.StoredReview(more)).Draft.IsModelText);
        Assert.Contains("review.not-model", await house.Codes(Inside, new GiveOpinion(more, Short)));
        await house.Done(Inside, new GiveOpinion(more, ContractHouse.Agreeing));
        Assert.Contains("review.not-model", await house.Codes(Inside, new GiveOpinion(await Requested(ContractHouse.DraftText("自拟合同"), ""), Short)));
    }

    [Fact(DisplayName = "第四十六条第一款：出具意见就照模板生成意见表，有十项结果、审查主体、日期，归入合同材料；法制机构换了模板，以后的照新的，以前的不变；缺了要有的项不能换")]
    [Article(Law.LuohuContracts, 46, 1), Article(Law.LuohuContracts, 44), Requirement("LH-HT-046a")]
    public async Task The_sheet_follows_a_form_that_can_be_replaced()
    {
        house.It_is(Day);
        var first = await house.StoredReview(await Agreed("第一份意见表的合同"));
        var usual = await Text(first.Opinions[0].Sheet!.Hash);
        foreach (var name in OpinionRules.Names) Assert.Contains(name, usual, StringComparison.Ordinal);
        foreach (var said in new[] { "合同内部审查岗", Day.ToChinese(), "结论：同意", "第一份意见表的合同", first.Number }) Assert.Contains(said, usual, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", usual, StringComparison.Ordinal);

        const string Own = "示例市审查表 {{意见表编号}}\n{{合同名称}}\n{{十项审查}}\n审查人：{{审查主体}}\n{{结论}}，{{日期}}\n{{意见}}";
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs(Inside, new ReplaceOpinionTemplate(Guid.CreateVersion7(), Own))).Kind);
        Assert.Equal(["template.unknown", "template.missing"], await house.Codes(Legal, new ReplaceOpinionTemplate(Guid.CreateVersion7(), Own.Replace("{{日期}}", "{{生辰}}", StringComparison.Ordinal))));
        Assert.Contains("template.length", await house.Codes(Legal, new ReplaceOpinionTemplate(Guid.CreateVersion7(), " ")));
        using var legal = await house.Visitor((await house.As(Legal)).Name);
        var replaced = await (await legal.Opens("/staff/contracts/reviews/form")).Form("template").Fill("template", Own).Submit();
        Assert.Contains("第 1 版", replaced.Text, StringComparison.Ordinal);

        var second = await house.StoredReview(await Agreed("第二份意见表的合同"));
        Assert.StartsWith($"示例市审查表 {second.Number}-1\n第二份意见表的合同\n1. ", await Text(second.Opinions[0].Sheet!.Hash), StringComparison.Ordinal);
        Assert.Equal(usual, await Text((await house.StoredReview(first.Id)).Opinions[0].Sheet!.Hash));

        var contract = await house.Stored(await house.Entered(await house.Entry(Day) with { Title = "归入材料的合同" }));
        var filed = Assert.Single(contract.Files, f => f.Category == ContractFiles.Opinions);
        Assert.Contains("示例市审查表", await Text(filed.Hash), StringComparison.Ordinal);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        Assert.Contains("归入材料的合同", await clerk.Http.GetStringAsync(new Uri($"/staff/contracts/{contract.Id}/files/{filed.Hash}", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    private async Task<string> AModel()
    {
        house.It_is(Day);
        var model = Guid.CreateVersion7();
        await house.Done(Clerk, new SubmitModel(model, "services", "会议服务合同（示范文本）", Model));
        await house.Done(Legal, new ConfirmModel(model, "同意"));
        return (await house.Asks(await house.As(Clerk), (ModelTexts m) => m.Usable("services", "441500", Ct)))[0].Number!;
    }

    private async Task<Guid> Requested(string text, string model)
    {
        var id = Guid.CreateVersion7();
        await house.Done(Clerk, new RequestReview(id, await house.Request(text) with { Title = "会议服务合同", ModelText = model }));
        return id;
    }

    private async Task<Guid> Agreed(string title)
    {
        var id = Guid.CreateVersion7();
        await house.Done(Clerk, new RequestReview(id, await house.Request(ContractHouse.DraftText(title)) with { Title = title }));
        await house.Done(Inside, new GiveOpinion(id, ContractHouse.Agreeing));
        return id;
    }

    private async Task<string> Text(string hash)
    {
        await using var stored = await ((FileStore)house.Services.GetService(typeof(FileStore))!).Open(hash, Ct);
        using var reader = new StreamReader(stored, Encoding.UTF8);
        return await reader.ReadToEndAsync(Ct);
    }
}
