using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.OnRecord;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Kernel;
using Yiwang.Registers.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using static Yiwang.Benefits.Tests.Caring.CareSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>What the text wants on record, and what follows from it: catalogues, norms, plans, lists of other departments.</summary>
public sealed class OnRecordScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 2), Requirement("SW-KF-008f")]
    [Fact(DisplayName = "辅具：目录没有导入的说“粤残联〔2018〕6号标准未导入”；导入后按目录的补贴额；目录没有的器具、年限未到的不能")]
    public async Task Devices_are_paid_by_the_imported_catalogue()
    {
        hall.It_is(new(2025, 9, 1));
        var before = await Asking(Numbers.Next(new DateOnly(2022, 5, 10)), "测试助听器");
        Assert.Contains("粤残联〔2018〕6号标准未导入", Assert.Single((await hall.Runs(before.Guardian, new SubmitApplication(before.Id))).Findings, f => f.Code == "aid.device.no-catalogue").Message, StringComparison.Ordinal);

        hall.It_is(Monday);
        hall.Done(await hall.Runs("institutions-city", new ImportEntries(RegisterCodes.Devices, "器具名称,补贴额,几年补一次,依据文号\n测试助听器,3600,3,粤残联〔2018〕6号\n测试矫形器,800,1,粤残联〔2018〕6号\n", new(2026, 1, 1))));
        var number = Numbers.Next(new DateOnly(2022, 5, 10));
        var first = await Asking(number, "测试助听器");
        hall.Done(await hall.Runs(first.Guardian, new SubmitApplication(first.Id)));
        await hall.Looked(Reviewer(), first.Id);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(first.Id)));
        var grant = await hall.Look(db => db.Set<RehabilitationAid.Granting.AidGrant>().AsNoTracking().SingleAsync(g => g.CaseId == first.Id, Ct));
        Assert.Equal((Rows.AssistiveDevice, 3_600_00L, "测试助听器"), (grant.Row, grant.AmountInFen, grant.Condition));

        var unlisted = await Asking(number, "测试不在目录");
        (await hall.Runs(unlisted.Guardian, new SubmitApplication(unlisted.Id))).Refused("aid.device.unlisted");
        hall.It_is(new(2029, 3, 1)); // three years less a day
        var early = await Asking(number, "测试助听器");
        Assert.Contains("aid.device.too-soon", (await hall.Runs(early.Guardian, new SubmitApplication(early.Id))).Findings.Select(f => f.Code));
    }

    [Fact(DisplayName = "辅具目录是新的一年、另一种器具，不算重复；同一器具同年算")]
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 3), Requirement("SW-KF-008r")]
    public void Another_device_is_no_duplicate()
    {
        var context = Rules.Pack.Case with
        {
            Devices = [new("甲", 100, 1, "x"), new("乙", 200, 1, "x")],
            Prior = [new PriorAid(Wanted.Haifeng, Rows.AssistiveDevice, Monday) { Condition = "甲", CaseNumber = "示例-1" }],
        };

        Assert.Equal(200, Assert.Single(Amounts.Assess([new AssistiveDeviceClaim("乙")], context)).AmountInFen);
        Assert.Contains(Assert.Single(Amounts.Assess([new AssistiveDeviceClaim("甲")], context)).Findings, f => f.Code == "aid.duplicate");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2), Requirement("SW-KF-008k")]
    [Fact(DisplayName = "新签协议用当天的服务规范；新规范生效后旧协议仍显示旧版，并提示有新规范；之后签的用新版")]
    public async Task An_agreement_keeps_the_norm_of_its_day()
    {
        hall.It_is(Monday);
        async Task Norm(string title, string number, DateOnly from) => hall.Done(await hall.Runs("institutions-city", new RecordEntry(RegisterCodes.ServiceStandards,
            new Dictionary<string, string> { ["category"] = nameof(Disability.Autism), ["title"] = title, ["number"] = number }, from)));
        await Norm("示例孤独症服务规范（旧）", "示例〔2019〕1号", new(2019, 1, 1));
        await Norm("示例孤独症服务规范（新）", "示例〔2026〕9号", new(2026, 6, 1));
        var old = await hall.Registered(Guardian());
        await hall.Agrees(old);
        Assert.Equal([("示例孤独症服务规范（旧）", null)], (await Sheet(old)).Standards.Select(s => (s.Title, s.Newer)));

        hall.It_is(new(2026, 6, 1));
        var standard = Assert.Single((await Sheet(old)).Standards);
        Assert.Equal("示例孤独症服务规范（旧）", standard.Title);
        Assert.Contains("示例孤独症服务规范（新）（示例〔2026〕9号", standard.Newer, StringComparison.Ordinal);
        var fresh = await hall.Registered(Guardian());
        await hall.Agrees(fresh);
        Assert.Equal([("示例孤独症服务规范（新）", null)], (await Sheet(fresh)).Standards.Select(s => (s.Title, s.Newer)));
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 8), Requirement("SW-KF-026k")]
    [Fact(DisplayName = "机构登记了价目的，协议须写收费项目和价格；和登记价目不一致的成为疑点交财政，一致的没有；价目历史可查")]
    public async Task An_agreed_price_that_differs_is_looked_into()
    {
        hall.It_is(new(2027, 3, 1));
        async Task Price(string yuan, DateOnly from) => hall.Done(await hall.Runs("registrar-haifeng-2", new RecordEntry(RegisterCodes.Prices, new Dictionary<string, string> { ["item"] = "全日制训练", ["unit"] = "月", ["price"] = yuan }, from)));
        await Price("1,800", new(2026, 1, 1));
        await Price("2000", new(2027, 1, 1));
        var care = await hall.Registered(Guardian(), Haifeng, Wanted.From(Wanted.Haifeng) with { Institution = Haifeng, FirstMonth = new(2027, 3, 1) });

        Task<Outcome> Hands(AgreementText text) => hall.Runs(Registrar(Haifeng), new HandInAgreement(care.Id, text, Paper));
        (await Hands(Agreed(hall.Today))).Refused("care.agreement.fee-item");
        (await Hands(Agreed(hall.Today) with { FeeItem = "全日制训练" })).Refused("care.agreement.fee");
        var warned = await Hands(Agreed(hall.Today) with { FeeItem = "全日制训练", FeeInFen = 1_800_00 });
        hall.Done(warned);
        var suspicion = Assert.Single(await Suspicions(), s => s.Kind == SuspicionKind.PriceDiffers);
        hall.Done(await hall.Runs(County(Wanted.Haifeng), new ReturnAgreement(care.Id, "价格和登记的不一致。")));
        hall.Done(await Hands(Agreed(hall.Today) with { FeeItem = "全日制训练", FeeInFen = 2_000_00 }));

        Assert.Contains(warned.Findings, f => f.Code == "care.agreement.price");
        Assert.Contains("协议约定全日制训练 1,800 元，登记价目 2,000 元", suspicion.What, StringComparison.Ordinal);
        Assert.Single(await Suspicions(), s => s.Kind == SuspicionKind.PriceDiffers);
        using var finance = await hall.Visitor("finance-haifeng");
        Assert.Contains("收费与登记价目不一致", (await finance.Opens($"/staff/supervision/{suspicion.Id}")).Text, StringComparison.Ordinal);
        using var anyone = hall.Visitor();
        var history = await (await anyone.Opens($"/registers/{RegisterCodes.Prices}")).Follows("全日制训练");
        Assert.Contains("1,800 元", history.Text, StringComparison.Ordinal);
        Assert.Contains("2,000 元", history.Text, StringComparison.Ordinal);
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 4), Requirement("SW-KF-026g")]
    [Fact(DisplayName = "民政名单比对给出优先身份的命中；民政发放过同类的按重复，生活救助不算")]
    public async Task Civil_affairs_lists_are_compared()
    {
        hall.It_is(Monday);
        var (listed, granted, living) = (Numbers.Next(new DateOnly(2022, 5, 10)), Numbers.Next(new DateOnly(2022, 5, 10)), Numbers.Next(new DateOnly(2022, 5, 10)));
        var group = Rules.Pack.Library.City.Priority.Groups[0];
        hall.Done(await hall.Runs("civil-affairs-lufeng", new RecordEntry(RegisterCodes.PriorityHouseholds, new Dictionary<string, string> { ["child"] = listed, ["group"] = group.Id }, new(2026, 1, 1))));
        foreach (var (child, program) in new[] { (granted, Rows.FullTimePrivate), (living, RegisterSources.LivingAid) })
            hall.Done(await hall.Runs("civil-affairs-lufeng", new RecordEntry(RegisterCodes.CivilAffairsGrants, new Dictionary<string, string> { ["child"] = child, ["program"] = program, ["granted"] = "2026-02-01", ["amount"] = "500" }, new(2026, 2, 1))));

        var hit = await hall.Applied(Guardian(), new Wanted { Number = listed });
        Assert.Contains((await Checked(hit)).Conditions, f => f.Code == "aid.priority.listed" && f.Message.Contains(group.Name, StringComparison.Ordinal));
        var guardian = Guardian();
        var twice = await hall.Drafts(guardian, new Wanted { Number = granted });
        var refused = await hall.Runs(guardian, new SubmitApplication(twice));
        refused.Refused("aid.duplicate");
        Assert.Contains("由民政部门享受同类救助", refused.Findings[0].Message, StringComparison.Ordinal);
        var free = await hall.Applied(Guardian(), new Wanted { Number = living });
        Assert.DoesNotContain((await Checked(free)).Conditions, f => f.Code.StartsWith("aid.priority.", StringComparison.Ordinal));
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 6), Requirement("SW-KF-026h")]
    [Fact(DisplayName = "医保项目目录有名称、比例、生效日；测算只看票据上报销后自付的数，目录的比例不改变结果")]
    public async Task Insurance_shares_are_on_record_and_never_computed_with()
    {
        hall.It_is(Monday);
        hall.Done(await hall.Runs("medical-insurance", new RecordEntry(RegisterCodes.InsuredItems, new Dictionary<string, string> { ["item"] = "示例人工耳蜗植入", ["share"] = "70", ["basis"] = "示例文号" }, new(2026, 1, 1))));
        (await hall.Runs("medical-insurance", new RecordEntry(RegisterCodes.InsuredItems, new Dictionary<string, string> { ["item"] = "x", ["share"] = "100.1", ["basis"] = "x" }, Monday))).Refused("registers.value");
        var claim = new CochlearImplantClaim(Monday) { EvaluatedSuitable = true, MeetsInsuranceRules = true, HasValidReceipt = true, OwnPaymentInFen = 10_001_00 };

        Assert.Equal(10_001_00, Assert.Single(Amounts.Assess([claim], Rules.Pack.Case)).AmountInFen);
        using var anyone = hall.Visitor();
        var entry = Assert.Single((await anyone.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/registers/{RegisterCodes.InsuredItems}", UriKind.Relative), Ct)).GetProperty("entries").EnumerateArray());
        Assert.Equal(("示例人工耳蜗植入", "70%", "2026-01-01"), (entry.GetProperty("title").GetString(), entry.GetProperty("values").GetProperty("share").GetString(), entry.GetProperty("from").GetString()));
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 9), Requirement("SW-KF-026l")]
    [Fact(DisplayName = "扶贫名单同底数比对：有需求、没申请的进主动联系清单，待办提醒；申请过的、没需求的不进；别县看不到；联系走转介记录")]
    public async Task The_poor_who_have_not_applied_are_contacted()
    {
        hall.It_is(Monday);
        string[] children = [.. Enumerable.Range(0, 4).Select(_ => Numbers.Next(new DateOnly(2023, 6, 1)))];
        foreach (var (child, need) in new[] { (children[0], true), (children[1], false), (children[2], true) })
            hall.Done(await hall.Runs("screening-lufeng", new RecordScreening(new ScreenedChild("测试小苗", child, new DateOnly(2023, 6, 1), "示例家长己", "10000000009"), Wanted.Lufeng, new ScreeningEntry(Monday, "", need, need ? Disability.Hearing : null, need), false)));
        await hall.Applied(Guardian(), new Wanted { Number = children[2] });
        hall.Done(await hall.Runs("poverty-alleviation-lufeng", new ImportEntries(RegisterCodes.PoorHouseholds, "儿童身份证号码\n" + string.Join('\n', children) + "\n", Monday)));
        await hall.Everything_is_delivered();

        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        Assert.Contains("建档立卡家庭儿童 1 名", (await reviewer.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        var list = await reviewer.Opens("/staff/rehabilitation-aid/outreach");
        Assert.Contains("测某某", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("测试小苗", list.Text, StringComparison.Ordinal);
        var referral = await list.Form().Submit();
        Assert.StartsWith("/staff/rehabilitation-aid/referrals/", referral.Address, StringComparison.Ordinal);
        Assert.Contains("10000000009", referral.Text, StringComparison.Ordinal);
        Assert.Contains("联系记录", (await reviewer.Opens("/staff/rehabilitation-aid/outreach")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("建档立卡家庭儿童", (await reviewer.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        using var elsewhere = await hall.Visitor("reviewer-haifeng");
        Assert.Contains("没有要主动联系的", (await elsewhere.Opens("/staff/rehabilitation-aid/outreach")).Text, StringComparison.Ordinal);
        var file = await hall.Look(async db => (await db.Set<ScreeningFile>().AsNoTracking().ToArrayAsync(Ct)).Single(f => f.Child.Number == children[0]));
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("reviewer-haifeng", new StartContact(file.Id))).Kind);
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Requirement("SW-KF-026d")]
    [Fact(DisplayName = "年度救助计划按项目登记人数和资金；看板给出实际÷计划；计划改了按新的，别县的不算")]
    public async Task The_plan_is_set_against_what_was_granted()
    {
        hall.It_is(new(2026, 3, 9));
        async Task Plan(string county, string children, string yuan, DateOnly from) => hall.Done(await hall.Runs($"head-{county}", new RecordEntry(RegisterCodes.Plans,
            new Dictionary<string, string> { ["year"] = "2026", ["program"] = Rows.FullTimePublic, ["children"] = children, ["amount"] = yuan }, from)));
        await Plan("haifeng", "8", "100000", new(2026, 1, 1));
        await Plan("haifeng", "4", "80000", new(2026, 3, 1));
        await Plan("luhe", "2", "40000", new(2026, 1, 1));
        var id = await hall.Applied(Guardian(), Wanted.From(Wanted.Haifeng) with { Number = Numbers.Next(new DateOnly(2022, 5, 10)), FirstMonth = new(2026, 3, 1) });
        await hall.Looked(Reviewer(Wanted.Haifeng), id);
        hall.Done(await hall.Runs(Reviewer(Wanted.Haifeng), new ApproveAid(id)));
        var granted = await hall.Look(db => db.Set<RehabilitationAid.Granting.AidGrant>().Where(g => g.CaseId == id).SumAsync(g => g.AmountInFen, Ct));

        using var head = await hall.Visitor("head-haifeng");
        var line = Assert.Single((await head.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/rehabilitation-aid/plan?year=2026", UriKind.Relative), Ct)).EnumerateArray());

        Assert.Equal((4, 1, "25%", 80_000_00L, granted), (line.GetProperty("plannedChildren").GetInt32(), line.GetProperty("children").GetInt32(), line.GetProperty("childrenRate").GetString(), line.GetProperty("plannedInFen").GetInt64(), line.GetProperty("grantedInFen").GetInt64()));
        Assert.Contains("25%", (await head.Opens("/staff/rehabilitation-aid/plan?year=2026")).Text, StringComparison.Ordinal);
        Assert.Contains("没有核定的救助", (await head.Opens("/staff/rehabilitation-aid/plan?year=2025")).Text, StringComparison.Ordinal);
    }

    [Article(Law.ShanweiRehabilitationAid, 24), Article(Law.ShanweiRehabilitationAid, 26, Item = 7), Requirement("SW-KF-024")]
    [Fact(DisplayName = "专家库、指导记录、政策文件可登记；按县统计在岗专业人员数和持证率，证书到期那天还算，次日不算")]
    public async Task Experts_policies_and_the_share_of_certificates()
    {
        hall.It_is(Monday);
        hall.Done(await hall.Runs("training-health", new RecordEntry(RegisterCodes.Experts, new Dictionary<string, string> { ["number"] = "ZJ-001", ["field"] = nameof(Disability.Hearing), ["unit"] = "示例市人民医院", ["rank"] = "正高级" }, Monday)));
        hall.Done(await hall.Runs("institutions-city", new RecordEntry(RegisterCodes.Guidance, new Dictionary<string, string> { ["number"] = "ZJ-001", ["institution"] = Garden, ["date"] = "2026-03-02", ["content"] = "示例指导：听觉训练方案。" }, Monday)));
        hall.Done(await hall.Runs("training-health", new RecordEntry(RegisterCodes.Policies, new Dictionary<string, string> { ["title"] = "示例鼓励办法", ["kind"] = "鼓励政策", ["issuer"] = "示例市卫生健康部门" }, Monday)));
        var before = await Lufeng();
        var (last, id) = (new DateOnly(2026, 3, 31), Guid.CreateVersion7());
        hall.Done(await hall.Runs("registrar-lufeng-2", new EnterProfessional(new NewProfessional(id, "示例治疗师", "康复治疗师", Monday) { Certificate = "示例证书9号", CertificateFrom = new DateOnly(2025, 1, 1), CertificateUntil = last })));

        hall.It_is(last);
        var valid = await Lufeng();
        hall.It_is(last.AddDays(1));
        var expired = await Lufeng();

        Assert.Equal((before.OnDuty + 1, before.Certified + 1), (valid.OnDuty, valid.Certified));
        Assert.Equal((before.OnDuty + 1, before.Certified), (expired.OnDuty, expired.Certified));
        using var city = await hall.Visitor("institutions-city");
        var page = await city.Opens("/staff/institutions/professionals");
        Assert.Contains("专家库里有 1 位：听力残疾 1 位", page.Text, StringComparison.Ordinal);
        Assert.Contains("示例指导：听觉训练方案。", page.Text, StringComparison.Ordinal);
        using var anyone = hall.Visitor();
        Assert.Contains("示例鼓励办法", (await anyone.Opens($"/registers/{RegisterCodes.Policies}")).Text, StringComparison.Ordinal);
    }

    private Task<CountyProfessionals> Lufeng() => hall.Asks<ProfessionalFigures, CountyProfessionals>(Actor.Stranger(), async f => (await f.ByCounty(Ct)).Single(c => c.Region == Wanted.Lufeng));

    private Task<CareSheet> Sheet(Care care) => hall.Asks<CareDesk, CareSheet>(County(care.Region), async d => (await d.Find(care.Id, Ct))!);

    private Task<List<Suspicion>> Suspicions() => hall.Look(db => db.Set<Suspicion>().AsNoTracking().ToListAsync(Ct));

    private Task<AidCheck> Checked(Guid id) => hall.Asks<AidChecker, AidCheck>(Actor.Stranger(), async c =>
        await c.Check(await hall.Look(db => db.Set<AidApplication>().AsNoTracking().SingleAsync(a => a.Id == id, Ct)), hall.Today, Ct));

    private async Task<(Actor Guardian, Guid Id)> Asking(string number, string device)
    {
        var guardian = Guardian();
        var id = await hall.Drafts(guardian, new Wanted { Number = number });
        hall.Done(await hall.Runs(guardian, new AnswerQuestions(id, new AidAnswers { Services = new ServiceAnswers([new ServiceWish(ServiceWishes.Device, "", hall.Today, 0, 0, device)]) })));
        return (guardian, id);
    }
}
