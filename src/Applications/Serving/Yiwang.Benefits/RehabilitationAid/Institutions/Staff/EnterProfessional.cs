using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Staff;

/// <summary>Somebody comes on duty, with what opens the post.</summary>
[Requires(Permissions.RunInstitution)]
internal sealed record EnterProfessional(NewProfessional Entry) : ICommand;

[Requires(Permissions.RunInstitution)]
internal sealed record CertifyProfessional(Guid Id, string Certificate, DateOnly? From, DateOnly? Until) : ICommand;

[Requires(Permissions.RunInstitution)]
internal sealed record TrainProfessional(Guid Id, DateOnly? On, string Topic) : ICommand;

[Requires(Permissions.RunInstitution)]
internal sealed record EndDuty(Guid Id, DateOnly? On) : ICommand;

internal sealed class EnterProfessionalHandler(InstitutionsDb db, CurrentUser user, TimeProvider clock) : IHandle<EnterProfessional>, IHandle<CertifyProfessional>, IHandle<TrainProfessional>, IHandle<EndDuty>
{
    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 25);

    public Task<Outcome> Handle(EnterProfessional command, CancellationToken ct)
    {
        var refused = Outcome.From(command.Entry.Check());
        if (refused.IsDone) db.Staff.Add(Professional.Enter(user.Institution, command.Entry));
        return Task.FromResult(refused);
    }

    public Task<Outcome> Handle(CertifyProfessional command, CancellationToken ct) => OnPerson(command.Id, person =>
    {
        if (command.Certificate.Length is 0 or > 100 || command.From is null || command.Until is null || command.Until < command.From)
            return Outcome.Refused("staff.certificate-days", "请填写证书编号、起始日和到期日，到期日不早于起始日。", Citation.Of(Law.ShanweiRehabilitationAid, 23), "certificate", "请对照证书填写。");
        person.Certify(command.Certificate, command.From.Value, command.Until.Value);
        return Outcome.Done;
    }, ct);

    public Task<Outcome> Handle(TrainProfessional command, CancellationToken ct) => OnPerson(command.Id, person =>
    {
        if (command.On is null || command.On > clock.Today() || !person.IsOnDutyOn(command.On.Value)) return Outcome.Refused("staff.trained-on", "请填写培训日期，在岗期间，不晚于今天。", Place, "trainedOn", "填培训结束的那一天。");
        if (command.Topic.Length is 0 or > 200) return Outcome.Refused("staff.topic", "请填写培训内容（200 字以内）。", Place, "topic", "例如：孤独症儿童结构化教学。");
        person.Train(new(command.On.Value, command.Topic));
        return Outcome.Done;
    }, ct);

    public Task<Outcome> Handle(EndDuty command, CancellationToken ct) => OnPerson(command.Id, person =>
    {
        if (command.On is null || command.On < person.OnDutyFrom || person.LeftOn is not null) return Outcome.Refused("staff.left-on", "请填写离岗日期，不早于上岗日。", where: "leftOn", remedy: "已离岗的不用再填。");
        person.Leave(command.On.Value);
        return Outcome.Done;
    }, ct);

    private async Task<Outcome> OnPerson(Guid id, Func<Professional, Outcome> act, CancellationToken ct) =>
        await db.Staff.ByKey(id, ct) is { } person && person.Institution == user.Institution ? act(person) : Outcome.NotFound;
}
