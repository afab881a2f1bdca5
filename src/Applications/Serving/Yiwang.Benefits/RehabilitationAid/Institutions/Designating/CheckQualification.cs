using Yiwang.Benefits.RehabilitationAid.Institutions.Credit;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>What was found in a source that a person has to look into.</summary>
[Requires(Permissions.RunDesignation)]
internal sealed record NoteSource(Guid Id, string Source, RecordAnswer Answer, DateOnly? AskedOn, string Entries) : ICommand;

/// <summary>What the interface of the credit platform answered just now; only <see cref="CreditEnquiry"/> gives it.</summary>
[Requires(Permissions.RunDesignation)]
internal sealed record NotePlatformAnswer(Guid Id, string Source, RecordAnswer Answer, IReadOnlyList<string> Entries) : ICommand;

/// <summary>The check is passed: on to the experts, or directly to the departments where 第十七条 allows it and the federation wants it.</summary>
[Requires(Permissions.RunDesignation)]
internal sealed record PassCheck(Guid Id, bool Direct) : ICommand;

/// <summary>The check isn't passed, for what it found.</summary>
[Requires(Permissions.RunDesignation)]
internal sealed record FailCheck(Guid Id) : ICommand;

internal sealed class CheckQualificationHandler(InstitutionsDb db, InstitutionPack pack, Offices offices, DesignationInbox inbox, Qualification qualification, TimeProvider clock)
    : IHandle<NoteSource>, IHandle<NotePlatformAnswer>, IHandle<PassCheck>, IHandle<FailCheck>
{
    public async Task<Outcome> Handle(NoteSource command, CancellationToken ct)
    {
        if (await Open(command.Id, ct) is not { } application) return Outcome.NotFound;
        var refused = Outcome.From(CheckAnswer(command));
        if (!refused.IsDone) return refused;
        string[] entries = command.Answer is RecordAnswer.Found ? [command.Entries] : [];
        return application.Note(new(command.Source, command.Answer, command.Answer is RecordAnswer.NotAsked ? null : command.AskedOn, entries));
    }

    public async Task<Outcome> Handle(NotePlatformAnswer command, CancellationToken ct) => await Open(command.Id, ct) is { } application
        ? application.Note(new(command.Source, command.Answer, command.Answer is RecordAnswer.NotAsked ? null : clock.Today(), command.Entries)) : Outcome.NotFound;

    [Article(Law.ShanweiRehabilitationAid, 16), Article(Law.ShanweiRehabilitationAid, 17), Requirement("SW-KF-016b")]
    public async Task<Outcome> Handle(PassCheck command, CancellationToken ct)
    {
        if (await Open(command.Id, ct) is not { } application) return Outcome.NotFound;
        var refused = Outcome.From([.. await qualification.Check(application, ct), .. command.Direct ? DirectRule.Check(application.Form.Direct, pack.Grades) : []]);
        if (!refused.IsDone) return refused;

        var outcome = application.GoOn(command.Direct, Countersigners.Of(application, offices));
        if (outcome.IsDone) await inbox.Keep(application, ct);
        return outcome;
    }

    public async Task<Outcome> Handle(FailCheck command, CancellationToken ct)
    {
        if (await Open(command.Id, ct) is not { } application) return Outcome.NotFound;
        if (!application.IsOpen) return Outcome.Refused("designation.state", "这件申请已经办结。", Citation.Of(Law.ShanweiRehabilitationAid, 15), remedy: "请刷新页面。");
        // What isn't asked yet is work of the federation and no reason against the institution.
        var grounds = (await qualification.Check(application, ct)).Where(f => f.Code is not ("designation.not-asked" or "designation.asked-long-ago" or AdmissionRule.Open)).ToArray();
        if (grounds.Length == 0) return Outcome.Refused("designation.no-ground", "没有不符合的情形，不能作出不通过的决定。", Citation.Of(Law.ShanweiRehabilitationAid, 16), remedy: "请完成查询；都符合的，应当送评审。");

        application.Decide(DesignationState.Refused, string.Join("", grounds.Select(f => $"{f.Message}（{f.Citation?.Place}）{f.Remedy}")), clock.Today());
        await inbox.Keep(application, ct);
        return Outcome.Done;
    }

    private async Task<DesignationApplication?> Open(Guid id, CancellationToken ct) => await db.Applications.ByKey(id, ct) is { } found && found.Federation == offices.Mine?.Code ? found : null;

    private IEnumerable<Finding> CheckAnswer(NoteSource command)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 3);
        if (pack.Sources.FirstOrDefault(s => s.Id == command.Source) is not { } source) yield return Finding.Block("designation.source", "没有这个查询来源。", place, "source", "从列出的来源里选。");
        else if (source.ByInterface) yield return Finding.Block("designation.by-interface", $"{source.Name}只通过接口查询，不手工登记。", place, "source", "请按“查询”；接口不可用的，结果就是“未查”。");
        if (command.Answer is not RecordAnswer.NotAsked && (command.AskedOn is null || command.AskedOn > clock.Today())) yield return Finding.Block("designation.asked-on", "请填写查询日期，不晚于今天。", place, "askedOn", "填实际查询的那一天。");
        if (command.Answer is RecordAnswer.Found && command.Entries.Length is 0 or > 1000) yield return Finding.Block("designation.entries", "查到记录的，请写明是什么记录（1,000 字以内）。", place, "entries", "写处罚机关、文号和事由。");
    }
}

internal static class Countersigners
{
    /// <summary>The five departments of the federation's level.</summary>
    [Article(Law.ShanweiRehabilitationAid, 15), Requirement("SW-KF-015a")]
    public static IReadOnlyList<Countersign> Of(DesignationApplication application, Offices offices) =>
        [.. from duty in InstitutionPack.Countersigning let d = offices.Find(application.Region, duty) where d is not null select new Countersign(Guid.CreateVersion7(), duty, d.Institution, d.Post, null, "", null)];
}
