using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Progress;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>The steps of designation, as a person would say them.</summary>
internal static class InstitutionSteps
{
    public const string Undesignated = "441502-rehab-2", Applicant = "registrar-chengqu-2", City = "institutions-city";

    public static readonly string[] Departments = ["countersign-education", "countersign-civil", "countersign-health", "countersign-human-resources", "countersign-market"];

    public static DesignationForm Form { get; } = new(FederationLevel.City, InstitutionKind.NonProfit, "52441502MJL0000078", "441502")
    {
        IsLegalPerson = true, Serves = [Disability.Autism], Capacity = "训练室 6 间，可同时服务 30 名儿童。", Volunteers = true, TakesResponsibility = true,
    };

    public static readonly IReadOnlyDictionary<string, int> Scores = new Dictionary<string, int> { ["staff"] = 25, ["premises"] = 20, ["service"] = 25, ["management"] = 12 };

    public static async Task<Guid> Announced(this TownHall hall, int places = 2, string by = City)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs(by, new AnnounceDesignation(id, "示例定点机构认定", "示例准入标准", hall.Today.AddDays(10), places)));
        return id;
    }

    public static async Task<Guid> Applies(this TownHall hall, Guid? round, DesignationForm? form = null, string by = Applicant)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs(by, new SubmitDesignation(id, round, form ?? Form)));
        return id;
    }

    /// <summary>Asks the interface, notes the two others clean, and finds every standard of admission met.</summary>
    public static async Task Looks_up(this TownHall hall, Guid id, string by = City, params string[] except)
    {
        if (!except.Contains("credit-platform")) await hall.Enquires(id, by);
        foreach (var source in new[] { "enterprise-publicity", "other-authorities" }.Except(except))
            hall.Done(await hall.Runs(by, new NoteSource(id, source, RecordAnswer.None, hall.Today, "")));
        if ((await hall.Application(id)).State is DesignationState.Submitted) hall.Done(await hall.Answers(id, by));
    }

    /// <summary>The checklist of admission, every line met but those named.</summary>
    public static Task<Outcome> Answers(this TownHall hall, Guid id, string by = City, params string[] unmet) => hall.Runs(by, new AnswerAdmission(id,
        [.. hall.Services.GetRequiredService<InstitutionPack>().AdmissionOn(hall.Today).Select(i => new AdmissionAnswer(i.Id, !unmet.Contains(i.Id), $"示例证据{i.Id}", null, default))]));

    public static async Task<RecordAnswer> Enquires(this TownHall hall, Guid id, string by = City) =>
        (await hall.Asks<CreditEnquiry, (Outcome, RecordAnswer Answer)>(await hall.As(by), e => e.Ask(id, null, TestContext.Current.CancellationToken))).Answer;

    public static RecordExpertReview ReviewOf(Guid id, string expert = "示例专家甲", bool capable = true) => new(id, expert, "康复医学", Scores, capable, "现场查看记录，示例标准第3条。");

    public static async Task Signs(this TownHall hall, Guid id, params IEnumerable<string> departments)
    {
        foreach (var one in departments) hall.Done(await hall.Runs(one, new CountersignDesignation(id, true, "")));
    }

    public static async Task<DesignationApplication> Application(this TownHall hall, Guid id) =>
        await hall.Look(db => db.Set<DesignationApplication>().AsNoTracking().SingleAsync(a => a.Id == id, TestContext.Current.CancellationToken));

    public static async Task<RehabilitationInstitution> Entry(this TownHall hall, string code) =>
        await hall.Look(db => db.Set<RehabilitationInstitution>().AsNoTracking().SingleAsync(i => i.Code == code, TestContext.Current.CancellationToken));

    public static async Task Reminders_are_kept(this TownHall hall) =>
        hall.Done(await hall.Runs(new Actor("示例系统", "system.institution-watch", "系统", Permissions.RemindInstitutions), new KeepInstitutionReminders()));

    /// <summary>An aid case that was approved; the family is known by it.</summary>
    public static async Task<Guid> Approved(this TownHall hall, Actor? guardian = null)
    {
        var id = await hall.Applied(guardian ?? await hall.As("guardian-2"));
        await hall.Looked(AidSteps.Reviewer(), id);
        hall.Done(await hall.Runs(AidSteps.Reviewer(), new ApproveAid(id)));
        return id;
    }

    /// <summary>The rows of all tables on a page, cells apart.</summary>
    public static IReadOnlyList<string> Rows(this SeenPage page) =>
        [.. page.Document.QuerySelectorAll("main tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td").Select(c => c.TextContent.Trim())))];

    /// <summary>Kinds of the open work items of a subject.</summary>
    public static async Task<string[]> Work(this TownHall hall, string subject) => await hall.Look(db => db.Database
        .SqlQuery<string>($"SELECT \"Kind\" AS \"Value\" FROM inbox_work_items WHERE \"Subject\" = {subject} AND \"ClosedAt\" IS NULL ORDER BY \"Kind\"").ToArrayAsync(TestContext.Current.CancellationToken));
}
