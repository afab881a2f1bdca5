using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Tests.Filing;

/// <summary>What single articles of chapter three ask of a signed contract.</summary>
public sealed class TermScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第二十九条：标的涉及行为的，没有行为的定义和范围不能登记；标的描述为空不能登记")]
    [Article(Law.LuohuContracts, 29), Requirement("LH-HT-029")]
    public async Task Acts_have_their_bounds()
    {
        Assert.Equal(["contract.act-scope"], await Refused(e => e with { Terms = new() { ConcernsActs = true, ActScope = " " } }));
        Assert.Equal(["contract.content"], await Refused(e => e with { Content = "" }));
        Assert.Empty(await Refused(e => e with { Terms = new() { ConcernsActs = true, ActScope = "每日两次清扫办公区，不含外墙" } }));
    }

    [Fact(DisplayName = "第三十二条第二款：涉及国有资产的没有定价依据不能登记")]
    [Article(Law.LuohuContracts, 32, 2), Requirement("LH-HT-032b")]
    public async Task State_property_has_a_basis_for_its_price()
    {
        Assert.Equal(["contract.price-basis"], await Refused(e => e with { DisposesOfStateAsset = true, IsTalentHousing = true }));
        Assert.Empty(await Refused(e => e with { DisposesOfStateAsset = true, IsTalentHousing = true, Terms = new() { PriceBasis = "评估报告〔2026〕演示1号" } }));
    }

    [Fact(DisplayName = "第三十三条第二款：履行有先后的，少于两步或者没有条件只提示，不阻止")]
    [Article(Law.LuohuContracts, 33, 2), Requirement("LH-HT-033b")]
    public async Task An_order_has_two_steps_and_conditions()
    {
        house.It_is(Day);
        var entry = await house.Entry(Day);
        var told = await house.Runs(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), entry with { Terms = new() { HasOrder = true, Steps = [new("交货", "签约后十日"), new("付款", "")] } }));
        Assert.True(told.IsDone);
        Assert.Equal("contract.steps", Assert.Single(told.Findings).Code);
        Assert.Empty((await house.Runs(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), await house.Entry(Day) with { Terms = new() { HasOrder = true, Steps = [new("交货", "签约后十日"), new("付款", "验收合格")] } }))).Findings);
    }

    [Fact(DisplayName = "第三十五条第三款：有特别规定的情形按它校验期限，不按五年；续签次数到了不能再提")]
    [Article(Law.LuohuContracts, 35, 3), Requirement("LH-HT-035c")]
    public async Task Special_terms_take_the_place_of_five_years()
    {
        Assert.Equal(["contract.long-term"], await Refused(e => e with { EndsOn = e.StartsOn!.Value.AddYears(20).AddDays(-1) }));
        Assert.Empty(await Refused(e => e with { Types = [2, 4], EndsOn = e.StartsOn!.Value.AddYears(20).AddDays(-1) }));
        Assert.Equal(["contract.special-term"], await Refused(e => e with { Types = [2], EndsOn = e.StartsOn!.Value.AddYears(20), Signing = e.Signing with { LongTermApproval = "批示〔2026〕1号" } }));

        var id = await house.Filed(await house.Entry(Day) with { Types = [2] });
        await house.Done(ContractHouse.Clerk, new ProposeRenewal(id, false));
        await house.Done("head-health", new DecideRenewal(id, true, "纪要第5号"));
        Assert.Equal(["contract.renewals"], await house.Codes(ContractHouse.Clerk, new ProposeRenewal(id, false)));
    }

    [Fact(DisplayName = "第五十六条第二款、第五十七条第三款：集中采购合同变更、解除，细则的各项没有逐一确认的不能登记；自行采购的不问")]
    [Article(Law.LuohuContracts, 56, 2), Article(Law.LuohuContracts, 57, 3), Requirement("LH-HT-056b"), Requirement("LH-HT-057c")]
    public async Task Central_procurement_has_rules_of_its_own()
    {
        house.It_is(Day);
        var rules = ((ContractBook)house.Services.GetService(typeof(ContractBook))!).On("441500", Day)!.Adoption.Procurement!;
        var parent = await house.Filed(await house.Entry(Day) with { Found = WayOfFinding.Central });
        ContractEntry Change(ContractEntry e, Guid of, Derivation how, params string[] points) => e with { Parent = of, Derivation = how, ChangeReason = "需要增加", Terms = new() { ProcurementPoints = points } };
        var entry = await house.Entry(Day);
        var missing = await house.Runs(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), Change(entry, parent, Derivation.Change)));
        Assert.Equal(rules.OnChange.Count, missing.Findings.Count(f => f.Code == "contract.procurement-point" && f.Citation == Citation.Of(Law.LuohuContracts, 56, 2)));
        var ended = await house.Runs(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), Change(entry, parent, Derivation.Termination)));
        Assert.Equal(rules.OnEnd.Count, ended.Findings.Count(f => f.Citation == Citation.Of(Law.LuohuContracts, 57, 3)));
        Assert.Empty(await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), Change(entry, parent, Derivation.Change, [.. rules.OnChange]))));
        var other = await house.Filed(await house.Entry(Day));
        Assert.Empty(await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), Change(await house.Entry(Day), other, Derivation.Change))));
    }

    [Fact(DisplayName = "第七十八条第二款：罗府〔2014〕40号 从 2018-12-04 起废止，这以后的合同不能以它为依据；库里它的状态是废止")]
    [Article(Law.LuohuContracts, 78, 2), Requirement("LH-HT-078b")]
    public async Task The_repealed_document_is_no_ground()
    {
        Assert.Equal(["contract.repealed-basis"], await Refused(e => e with { Signing = e.Signing with { Decision = "按罗府〔2014〕40号的局务会纪要" } }));
        using var visitor = await house.Visitor((await house.As("contracts-legal")).Name);
        var old = await visitor.Opens($"/normative/{Uri.EscapeDataString("罗湖")}/{Uri.EscapeDataString("罗府〔2014〕40号")}");
        Assert.Contains("废止", old.Text, StringComparison.Ordinal);
        Assert.Contains("罗府规〔2018〕6号", old.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第七十七条：规则页写明解释机关和依据")]
    [Article(Law.LuohuContracts, 77), Requirement("LH-HT-077")]
    public async Task Who_interprets_is_shown()
    {
        using var visitor = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        var page = await visitor.Opens("/staff/contracts/rules");
        Assert.Contains("区政府法制机构", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("a.citation[href*='a77']"));
    }

    [Fact(DisplayName = "第十条第五款：同一采购项目编号的几份合同，从合同页一起看")]
    [Article(Law.LuohuContracts, 10, 5), Requirement("LH-HT-010e")]
    public async Task Contracts_of_one_procurement_are_seen_together()
    {
        house.It_is(Day);
        var (first, second) = (await house.Entered(await house.Entry(Day) with { ProcurementNumber = "演示采购-7001" }), await house.Entered(await house.Entry(Day) with { ProcurementNumber = "演示采购-7001" }));
        using var visitor = await house.Visitor((await house.As("contracts-procurement")).Name);
        var page = await (await visitor.Opens($"/staff/contracts/{first}")).Follows("登记的全部事项");
        var together = await visitor.Opens(page.Document.QuerySelector("a[href^='/staff/contracts?q=']")!.GetAttribute("href")!);
        Assert.Equal(2, new[] { first, second }.Count(id => together.Document.QuerySelector($"a[href='/staff/contracts/{id}']") is not null));
    }

    [Fact(DisplayName = "第十条第七款：维护系统的岗位没有合同业务权限，有了就不能启动")]
    [Article(Law.LuohuContracts, 10, 7), Requirement("LH-HT-010g")]
    public void Maintaining_and_deciding_are_apart()
    {
        var city = (CityDirectory)house.Services.GetService(typeof(CityDirectory))!;
        Assert.Contains(city.Posts, p => p.Permissions.Contains("platform.operations.see"));
        Assert.Empty(MaintenanceApart.Check(city.Posts));
        var both = new Post("x", "甲", null, new HashSet<string> { "platform.operations.see", Permissions.CheckFiling });
        Assert.Contains(Permissions.CheckFiling, Assert.Single(MaintenanceApart.Check([both])).Message, StringComparison.Ordinal);
    }

    private async Task<string[]> Refused(Func<ContractEntry, ContractEntry> change)
    {
        house.It_is(Day);
        return await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), change(await house.Entry(Day))));
    }
}
