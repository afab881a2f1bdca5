using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>The federation at the institution's place agrees to take the child, or says why not.</summary>
/// <param name="Letter">Number of its letter, where it is not on this platform.</param>
[Requires(Permissions.ArrangeCare)]
internal sealed record AnswerTransfer(Guid CareId, bool Agrees, string Reason, string Letter) : ICommand;

/// <summary>The county of the application completes the transfer and issues the slip.</summary>
[Requires(Permissions.ArrangeCare)]
internal sealed record CompleteTransfer(Guid CareId) : ICommand;

internal sealed class TransferHandler(BenefitsDb db, CareBook book, ICases cases, INotices notices, CityDirectory city, CurrentUser user, TimeProvider clock)
    : IHandle<AnswerTransfer>, IHandle<CompleteTransfer>
{
    public Task<Outcome> Handle(AnswerTransfer command, CancellationToken ct) => book.Act(command.CareId, CareRole.Receiver, async care =>
    {
        var name = await book.NameOf(care.Institution, ct);
        var by = care.Papers.Transfer!.Receiver is { Length: > 0 } receiver ? city.GetInstitution(receiver).Name : $"{await PlaceOf(care, ct)}残联";
        var outcome = care.AnswerTransfer(new TransferAnswer(command.Agrees, command.Reason, command.Letter, by, clock.Today()), name);
        if (outcome.IsDone && !command.Agrees) book.Tell(care, "转介没有得到同意，请重新选择机构", $"{by}没有同意：{command.Reason}", "/institution");
        return outcome;
    }, ct);

    public Task<Outcome> Handle(CompleteTransfer command, CancellationToken ct) => book.Act(command.CareId, CareRole.County, async care =>
    {
        if (await cases.Find(care.RecordId, ct) is not { } about || await db.Applications.ByKey(care.RecordId, ct) is not { } application) return Outcome.NotFound;
        var outcome = care.CompleteTransfer(new TransferSlip($"{about.Number}-ZJ", $"{user.InstitutionName} {user.PostName}", clock.Today()));
        return outcome.IsDone ? await notices.Issue(about, NoticeKind.TransferSlip, await Slip(care, about, application, ct), ct) : outcome;
    }, ct);

    /// <summary>转介单: who sends whom where, on whose word.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010o")]
    private async Task<NoticeContent> Slip(Care care, Case about, AidApplication application, CancellationToken ct)
    {
        var transfer = care.Papers.Transfer!;
        var (name, place) = (await book.NameOf(care.Institution, ct), await PlaceOf(care, ct));
        return new NoticeContent("残疾儿童异地康复转介单", application.Answers.Applicant!.Name,
            [$"兹将{application.Answers.Child!.Name}转介到{place}的{name}接受康复服务。转介单号 {transfer.Slip!.Number}。", $"需要异地康复的理由：{transfer.Necessity}"],
            [new NoticeReason($"{transfer.Answer!.By}已于 {transfer.Answer.On.ToChinese()}审核同意{(transfer.Answer.Letter.Length > 0 ? $"（{transfer.Answer.Letter}）" : "")}。", CareArticles.Choice)],
            [$"请联系{name}办理注册登记；服务协议备案、费用结算仍由{city.GetInstitution(about.Institution).Name}办理。"], "", "", null, "");
    }

    private async Task<string> PlaceOf(Care care, CancellationToken ct) =>
        (await db.Institutions.ByKey(care.Institution, ct)) is { } institution ? city.FindRegion(institution.Region)?.Name ?? institution.Region : "";
}
