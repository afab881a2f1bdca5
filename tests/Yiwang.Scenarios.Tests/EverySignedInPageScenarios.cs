using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Caring.Posting;
using Yiwang.Benefits.RehabilitationAid.Caring.Quality;
using Yiwang.Benefits.RehabilitationAid.Caring.Schooling;
using Yiwang.Benefits.RehabilitationAid.Excepting;
using Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;
using Yiwang.Benefits.RehabilitationAid.Institutions.Welfare;
using Yiwang.Benefits.RehabilitationAid.Priority;
using Yiwang.Benefits.RehabilitationAid.Reporting.Annual;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;
using Yiwang.Benefits.RehabilitationAid.Screening.Clues;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Scenarios.Tests;

/// <summary>The pages behind the sign-in that no journey passes: each opens, has one heading, and no axe findings at both widths.</summary>
[Trait("Looks", "at markup")]
public sealed class EverySignedInPageScenarios(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    [Fact(DisplayName = "登录后的页面在宽窄两种屏幕上都没有无障碍问题")]
    public async Task A_page_behind_the_sign_in_is_free_of_findings()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var guardian = await hall.As("guardian-1");
        var draft = await hall.Drafts(guardian, new Wanted());
        var open = await hall.Applied(guardian);
        var approved = await hall.Drafts(guardian, new Wanted());
        await Claims_priority(guardian, approved);
        hall.Done(await hall.Runs(guardian, new SubmitApplication(approved)));
        await hall.Looked(Reviewer(), approved);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(approved)));
        var confirmation = await hall.Look(db => db.Set<PriorityConfirmation>().Where(c => c.ApplicationId == approved).Select(c => c.Id).SingleAsync(TestContext.Current.CancellationToken));
        var letter = (await hall.Sees(guardian, approved)).Notices[0].Id;
        var (excepted, duplicate) = (await A_second_application(guardian), await A_second_application(guardian));
        hall.Done(await hall.Runs(guardian, new ExplainDuplicate(excepted, "原机构停业，改到另一家继续训练。")));
        hall.Done(await hall.Runs(guardian, new SubmitApplication(excepted)));
        var asked = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });
        hall.Done(await hall.AsksFor(Reviewer(), asked));

        await Opens_without_findings("guardian-1",
            "/my/messages", "/my/consents", "/my/security", "/my/data", "/my/acting-for", "/sign-in/raise", "/demo/date", $"/my/rehabilitation-aid/{draft}/materials", $"/my/rehabilitation-aid/{draft}/tasks",
            $"/my/rehabilitation-aid/{open}/withdraw", $"/my/rehabilitation-aid/{approved}", $"/my/cases/{approved}/evaluation",
            $"/my/rehabilitation-aid/priority/{confirmation}", $"/notices/{letter}",
            $"/my/rehabilitation-aid/{asked}/supplement", $"/my/rehabilitation-aid/{duplicate}/check-answers");
        await Opens_without_findings("reviewer-lufeng-1", "/staff", "/staff/cases", "/staff/rehabilitation-aid/waiting");
        await Opens_without_findings("head-lufeng", $"/staff/rehabilitation-aid/priority/{confirmation}", $"/staff/rehabilitation-aid/{excepted}");
        hall.Done(await hall.Runs("reviewer-lufeng-1", new CountYear(2025)));
        await Opens_without_findings("guardian-1", $"/my/rehabilitation-aid/{open}/form");
        await Opens_without_findings("reviewer-lufeng-1", "/staff/rehabilitation-aid/annual-report?year=2024", "/staff/rehabilitation-aid/annual-report?year=2025", "/staff/rehabilitation-aid/referrals",
            "/staff/institutions", "/staff/institutions/list", "/staff/institutions/planning", "/staff/institutions/441581-rehab-2", "/staff/designation", "/staff/credit");
        await Opens_without_findings("personnel", "/staff/appointments", "/staff/appointments/new", "/staff/appointments/import", "/staff/appointments/notice", "/staff/appointments/in-office",
            "/staff/appointments/vacancies", "/staff/acting-post", "/staff/delegations", "/staff/hand-overs");
        await Opens_without_findings("mayor", "/staff/absences", "/staff/absences/new");
        await Opens_without_findings("countersign-market", "/staff", "/staff/credit/feedback");
        var accident = Guid.CreateVersion7();
        hall.Done(await hall.Runs("countersign-education", new RegisterAccident(accident, "441581-rehab-1", hall.Today, "示例：训练室吊顶脱落。")));
        await Opens_without_findings("countersign-lufeng-health", "/staff/inspections", "/staff/inspections/441581-rehab-1", $"/staff/accidents/{accident}");
        await Opens_without_findings("head-lufeng", "/staff/rehabilitation-aid/publications");
        await Opens_without_findings("appeals", "/staff/rehabilitation-aid/annual-reports?year=2025&region=441581");
        await Opens_without_findings("appeals", "/staff/rehabilitation-aid/indicators?year=2026&county=441581", "/staff/rehabilitation-aid/plan?year=2026");
        await Opens_without_findings("reviewer-lufeng-1", "/staff/rehabilitation-aid/outreach", "/staff/registers");
        await Opens_without_findings("institutions-city", "/staff/registers/assistive-devices", "/staff/institutions/professionals");
        await Opens_without_findings("poverty-alleviation-lufeng", "/staff/registers/poor-households");
        await Opens_without_findings("finance-lufeng", "/staff/rehabilitation-aid/budget", "/staff/payments");
        await Opens_without_findings("registrar-lufeng-1", "/staff", "/staff/institution", "/staff/institution/apply", "/staff/institution/staff", "/staff/institution/progress");
        await Opens_without_findings("screening-lufeng", "/staff/rehabilitation-aid/screening");
        await Opens_without_findings("operations", "/demo/outbox");
        await Opens_without_findings("security-administrator", "/staff", "/staff/clients");
        await Opens_without_findings("toilets-lead", "/staff/rural-toilets", "/staff/rural-toilets/papers", "/staff/rural-toilets/leading", "/staff/rural-toilets/assessments", "/staff/rural-toilets/reports");
        await Opens_without_findings("toilets-culture", "/staff/rural-toilets/leading", "/staff/rural-toilets/reports");
        await Opens_without_findings("toilets-fund", "/staff/rural-toilets/funds");
        await Opens_without_findings("documents-1", "/staff", "/staff/normative", "/staff/clean-ups", "/staff/normative/罗湖/罗府办规〔2017〕9号", "/staff/normative/罗湖/罗府规〔2017〕2号");
        hall.It_is(new DateOnly(2026, 4, 1));
        await Opens_without_findings("reviewer-lufeng-1", "/staff", "/staff/cases?state=overdue");
        await Opens_without_findings("appeals", "/staff", "/staff/cases?state=overdue");
    }

    [Fact(DisplayName = "评估、满意度、公示稿、福利机构、发现告知、入学衔接的页面在宽窄两种屏幕上都没有无障碍问题")]
    public async Task The_pages_around_a_family_are_free_of_findings()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var guardian = await hall.As("guardian-1");
        var open = await hall.Applied(guardian);
        var (assessment, notice, home, clue) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        hall.Done(await hall.Runs(Reviewer(), new AskForAssessment(open, assessment, "441581-medical-1", "诊断证明没有写明程度，请评估是否适合全日制训练。")));
        var care = await hall.Registered(guardian, wanted: new Wanted { Number = Numbers.Next(new DateOnly(2022, 8, 1)) });
        hall.It_is(new DateOnly(2026, 4, 1));
        hall.Done(await hall.Trains(care, CareSteps.Full(new DateOnly(2026, 3, 2))));
        hall.Done(await hall.Runs(guardian, new RateMonth(care.Id, new DateOnly(2026, 3, 1), 2)));
        hall.Done(await hall.Runs(CareSteps.Registrar(care.Institution), new AssessEffect(care.Id, new DateOnly(2026, 3, 20), true, "示例评估甲")));
        hall.Done(await hall.Runs("registrar-lufeng-2", new MakeNotice(notice)));
        hall.Done(await hall.Runs("registrar-lufeng-2", new AskForFullNames(notice, "监护人都书面同意，贴在走廊一个月。")));
        hall.Done(await hall.Runs("reviewer-lufeng-1", new EnterWelfareInstitution(home, "示例陆丰儿童福利院", "陆丰市东海镇示例路80号")));
        hall.Done(await hall.Runs("guardian-5", new GiveClue(clue, new(FinderKind.VillageCommittee, "441581", "东海镇示例村", "示例林女士", "10000000031", true))));
        hall.Done(await hall.Runs(guardian, new ConsentToSchooling(care.Id, true)));
        var transition = await hall.Look(db => db.Set<SchoolTransition>().Where(t => t.CareId == care.Id).Select(t => t.Id).SingleAsync(TestContext.Current.CancellationToken));

        await Opens_without_findings("guardian-1", $"/my/rehabilitation-aid/{open}", $"/my/rehabilitation-aid/{care.RecordId}/care/{care.Id}", $"/my/rehabilitation-aid/{care.RecordId}/care/{care.Id}/school", "/services/rehabilitation-aid/clue");
        await Opens_without_findings("reviewer-lufeng-1", $"/staff/rehabilitation-aid/{open}", $"/staff/institutions/{care.Institution}", $"/staff/posting-notices/{notice}", "/staff/welfare-institutions", $"/staff/welfare-institutions/{home}",
            "/staff/rehabilitation-aid/clues", $"/staff/rehabilitation-aid/clues/{clue}");
        await Opens_without_findings("registrar-lufeng-2", "/staff/institution", "/staff/institution/notices", $"/staff/institution/notices/{notice}", $"/staff/care/{care.Id}");
        await Opens_without_findings("screening-lufeng", $"/staff/assessments/{assessment}");
        await Opens_without_findings("education-lufeng", "/staff/schooling", $"/staff/schooling/{transition}");
    }

    /// <summary>Two months of summer, of a kind of which three of spring were granted.</summary>
    private async Task<Guid> A_second_application(Testing.Actor guardian)
    {
        var wanted = new Wanted { Months = 3 };
        var first = await hall.Applied(guardian, wanted);
        await hall.Looked(Reviewer(), first);
        hall.Done(await hall.Runs(Reviewer(), new JudgeFinding(first, "aid.training.short-year", "剩下的月份随后申请。")));
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(first)));
        return await hall.Drafts(guardian, wanted with { FirstMonth = new DateOnly(2026, 7, 1), Months = 2 });
    }

    private async Task Claims_priority(Testing.Actor guardian, Guid id)
    {
        var answers = (await hall.Look(db => db.Set<AidApplication>().AsNoTracking().SingleAsync(a => a.Id == id, TestContext.Current.CancellationToken))).Answers;
        hall.Done(await hall.Runs(guardian, new AnswerQuestions(id, new() { Applicant = answers.Applicant! with { PriorityGroups = ["orphan"] } })));
    }

    private Task Opens_without_findings(string account, params string[] addresses) => chromium.Opens_without_findings(hall, account, addresses);
}
