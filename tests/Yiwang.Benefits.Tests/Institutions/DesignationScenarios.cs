using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第十五至十七条: from the announcement to the published result.</summary>
public sealed class DesignationScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-015a"), Article(Law.ShanweiRehabilitationAid, 15), Article(Law.ShanweiRehabilitationAid, 16)]
    [Fact(DisplayName = "公告、申请、核验、评审、五部门会签、公布；缺评审或者缺一个会签的，不能公布")]
    public async Task An_institution_becomes_designated_when_everybody_has_had_a_say()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var round = await hall.Announced();
        var id = await hall.Applies(round);
        Assert.Equal(["核验定点申请"], await hall.Work($"designation/{id}"));
        await hall.Looks_up(id);
        hall.Done(await hall.Runs(InstitutionSteps.City, new PassCheck(id, Direct: false)));

        hall.It_is(Monday.AddDays(11));
        (await hall.Runs(InstitutionSteps.City, new SendToDepartments(id))).Refused("designation.no-review");
        var early = await hall.Runs(InstitutionSteps.City, new PublishDesignations(round));
        early.Refused("designation.no-review", "designation.unsigned");
        Assert.Equal(5, early.Findings.Count(f => f.Code == "designation.unsigned"));

        hall.Done(await hall.Runs(InstitutionSteps.City, InstitutionSteps.ReviewOf(id)));
        hall.Done(await hall.Runs(InstitutionSteps.City, new SendToDepartments(id)));
        Assert.Equal(Enumerable.Repeat("会签定点认定", 5), await hall.Work($"designation/{id}"));
        await hall.Signs(id, InstitutionSteps.Departments.SkipLast(1));
        (await hall.Runs(InstitutionSteps.City, new PublishDesignations(round))).Refused("designation.unsigned");
        Assert.False((await hall.Entry(InstitutionSteps.Undesignated)).IsDesignatedOn(hall.Today));

        await hall.Signs(id, InstitutionSteps.Departments[^1]);
        hall.Done(await hall.Runs(InstitutionSteps.City, new PublishDesignations(round)));

        var entry = await hall.Entry(InstitutionSteps.Undesignated);
        Assert.Equal((true, false, hall.Today), (entry.IsDesignatedOn(hall.Today), entry.IsDesignatedOn(hall.Today.AddDays(-1)), entry.DesignatedOn));
        Assert.Equal("专家评审第 1 名，82 分", (await hall.Application(id)).Reason);
        Assert.Empty(await hall.Work($"designation/{id}"));
        Assert.Contains("公布认定结果：认定 1 家，未认定 0 家", (await hall.LedgerOf($"designation-round/{round}")).Select(a => a.Sentence));
    }

    [Requirement("SW-KF-016a"), Article(Law.ShanweiRehabilitationAid, 16, Item = 1)]
    [Fact(DisplayName = "须选级别、签署自愿和责任承诺；所有缺项一次说清")]
    public async Task Level_and_undertakings_are_asked_for_all_at_once()
    {
        hall.It_is(Monday);
        var round = await hall.Announced();
        var empty = new DesignationForm(null, null, "52441502MJL0000079", "");

        (await hall.Runs("registrar-haifeng-2", new SubmitDesignation(Guid.CreateVersion7(), round, empty))).Refused(
            "credit-code.check", "designation.already", "designation.capacity", "designation.kind", "designation.level", "designation.registered", "designation.responsibility", "designation.serves", "designation.voluntary");
        (await hall.Runs(InstitutionSteps.Applicant, new SubmitDesignation(Guid.CreateVersion7(), round, InstitutionSteps.Form with { Level = FederationLevel.County }))).Refused("designation.other-level");
    }

    [Requirement("SW-KF-016a"), Requirement("SW-KF-016c"), Article(Law.ShanweiRehabilitationAid, 16, Item = 1), Article(Law.ShanweiRehabilitationAid, 16, Item = 3)]
    [Fact(DisplayName = "无法人资质、登记地不在本市、有不良记录、发生过重大事故的，核验不通过，理由写给机构")]
    public async Task What_an_institution_lacks_ends_its_application()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        platform.Answers = code => Microsoft.AspNetCore.Http.Results.Json(new { creditCode = code, result = "found", entries = new[] { "示例罚决〔2025〕1号" } });
        var id = await hall.Applies(null, InstitutionSteps.Form with { IsLegalPerson = false, RegisteredRegion = "440303", HadSevereAccident = true });
        await hall.Looks_up(id, "reviewer-chengqu");

        (await hall.Runs("reviewer-chengqu", new PassCheck(id, false))).Refused("designation.accident", "designation.bad-record", "designation.no-legal-person", "designation.registered-elsewhere");
        hall.Done(await hall.Runs("reviewer-chengqu", new FailCheck(id)));

        var ended = await hall.Application(id);
        Assert.Equal(DesignationState.Refused, ended.State);
        Assert.Contains("示例罚决〔2025〕1号", ended.Reason, StringComparison.Ordinal);
        Assert.Contains("第十六条第（一）项", ended.Reason, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-016c"), Article(Law.ShanweiRehabilitationAid, 16, Item = 3)]
    [Fact(DisplayName = "三个来源有一个未查，就不能送评审；平台的结果不能手工登记")]
    public async Task Each_source_has_to_be_asked()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var round = await hall.Announced();
        var id = await hall.Applies(round);

        Assert.Equal(3, (await hall.Runs(InstitutionSteps.City, new PassCheck(id, false))).Findings.Count(f => f.Code == "designation.not-asked"));
        await hall.Looks_up(id, InstitutionSteps.City, "other-authorities");
        (await hall.Runs(InstitutionSteps.City, new PassCheck(id, false))).Refused("designation.not-asked");
        (await hall.Runs(InstitutionSteps.City, new FailCheck(id))).Refused("designation.no-ground");
        (await hall.Runs(InstitutionSteps.City, new NoteSource(id, "other-authorities", RecordAnswer.Found, hall.Today.AddDays(1), ""))).Refused("designation.asked-on", "designation.entries");
        (await hall.Runs(InstitutionSteps.City, new NoteSource(id, "credit-platform", RecordAnswer.None, hall.Today, ""))).Refused("designation.by-interface");
        hall.Done(await hall.Runs(InstitutionSteps.City, new NoteSource(id, "other-authorities", RecordAnswer.None, hall.Today, "")));
        hall.Done(await hall.Runs(InstitutionSteps.City, new PassCheck(id, false)));

        var kept = await hall.Application(id);
        Assert.All(kept.Sources, s => Assert.Equal((RecordAnswer.None, hall.Today), (s.Answer, s.AskedOn)));
        hall.Done(await hall.Runs(InstitutionSteps.City, new NoteSource(id, "other-authorities", RecordAnswer.Found, hall.Today, "示例处罚")));
        hall.It_is(Monday.AddDays(11));
        Assert.Contains((await hall.Runs(InstitutionSteps.City, new PublishDesignations(round))).Findings, f => f.Code == "designation.no-review");
    }

    [Requirement("SW-KF-013"), Article(Law.ShanweiRehabilitationAid, 13, 1)]
    [Fact(DisplayName = "国家办的和社会办的，同一组材料得到同一结论")]
    public async Task Who_runs_an_institution_changes_nothing()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var form = InstitutionSteps.Form with { RegisteredRegion = "440303", HadSevereAccident = true };
        var organisers = new List<Yiwang.Organisation.Public.Organiser>();
        var conclusions = new List<string>();
        foreach (var (registrar, reviewer) in new[] { ("registrar-lufeng-1", "reviewer-lufeng-1"), ("registrar-lufeng-2", "reviewer-lufeng-1"), ("registrar-haifeng-2", "reviewer-haifeng") })
        {
            var id = await hall.Applies(null, form, registrar);
            await hall.Looks_up(id, reviewer);
            organisers.Add((await hall.Entry((await hall.Application(id)).Institution)).Organiser);
            conclusions.Add(string.Join('|', (await hall.Runs(reviewer, new PassCheck(id, false))).Findings.Select(f => f.Code + f.Message)));
        }

        Assert.Equal(3, organisers.Distinct().Count());
        Assert.Single(conclusions.Distinct());
        Assert.Equal(7, Enum.GetValues<InstitutionKind>().Length); // the six of the article, and other
    }

    [Fact(DisplayName = "县级的公告由本级五部门会签；没有登记会签岗位的县发不了公告")]
    public async Task A_county_without_its_departments_is_told()
    {
        hall.It_is(Monday);
        Assert.NotEqual(Guid.Empty, await hall.Announced(by: "reviewer-lufeng-1"));

        var refused = await hall.Runs("reviewer-haifeng", new AnnounceDesignation(Guid.CreateVersion7(), "示例", "示例标准", hall.Today.AddDays(5), 1));

        Assert.Equal(5, refused.Findings.Count(f => f.Code == "designation.no-department"));
        (await hall.Runs("reviewer-lufeng-1", new AnnounceDesignation(Guid.CreateVersion7(), "", "", hall.Today.AddDays(-1), 0))).Refused("designation.places", "designation.standards", "designation.title", "designation.until");
    }
}
