using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>
/// Hands the application in. What the regulation excludes for certain is refused here with every reason; missing papers are not a
/// reason: the county federation asks for them once.
/// </summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record SubmitApplication(Guid Id) : ICommand;

internal sealed class SubmitApplicationHandler(
    BenefitsDb db, AidChecker checker, AidNotices notices, AidReception reception, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<SubmitApplication>
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1), Requirement("SW-KF-010a"), Article(Law.ShanweiRehabilitationAid, 28, 2)]
    public async Task<Outcome> Handle(SubmitApplication command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is not { } application || application.Applicant != user.AccountId) return Outcome.NotFound;
        if (!application.IsDraft) return Outcome.Refused("aid.submitted", "这份申请已经提交过。", remedy: "请到“我的办件”看进展。");
        if (!application.Answers.AllAnswered) return Outcome.Refused("aid.incomplete", "还有没填完的部分，不能提交。", Articles.WhereToApply, remedy: "请回到任务清单，填完每一项。");

        var today = clock.Today();
        var check = await checker.Check(application, today, ct);
        var refusal = Outcome.From(check.StopsHandingIn.DistinctBy(f => (f.Code, f.Message)));
        if (!refusal.IsDone) return refusal;

        var region = application.Answers.Place!.Region!;
        if (city.FindResponsible(InstitutionKinds.CountyFederation, region) is not { } federation)
        {
            return Outcome.Refused("aid.no-federation", "所选的申请地没有登记县级残联，不能受理。", Articles.WhereToApply, "region", "请改选申请地，或联系市残联。");
        }

        application.Submit(today);
        var received = await reception.Receive(application, federation, check, today, ct);
        return await notices.Receipt(received, application, check, ct);
    }
}
