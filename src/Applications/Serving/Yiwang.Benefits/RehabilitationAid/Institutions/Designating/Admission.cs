using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Files;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>One of the standards of admission. The text lists none, so that the place keeps them, each from a day on.</summary>
internal sealed record AdmissionItem(string Id, string Name, DateOnly From, DateOnly? Until)
{
    public bool IsInForceOn(DateOnly day) => From <= day && (Until is not { } until || day < until);

    public static AdmissionItem Read(YamlMap map)
    {
        map.Choice<Basis>("basis");
        return new(map.Text("id"), map.Text("name"), map.Date("from"), map.OptionalDate("until"));
    }
}

/// <summary>Whether an institution meets one standard, and what shows it: a note, a file, or both.</summary>
internal sealed record AdmissionAnswer(string Item, bool Meets, string Note, StoredFile? File, DateOnly On);

/// <summary>The federation's conclusions; what was answered before and isn't sent again stays.</summary>
[Requires(Permissions.RunDesignation)]
internal sealed record AnswerAdmission(Guid Id, IReadOnlyList<AdmissionAnswer> Answers) : ICommand;

internal sealed class AnswerAdmissionHandler(InstitutionsDb db, InstitutionPack pack, Offices offices, TimeProvider clock) : IHandle<AnswerAdmission>
{
    public async Task<Outcome> Handle(AnswerAdmission command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is not { } application || application.Federation != offices.Mine?.Code) return Outcome.NotFound;
        var refused = Outcome.From(AdmissionRule.WhyNot(command.Answers, pack.AdmissionOn(application.SubmittedOn)));
        return refused.IsDone ? application.Answer([.. command.Answers.Select(a => a with { On = clock.Today() })]) : refused;
    }
}

/// <summary>第十六条（二）: nothing goes on to the experts while one standard isn't met, or isn't looked into. Blind to who runs the institution.</summary>
internal static class AdmissionRule
{
    public const string Open = "designation.admission-open", Unmet = "designation.admission-unmet";

    private const int LongestNote = 500;

    private static readonly Citation Second = Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 2);

    /// <summary>What stands against going on, every standard at once.</summary>
    [Article(Law.ShanweiRehabilitationAid, 16, Item = 2), Requirement("SW-KF-016b")]
    public static IEnumerable<Finding> Check(IReadOnlyList<AdmissionItem> items, IReadOnlyList<AdmissionAnswer> answers)
    {
        foreach (var item in items)
        {
            var answer = answers.FirstOrDefault(a => a.Item == item.Id);
            if (answer is null) yield return Finding.Block(Open, $"准入标准“{item.Name}”还没有结论。", Second, MeetsField(item.Id), "请核对后登记结论和证据。");
            else if (!answer.Meets) yield return Finding.Block(Unmet, $"准入标准“{item.Name}”不符合{(answer.Note.Length > 0 ? $"：{answer.Note.TrimEnd('。')}" : "")}。", Second, MeetsField(item.Id), "请机构改正，核对后重新登记结论；不能改正的，核验不通过。");
        }
    }

    /// <summary>A conclusion without evidence is none.</summary>
    [Article(Law.ShanweiRehabilitationAid, 16, Item = 2), Requirement("SW-KF-016b")]
    public static IEnumerable<Finding> WhyNot(IReadOnlyList<AdmissionAnswer> answers, IReadOnlyList<AdmissionItem> items)
    {
        if (answers.Count == 0) yield return Finding.Block("designation.admission-empty", "还没有填写任何一条的结论。", Second, items.Count > 0 ? MeetsField(items[0].Id) : "", "每条选“符合”或“不符合”，并写明证据。");
        foreach (var answer in answers)
        {
            if (items.FirstOrDefault(i => i.Id == answer.Item) is not { } item) yield return Finding.Block("designation.admission-item", $"核对表里没有“{answer.Item}”这一条。", Second, remedy: "按申请提交那天有效的核对表填写。");
            else if (answer.Note.Length > LongestNote) yield return Finding.Block("designation.admission-note", $"“{item.Name}”的证据说明不超过 {LongestNote} 字。", Second, NoteField(item.Id), "写要点，或者上传文件。");
            else if (answer.Note.Length == 0 && answer.File is null) yield return Finding.Block("designation.admission-evidence", $"“{item.Name}”有结论，没有证据。", Second, NoteField(item.Id), "写明看到的事实，或者上传文件。");
        }
    }

    public static string MeetsField(string item) => $"meets.{item}";

    public static string NoteField(string item) => $"note.{item}";

    public static string FileField(string item) => $"file.{item}";
}
