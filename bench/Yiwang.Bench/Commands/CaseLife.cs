using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Files;

namespace Yiwang.Bench.Commands;

/// <summary>One application from the first question to the approval, in one county, by an invented guardian and officer.</summary>
internal sealed class CaseLife
{
    private static readonly DateOnly FirstBirthday = new(2021, 5, 5);

    private readonly Installation house;
    private readonly string county;
    private readonly string trainer;
    private int children;

    public CaseLife(Installation house, string county)
    {
        (this.house, this.county) = (house, county);
        var city = house.Services.GetRequiredService<CityDirectory>();
        trainer = city.Institutions.First(i => i.Kind == "rehabilitation" && i.RegionCode == county).Code;
        Guardian = UserOf(city, Posts.Public, "示例家长", null);
        Officer = UserOf(city, "county-federation.reviewer", "示例审核", city.FindResponsible(InstitutionKinds.CountyFederation, county));
    }

    public CurrentUser Guardian { get; }

    public CurrentUser Officer { get; }

    /// <summary>Everything up to the button "submit".</summary>
    public async Task Draft(Guid id)
    {
        await house.Run(Guardian, new StartApplication(id));
        await house.Run(Guardian, new AnswerQuestions(id, Answers()));
        foreach (var material in new[] { "household-register", "disability-certificate" })
        {
            await house.Run(Guardian, new HandInMaterial(id, material, new StoredFile(new string('0', 64), "application/pdf", 120_000, $"{material}.pdf"), true, null));
        }
    }

    public Task Create(Guid id) => house.Run(Guardian, new SubmitApplication(id), Guid.CreateVersion7());

    /// <summary>What the officer looks at and writes down before deciding.</summary>
    public async Task Review(Guid id)
    {
        await house.Run(Officer, new SeeOriginals(id, ["household-register", "disability-certificate"]));
        await house.Run(Officer, new JudgeIndication(id, true, "示例市人民医院", house.Services.GetRequiredService<TimeProvider>().Today()));
    }

    public Task Approve(Guid id) => house.Run(Officer, new ApproveAid(id), Guid.CreateVersion7());

    private AidAnswers Answers()
    {
        var bornOn = FirstBirthday.AddDays(children++);
        var number = $"{county}{bornOn:yyyyMMdd}000";
        return new AidAnswers
        {
            Place = new PlaceAnswers(Place.Household, county, null, null, null),
            Applicant = new ApplicantAnswers(ApplicantKind.Guardian, "示例家长", "母亲", "10000000099", "", []),
            Child = new ChildAnswers("示例儿童", number + CitizenNumber.CheckSign(number), bornOn, Schooling.None),
            Disability = new DisabilityAnswers([Disability.Autism], Degree.Severe, true, ""),
            Services = new ServiceAnswers([new ServiceWish(ServiceWishes.FullTime, trainer, new DateOnly(2026, 3, 1), 10, 0, "")]),
        };
    }

    private static CurrentUser UserOf(CityDirectory city, string post, string name, Organisation.Public.Institution? body)
    {
        var held = city.GetPost(post);
        var user = new CurrentUser();
        user.Become(Guid.CreateVersion7(), name, held.Code, held.Name, body?.Code ?? "", body?.Name ?? "", body?.RegionCode ?? "", held.Permissions);
        return user;
    }
}
