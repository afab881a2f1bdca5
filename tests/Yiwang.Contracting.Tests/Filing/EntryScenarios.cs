using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Tests.Entering;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Filing;

/// <summary>What a signed contract must say before it is entered.</summary>
public sealed class EntryScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact(DisplayName = "第五条：十种情形至少一种，第十种要有认定依据；机关间协议和聘用协议不适用，不登记不编号")]
    [Article(Law.LuohuContracts, 5), Requirement("LH-HT-005a"), Requirement("LH-HT-005b")]
    public async Task Only_what_the_document_applies_to()
    {
        house.It_is(Day);
        Assert.Equal(["contract.types"], await Refused(e => e with { Types = [] }));
        Assert.Equal(["contract.types"], await Refused(e => e with { Types = [11] }));
        Assert.Equal(["contract.type-basis"], await Refused(e => e with { Types = [10] }));
        Assert.Equal(["contract.not-in-scope"], await Refused(e => e with { Exclusion = Exclusion.Employment }));
        Assert.Equal(["contract.not-in-scope"], await Refused(e => e with { Exclusion = Exclusion.BetweenAgencies }));
        Assert.Empty(await Refused(e => e with { Types = [8], AmountInFen = null, HasNoAmount = true, PaysInFen = 0 })); // a framework agreement
        Assert.Equal(["contract.amount"], await Refused(e => e with { AmountInFen = null, PaysInFen = 0 }));
    }

    [Fact(DisplayName = "第三条第二款：对方是自然人、法人或者非法人组织，可以有几个；号码不对不登记，自然人的姓名在清单上隐去")]
    [Article(Law.LuohuContracts, 3, 2), Requirement("LH-HT-003b")]
    public async Task The_counterparties()
    {
        house.It_is(Day);
        Assert.Equal(["contract.parties"], await Refused(e => e with { Parties = [] }));
        Assert.Contains("credit-code.length", await Refused(e => e with { Parties = [ContractHouse.Company with { Code = "123" }] }));
        var person = new Party(PartyKind.NaturalPerson, "测试甲乙", "441581199001010008");
        var id = await house.Entered(await house.Entry(Day) with { Parties = [ContractHouse.Company, person, ContractHouse.Company with { Kind = PartyKind.Other }] });
        var stored = await house.Stored(id);
        Assert.Equal("示例服务有限公司、测某某、示例服务有限公司", stored.PartyNames);
        Assert.Equal("441581199001010008", stored.Parties[1].Code);
    }

    [Fact(DisplayName = "第四条：以政府名义签的写明承办依据；政府自己不承办")]
    [Article(Law.LuohuContracts, 4), Requirement("LH-HT-004b")]
    public async Task In_the_governments_name()
    {
        house.It_is(Day);
        Assert.Equal(["contract.backing-basis"], await Refused(e => e with { Backing = Backing.GovernmentApproved }));
        Assert.Contains("contract.backing-basis", await Refused(e => e with { Backing = Backing.InGovernmentsName }));
        var id = await house.Entered(await house.Entry(Day) with { Backing = Backing.InGovernmentsName, BackingBasis = "按职能" });
        var stored = await house.Stored(id);
        Assert.Equal(("441500-government", "441500-health"), (stored.SignedBy, stored.Institution));
        var government = new Rules.Signer("441500-government", Rules.SignerClass.Government, false, null);
        var rules = ((Rules.ContractBook)house.Services.GetService(typeof(Rules.ContractBook))!).On("441500", Day)!;
        Assert.Contains(EntryRules.Check(await house.Entry(Day), government, rules, Day), f => f.Code == "contract.government-handles");
    }

    [Fact(DisplayName = "第四条、第二十五条第二款：承办部门默认是签订主体；几个部门一起签的都登记，指定一个主办，没有指定不能登记；由别的部门主办的由它登记")]
    [Article(Law.LuohuContracts, 4, 1), Article(Law.LuohuContracts, 4, 2), Article(Law.LuohuContracts, 25, 2), Requirement("LH-HT-004a")]
    public async Task Several_departments_name_one_that_leads()
    {
        house.It_is(Day);
        var alone = await house.Stored(await house.Entered(await house.Entry(Day)));
        Assert.Equal(("441500-health", "441500-health", 0), (alone.Institution, alone.SignedBy, alone.CoHandlers.Count));
        string[] together = ["441500-civil", "441500-construction"];
        Assert.Equal(["contract.no-lead"], await Refused(e => e with { CoHandlers = together }));
        Assert.Equal(["contract.lead"], await Refused(e => e with { CoHandlers = together, Lead = "441500-justice" }));
        Assert.Equal(["contract.lead-elsewhere"], await Refused(e => e with { CoHandlers = together, Lead = "441500-civil" }));
        Assert.Equal(["contract.lead-elsewhere"], await Refused(e => e with { Lead = "441500-civil" }));
        foreach (var no in new[] { "441500-water", "441500-government", "441581-health", "441500-health", "x" })
            Assert.Equal(["contract.co-handlers"], await Refused(e => e with { CoHandlers = [no], Lead = "441500-health" }));
        var id = await house.Entered(await house.Entry(Day) with { CoHandlers = together, Lead = "441500-health" });
        Assert.Equal(together, (await house.Stored(id)).CoHandlers);
        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        Assert.Contains("（主办）、", (await clerk.Opens($"/staff/contracts/{id}")).Text, StringComparison.Ordinal);

        var asked = await (await clerk.Opens("/staff/contracts/new")).Answers(("title", "三方合作协议"), ("types", "4"), ("content", "合作"), ("party-kind-0", "LegalPerson"), ("party-name-0", "示例服务有限公司"), ("party-code-0", ContractHouse.Company.Code),
            ("noAmount", "yes"), ("startsOn", "2026-03-02"), ("coHandlers", "441500-civil"));
        Assert.Equal("handling", asked.Step());
        Assert.Contains("还没有指定由谁主办", asked.Text, StringComparison.Ordinal);
        var nobody = await house.Runs("contracts-audit", new EnterContract(Guid.CreateVersion7(), await house.Entry(Day)));
        Assert.False(nobody.IsDone);
    }

    [Fact(DisplayName = "第三十五条第一款：2019-01-01 至 2023-12-31 不超五年；到 2024-01-01 要主管领导批准")]
    [Article(Law.LuohuContracts, 35, 1), Requirement("LH-HT-035a")]
    public async Task Five_years()
    {
        house.It_is(new(2019, 1, 2));
        ContractEntry Long(ContractEntry e, DateOnly until, string approval) => e with { SignedOn = new(2019, 1, 2), StartsOn = new(2019, 1, 1), EndsOn = until, Signing = e.Signing with { DecidedOn = new(2019, 1, 2), LongTermApproval = approval } };
        var entry = await house.Entry(new(2019, 1, 2));
        Assert.Empty(await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), Long(entry, new(2023, 12, 31), ""))));
        Assert.Equal(["contract.long-term"], await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), Long(entry, new(2024, 1, 1), ""))));
        Assert.Empty(await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), Long(entry, new(2024, 1, 1), "批示〔2019〕1号"))));
    }

    [Fact(DisplayName = "第四十八条、第四十条：没有内部决策、授权、地点、签订日期、合法性审查的，一次说全；签订日期不晚于今天")]
    [Article(Law.LuohuContracts, 48), Requirement("LH-HT-048a"), Requirement("LH-HT-048b"), Requirement("LH-HT-048c"), Requirement("LH-HT-013d")]
    public async Task How_it_was_signed()
    {
        house.It_is(Day);
        var codes = await Refused(e => e with { SignedByRepresentative = false, Signing = e.Signing with { Decision = "", Place = "", Legality = " " } });
        Assert.Equal(["contract.authorisation", "contract.decision", "contract.no-legality", "contract.signed-at"], codes.Order());
        Assert.Contains("contract.signed-on", await Refused(e => e with { SignedOn = Day.AddDays(1) }));
        Assert.Empty(await Refused(e => e with { SignedByRepresentative = false, Signing = e.Signing with { Authorisation = "委托书〔2026〕1号", Seal = SealKind.Contract } }));
    }

    [Fact(DisplayName = "第十八条第二款：应集中采购而没有集中采购的不能登记")]
    [Article(Law.LuohuContracts, 18, 2), Requirement("LH-HT-018b")]
    public async Task Central_procurement()
    {
        house.It_is(Day);
        Assert.Equal(["contract.central"], await Refused(e => e with { MustBeCentral = true }));
        Assert.Equal(["contract.way"], await Refused(e => e with { Found = WayOfFinding.NotProcured }));
        Assert.Empty(await Refused(e => e with { MustBeCentral = true, Found = WayOfFinding.Central }));
    }

    [Fact(DisplayName = "第十六条第二款：同一事项换承办人要写理由")]
    [Article(Law.LuohuContracts, 16, 2), Requirement("LH-HT-016c")]
    public async Task One_handler_for_one_matter()
    {
        house.It_is(Day);
        await house.Entered(await house.Entry(Day) with { Project = "办公楼保洁" });
        var second = (await house.As("contracts-health-2")).AccountId;
        Assert.Equal(["contract.other-handler"], await Refused(e => e with { Project = "办公楼保洁", Handler = second }));
        Assert.Empty(await Refused(e => e with { Project = "办公楼保洁", Handler = second, OtherHandlerReason = "原承办人外出学习" }));
    }

    [Fact(DisplayName = "第六十七条、第六十一条、第十二条：材料分九类，只增不换，带校验值；磋商和争议材料只给承办部门和审查、审计；外单位看过的留痕")]
    [Article(Law.LuohuContracts, 67), Article(Law.LuohuContracts, 61), Requirement("LH-HT-067b"), Requirement("LH-HT-061"), Requirement("LH-HT-012")]
    public async Task Files_are_only_added()
    {
        house.It_is(Day);
        var id = await house.Entered(await house.Entry(Day));
        var memo = ContractHouse.Scan with { Hash = new string('b', 64), Name = "谈判备忘录.pdf" };
        Assert.Equal(["contract.file-category"], await house.Codes(ContractHouse.Clerk, new AttachFile(id, 10, memo)));
        await house.Done(ContractHouse.Clerk, new AttachFile(id, 1, memo));
        await house.Done(ContractHouse.Clerk, new AttachFile(id, 1, memo));
        await house.Done(ContractHouse.Clerk, new AttachFile(id, 3, ContractHouse.Scan));
        Assert.Equal([1, 3], (await house.Stored(id)).Files.Select(f => f.Category).Where(c => c != ContractFiles.Opinions));
        Assert.Equal(9, ContractFiles.CategoryNames.Count);

        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-filing", new ReadContractFile(id, memo.Hash))).Kind);
        await house.Done("contracts-filing", new ReadContractFile(id, ContractHouse.Scan.Hash));
        await house.Done("contracts-audit", new ReadContractFile(id, memo.Hash));
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-civil", new LookAtContract(id))).Kind);
        await house.Done("contracts-audit", new LookAtContract(id));
        Assert.Contains(await house.LedgerOf($"contract/{id}"), a => a.FactName == "ContractSeen" && a.ByPostName == "合同审计岗");
    }

    private async Task<string[]> Refused(Func<ContractEntry, ContractEntry> change)
    {
        house.It_is(Day);
        return await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), change(await house.Entry(Day))));
    }
}
