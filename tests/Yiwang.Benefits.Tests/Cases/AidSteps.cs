using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Files;
using Yiwang.Procedures.Cases;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>What a guardian would write. By default: autism, from 陆丰, ten months in a private institution there, all papers.</summary>
internal sealed record Wanted
{
    public const string Lufeng = "441581", Haifeng = "441521", Luhe = "441523", Elsewhere = "445224";

    public string Number { get; init; } = Numbers.Next(new DateOnly(2022, 5, 10));
    public string Household { get; init; } = Lufeng;
    public Place Place { get; init; } = Place.Household;
    public string? InstitutionRegion { get; init; }
    public string? PermitRegion { get; init; }
    public DateOnly? PermitValidUntil { get; init; }
    public IReadOnlyList<string> Materials { get; init; } = ["household-register", "disability-certificate"];
    public string Institution { get; init; } = "441581-rehab-2";
    public DateOnly FirstMonth { get; init; } = new(2026, 3, 1);
    public int Months { get; init; } = 10;

    public static Wanted From(string household) => new() { Household = household, Institution = household == Haifeng ? "441521-rehab-1" : "441581-rehab-2" };
}

/// <summary>Numbers with a valid check sign and a sequence of their own; the persons don't exist.</summary>
internal static class Numbers
{
    private static int last;

    public static string Next(DateOnly born)
    {
        var seventeen = $"441581{born.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{Interlocked.Increment(ref last):D3}";
        return seventeen + CitizenNumber.CheckSign(seventeen);
    }
}

/// <summary>The cast and the steps, as a person would say them.</summary>
internal static class AidSteps
{
    public static Actor Guardian() => new("示例家长甲", "public", "办事人", Permissions.ApplyForAid);

    public static Actor Reviewer(string region = Wanted.Lufeng) => new("示例审核甲", "county-federation.reviewer", "县级残联审核岗", Permissions.ReviewAid, Permissions.JudgeAid, Permissions.SeeAid)
    {
        Institution = $"{region}-dpf", InstitutionName = $"示例残联{region}", Region = region,
    };

    public static Actor Appeals() => new("示例申诉甲", "city-federation.appeals", "市残联申诉答复岗", Permissions.AnswerAppeals, Permissions.JudgeAid, Permissions.SeeAid)
    {
        Institution = "441500-dpf", InstitutionName = "示例市残联", Region = "441500",
    };

    public static async Task<Guid> Drafts(this TownHall hall, Actor guardian, Wanted wanted)
    {
        var id = Guid.CreateVersion7();
        Assert.True((await hall.Runs(guardian, new StartApplication(id))).IsDone);
        hall.Done(await hall.Runs(guardian, new AnswerQuestions(id, new AidAnswers
        {
            Place = new PlaceAnswers(wanted.Place, wanted.Household, wanted.InstitutionRegion, wanted.PermitRegion, wanted.PermitValidUntil),
            Applicant = new ApplicantAnswers(ApplicantKind.Guardian, "示例家长甲", "母亲", "10000000001", "", []),
            Child = new ChildAnswers("测试小禾", wanted.Number, CitizenNumber.Parse(wanted.Number).BirthDate, Schooling.None),
            Disability = new DisabilityAnswers([Disability.Autism], Degree.Severe, true, ""),
            Services = new ServiceAnswers([new ServiceWish(ServiceWishes.FullTime, wanted.Institution, wanted.FirstMonth, wanted.Months, 0, "")]),
        })));
        foreach (var material in wanted.Materials) Assert.True((await hall.HandsIn(guardian, id, material, wanted.PermitValidUntil)).IsDone);
        return id;
    }

    public static Task<Outcome> HandsIn(this TownHall hall, Actor guardian, Guid id, string material, DateOnly? validUntil = null) =>
        hall.Runs(guardian, new HandInMaterial(id, material, new StoredFile(material.PadRight(64, '0'), "application/pdf", 1000, $"{material}.pdf"), true, validUntil));

    /// <summary>Handed in: the case is with the county federation.</summary>
    public static async Task<Guid> Applied(this TownHall hall, Actor guardian, Wanted? wanted = null)
    {
        var id = await hall.Drafts(guardian, wanted ?? new Wanted());
        hall.Done(await hall.Runs(guardian, new SubmitApplication(id)));
        return id;
    }

    /// <summary>Originals seen and the indication judged: everything that only a person can do.</summary>
    public static async Task Looked(this TownHall hall, Actor reviewer, Guid id, bool isIndicated = true, params string[] originals)
    {
        hall.Done(await hall.Runs(reviewer, new SeeOriginals(id, originals.Length > 0 ? originals : ["household-register", "disability-certificate"])));
        hall.Done(await hall.Runs(reviewer, new JudgeIndication(id, isIndicated, "示例市人民医院", hall.Today)));
    }

    /// <summary>Refused by the county because an assessment sees no indication; the guardian objects.</summary>
    public static async Task<Guid> RefusedFor(this TownHall hall, Actor guardian, Wanted? wanted = null)
    {
        var id = await hall.Applied(guardian, wanted);
        await hall.Looked(Reviewer(), id, isIndicated: false);
        hall.Done(await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.indication.none"], "评估报告认为训练不能改善功能。")));
        return id;
    }

    public static Task<Outcome> AsksFor(this TownHall hall, Actor reviewer, Guid id, string group = "disability", string whyAgain = "") =>
        hall.Runs(reviewer, new AskForSupplement(id, [new AskedItem(group, "")], whyAgain));

    public static async Task Brings(this TownHall hall, Actor guardian, Guid id, string material = "disability-certificate")
    {
        hall.Done(await hall.HandsIn(guardian, id, material));
        hall.Done(await hall.Runs(guardian, new AnswerSupplement(id)));
    }

    public static Task Silence_is_noticed(this TownHall hall) =>
        hall.Asks<SilenceWatch, bool>(Actor.Stranger(), async watch => { await watch.Run(TestContext.Current.CancellationToken); return true; });

    public static async Task<CaseView> Sees(this TownHall hall, Actor who, Guid id) =>
        await hall.Asks<ICaseReader, CaseView?>(who, r => r.View(id, TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException("Nothing is seen.");

    public static async Task<Case> CaseOf(this TownHall hall, Guid id) => await hall.Look(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id, TestContext.Current.CancellationToken));

    public static async Task<NoticeContent> Letter(this TownHall hall, Guid id, NoticeKind kind) =>
        (await hall.Look(db => db.Set<Notice>().AsNoTracking().Where(n => n.CaseId == id && n.Kind == kind).OrderByDescending(n => n.Id).FirstAsync(TestContext.Current.CancellationToken))).Content;

    public static Task<int> Letters(this TownHall hall, Guid id) => hall.Look(db => db.Set<Notice>().CountAsync(n => n.CaseId == id, TestContext.Current.CancellationToken));

    public static async Task<IReadOnlyList<string>> Sentences(this TownHall hall, Guid id) => [.. (await hall.LedgerOf(Case.SubjectOf(id))).Select(a => a.Sentence)];

    public static void Done(this TownHall hall, Outcome outcome) => Assert.True(outcome.IsDone, string.Join("\n", outcome.Findings.Select(f => $"{f.Code}: {f.Message}")));

    public static void Refused(this Outcome outcome, params string[] codes) =>
        Assert.Equal(codes.Order(StringComparer.Ordinal), outcome.Findings.Where(f => f.Severity is Severity.Blocks).Select(f => f.Code).Distinct().Order(StringComparer.Ordinal));
}
