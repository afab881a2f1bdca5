using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

public sealed class PlaceScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1), Requirement("SW-KF-010a")]
    [Fact(DisplayName = "同一儿童在两地申请：第二件阻断，并说明在哪里；撤回第一件后可以")]
    public async Task A_child_has_one_open_application_in_the_city()
    {
        hall.It_is(Monday);
        var (first, second, wanted) = (Guardian(), Guardian(), new Wanted());
        var id = await hall.Applied(first, wanted);
        var draft = await hall.Drafts(second, InHaifeng(wanted));

        var refusal = await hall.Runs(second, new SubmitApplication(draft));
        refusal.Refused("aid.place.open-elsewhere");
        Assert.Contains("陆丰市", refusal.Findings[0].Message, StringComparison.Ordinal);

        hall.Done(await hall.Runs(first, new WithdrawApplication(id)));
        hall.Done(await hall.Runs(second, new SubmitApplication(draft)));
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1), Requirement("SW-KF-010a")]
    [Fact(DisplayName = "两地同时提交同一儿童：只有一件成立")]
    public async Task Two_counties_in_one_moment_receive_one_application()
    {
        hall.It_is(Monday);
        var (first, second, wanted) = (Guardian(), Guardian(), new Wanted());
        var (here, there) = (await hall.Drafts(first, wanted), await hall.Drafts(second, InHaifeng(wanted)));

        var outcomes = await Task.WhenAll(
            Task.Run(() => hall.Runs(first, new SubmitApplication(here))), Task.Run(() => hall.Runs(second, new SubmitApplication(there))));

        Assert.Single(outcomes, o => o.IsDone);
        outcomes.Single(o => !o.IsDone).Refused("aid.place.open-elsewhere");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 3), Requirement("SW-KF-008r")]
    [Fact(DisplayName = "甲县已享受，同一年度向乙县申请同类救助：阻断，显示甲县；下一年度可以")]
    public async Task Aid_granted_in_one_county_is_seen_in_another()
    {
        hall.It_is(Monday);
        var (guardian, wanted) = (Guardian(), new Wanted());
        var granted = await hall.Applied(guardian, wanted);
        await hall.Looked(Reviewer(), granted);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(granted)));

        var refusal = await hall.Runs(guardian, new SubmitApplication(await hall.Drafts(guardian, InHaifeng(wanted))));
        refusal.Refused("aid.duplicate", "aid.month.twice");
        Assert.Contains("陆丰市", refusal.Findings.First(f => f.Code == "aid.duplicate").Message, StringComparison.Ordinal);

        var next = await hall.Drafts(guardian, InHaifeng(wanted) with { FirstMonth = new DateOnly(2027, 1, 1) });
        hall.Done(await hall.Runs(guardian, new SubmitApplication(next)));
    }

    [Article(Law.ShanweiRehabilitationAid, 6), Requirement("SW-KF-010f")]
    [Fact(DisplayName = "居住证过期的不能受理，写明哪天到期；有效的由发放地受理")]
    public async Task An_expired_residence_permit_is_refused()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var permit = new Wanted
        {
            Household = Wanted.Elsewhere, Place = Place.ResidencePermit, PermitRegion = Wanted.Lufeng, PermitValidUntil = Monday.AddDays(-1),
            Materials = ["household-register", "disability-certificate", "residence-permit"],
        };

        var refusal = await hall.Runs(guardian, new SubmitApplication(await hall.Drafts(guardian, permit)));
        refusal.Refused("aid.permit.expired");
        Assert.Contains("3月1日", refusal.Findings[0].Message, StringComparison.Ordinal);

        var id = await hall.Applied(guardian, permit with { PermitValidUntil = Monday });
        Assert.Equal("441581-dpf", (await hall.CaseOf(id)).Institution);
    }

    [Article(Law.ShanweiRehabilitationAid, 28, 2)]
    [Fact(DisplayName = "陆河没有登记继续施行的决定：失效后不受理新申请；失效前受理")]
    public async Task A_county_without_a_continuation_receives_nothing_new()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var wanted = Wanted.From(Wanted.Luhe);

        var refusal = await hall.Runs(guardian, new SubmitApplication(await hall.Drafts(guardian, wanted)));
        refusal.Refused("aid.document.expired");
        Assert.Contains("陆河县", refusal.Findings[0].Message, StringComparison.Ordinal);

        hall.It_is(new DateOnly(2024, 12, 17));
        await hall.Applied(guardian, wanted with { FirstMonth = new DateOnly(2025, 1, 1) });
    }

    [Fact(DisplayName = "别县的审核岗看不到，也办不了；路人也一样")]
    public async Task An_officer_of_another_county_sees_and_does_nothing()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian());
        foreach (var other in new[] { Reviewer(Wanted.Haifeng), Guardian() with { Permissions = [.. Reviewer().Permissions] } })
        {
            Assert.Null(await hall.Asks<ICaseReader, CaseView?>(other, r => r.View(id, TestContext.Current.CancellationToken)));
            Assert.DoesNotContain((await hall.Asks<ICaseReader, CasePage>(other, r => r.List(null, 100, null, TestContext.Current.CancellationToken))).Lines, l => l.Id == id);
            Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(other, new LookAtChild(id))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(other, new ApproveAid(id))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(other, new RefuseAid(id, ["aid.material.missing"], "不符合"))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await hall.AsksFor(other, id)).Kind);
        }
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1)]
    [Theory(DisplayName = "选的机构须是定点康复机构，并在申请所写的地方")]
    [InlineData("441502-rehab-2", Place.Household, null)]
    [InlineData("441581-dpf", Place.Household, null)]
    [InlineData("没有这家", Place.Household, null)]
    [InlineData("441581-rehab-2", Place.Institution, Wanted.Haifeng)]
    internal async Task Training_is_wished_for_at_a_designated_institution_where_one_applies(string institution, Place place, string? region)
    {
        hall.It_is(Monday);
        var (guardian, id) = (Guardian(), Guid.CreateVersion7());
        hall.Done(await hall.Runs(guardian, new StartApplication(id)));

        Task<Outcome> Wishes(string chosen) => hall.Runs(guardian, new AnswerQuestions(id, new AidAnswers
        {
            Place = new PlaceAnswers(place, Wanted.Lufeng, region, null, null),
            Services = new ServiceAnswers([new ServiceWish(ServiceWishes.FullTime, chosen, Monday, 10, 0, "")]),
        }));

        (await Wishes(institution)).Refused("aid.form.institution");
        hall.Done(await Wishes(region is null ? "441581-rehab-1" : "441521-rehab-1"));
    }

    // The same child, by the institution in 海丰, where another federation receives it.
    private static Wanted InHaifeng(Wanted wanted) => wanted with { Place = Place.Institution, InstitutionRegion = Wanted.Haifeng, Institution = "441521-rehab-1" };
}
