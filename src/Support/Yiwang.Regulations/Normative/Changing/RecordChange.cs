using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Changing;

/// <summary>Records what another document ordered about this one: repealed, lapsed, to be amended, amended, renewed.</summary>
/// <param name="Law">The document that changes.</param>
/// <param name="From">The first day of the new state.</param>
/// <param name="ByNumber">Number of the document that orders it, of the same area.</param>
/// <param name="ByPlace">第几条 of it; empty for the whole.</param>
/// <param name="ReplacedBy">Number of what takes its place; empty for nothing.</param>
/// <param name="Until">For a renewal: the new last day.</param>
[Requires(Permissions.RegisterDocuments)]
internal sealed record RecordChange(
    string Law, ChangeKind Kind, DateOnly? From, string ByNumber, string ByPlace = "", string ReplacedBy = "", DateOnly? Until = null, string Reason = "") : ICommand;

internal sealed class RecordChangeHandler(NormativeDb db, RegulationLibrary library, Standings standings, TimeProvider clock) : IHandle<RecordChange>
{
    public async Task<Outcome> Handle(RecordChange command, CancellationToken ct)
    {
        if (await standings.Find(command.Law, ct) is not { } life) return Outcome.NotFound;
        var (by, noBy) = await Named(life, command.ByNumber, "by", ct);
        var (replaced, noReplacement) = command.ReplacedBy.Trim().Length == 0 ? (null, null) : await Named(life, command.ReplacedBy, "replaced", ct);
        Citation? place = null;
        var misplaced = command.ByPlace.Trim().Length > 0 && (!Citation.TryParse(command.ByPlace.Trim(), out place) || place.Levels.Count == 0)
            ? Finding.Block("normative.place", $"“{command.ByPlace.Trim()}”不是条款的写法。", where: "place", remedy: "例如：第七十八条第一款；指整份文件的，留空。") : null;

        var outcome = Outcome.From([.. new[] { noBy, noReplacement, misplaced }.OfType<Finding>(), .. ChangeRule.Check(life, command, replaced)]);
        if (!outcome.IsDone) return outcome;
        var source = place?.In(by!.Law) ?? by!.Citation;
        db.Changes.Add(DocumentChange.Of(life.Law, new(command.Kind, command.From!.Value, source)
        {
            ReplacedBy = replaced?.Law, Until = command.Kind is ChangeKind.Renewed ? command.Until : null, Reason = command.Reason.Trim(),
        }, clock.GetUtcNow()));
        return outcome;
    }

    private async Task<(DocumentLife? Life, Finding? Problem)> Named(DocumentLife about, string typed, string where, CancellationToken ct)
    {
        if (library.Areas.FirstOrDefault(a => a.Name == about.Area) is not { } area)
            return (null, Finding.Block("normative.area", $"{about.Area}的机关代字没有登记。", where: where, remedy: "请先登记到城市包的 normative 文件。"));
        if (Register.NumberRule.Read(area, typed, out var number, where) is { } wrong) return (null, wrong);
        return await standings.Find($"{area.Name}/{number}", ct) is { } found ? (found, null)
            : (null, Finding.Block("normative.unknown-number", $"{area.Name}的{number}没有登记。", where: where, remedy: "请核对文号；没有登记的文件，先登记再引用。"));
    }
}

/// <summary>Which change a document can still undergo.</summary>
internal static class ChangeRule
{
    public static IEnumerable<Finding> Check(DocumentLife life, RecordChange command, DocumentLife? replaced)
    {
        if (command.From is not { } from)
        {
            yield return Finding.Block("normative.change-date", "请填写从哪一天起。", where: "from", remedy: "没有另写的，填依据文件的公布日期。");
            yield break;
        }

        foreach (var finding in Possible(life, command.Kind, from)) yield return finding;
        if (command.Kind is ChangeKind.Kept) yield return Finding.Block("normative.change-kind", "“继续有效”由清理得出，不单独登记。", where: "kind", remedy: "请在清理里办理。");
        if (command.Kind is ChangeKind.Amended && command.ReplacedBy.Trim().Length == 0)
            yield return Finding.Block("normative.amended-by", "请填写修订后文本的文号。", where: "replaced", remedy: "先登记修订后的文件，再在这里写它的文号。");
        if (replaced is not null && replaced.Law == life.Law) yield return Finding.Block("normative.replaces-itself", "文件不能由它自己代替。", where: "replaced", remedy: "请核对文号。");
        if (command.Kind is ChangeKind.Renewed && !(command.Until > from && (life.LastDay(from) is not { } last || command.Until > last)))
            yield return Finding.Block("normative.renewed-until", "请填写延续到哪一天，须晚于原来的最后一天。", where: "until", remedy: "请照延续文件填写。");
        if (command.Reason.Length > 500) yield return Finding.Block("normative.reason", "说明不超过 500 字。", where: "reason", remedy: "请写短些。");
    }

    /// <summary>Ended is ended: a second repeal would change its day or its ground.</summary>
    public static IEnumerable<Finding> Possible(DocumentLife life, ChangeKind kind, DateOnly from, string where = "kind")
    {
        if (life.Changes.FirstOrDefault(c => c.EndsIt) is { } end && kind is not ChangeKind.Kept)
            yield return Finding.Block("normative.ended-already", $"{life.Number}{life.On(null, end.From).Words}不能再登记。", end.By, where, "请核对文号和依据；登记有误的，由技术人员按台账更正。");
        else if (life.EndOn(from) is { } over)
            yield return Finding.Block("normative.ended-already", $"{life.Number}{life.On(null, over.From).Words}不能再作结论。", over.By, where, "请核对文号。");
        if (from < (life.InForceFrom ?? life.IssuedOn))
            yield return Finding.Block("normative.before-life", $"{life.Number}在{Register.ValidityRule.Day((life.InForceFrom ?? life.IssuedOn)!.Value)}才施行，不能更早改变效力。", life.Citation, "from", "请核对日期。");
    }
}
