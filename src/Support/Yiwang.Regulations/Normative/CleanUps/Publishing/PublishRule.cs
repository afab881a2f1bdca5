using Yiwang.Kernel;
using Yiwang.Regulations.Normative.Changing;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.CleanUps.Publishing;

/// <summary>What must be true before the result of a clean-up can be published.</summary>
internal static class PublishRule
{
    private const int MostNamed = 10;

    /// <summary>The same notice again changes nothing; another can't publish what is published.</summary>
    public static Finding Again(CleanUp cleanUp, PublishCleanUp command) => command.Number.Trim() == cleanUp.Number && command.On == cleanUp.PublishedOn
        ? Finding.Note("clean-up.published-already", $"这次清理已以{cleanUp.Number}公布，没有改动。", Citation.Of(cleanUp.Law, 0)) : CleanUpRules.Over(cleanUp);

    public static IEnumerable<Finding> Check(CleanUp cleanUp, PublishCleanUp command, IReadOnlyList<CleanUpItem> items, LifeBook book, DateOnly today)
    {
        if (command.On is not { } on) yield return Finding.Block("clean-up.date", "请填写公布日期。", where: "on", remedy: "照通知落款填写。");
        else if (on > today || on < cleanUp.StartedOn) yield return Finding.Block("clean-up.date", "公布日期不能早于清理开始，也不能在今天之后。", where: "on", remedy: "请核对落款日期。");
        else
        {
            foreach (var finding in items.SelectMany(i => ChangeRule.Possible(book.Find(i.Law)!, CleanUpWords.KindOf(i.Conclusion ?? Conclusion.Keep), on, $"conclusion.{i.Law}"))) yield return finding;
        }

        foreach (var finding in Unconcluded(items).Concat(Counts(items, command.Declared))) yield return finding;
    }

    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-001")]
    private static IEnumerable<Finding> Unconcluded(IReadOnlyList<CleanUpItem> items)
    {
        if (items.Count == 0) yield return Finding.Block("clean-up.empty", "清单里没有文件。", remedy: "请先列入要清理的文件。");
        var open = items.Where(i => i.Conclusion is null).Select(i => Citation.Of(i.Law, 0).Number).ToArray();
        if (open.Length > 0)
            yield return Finding.Block("clean-up.unconcluded", $"还有 {open.Length} 件没有结论：{string.Join("、", open.Take(MostNamed))}{(open.Length > MostNamed ? "等" : "")}。", remedy: "每件都要有结论才能公布。");
    }

    /// <summary>The notice counts what it lists; a list that lacks one must not go out.</summary>
    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-002")]
    private static IEnumerable<Finding> Counts(IReadOnlyList<CleanUpItem> items, Tally declared)
    {
        var actual = Tally.Of(items);
        var rows = new[] { ("废止", "repealed", declared.Repealed, actual.Repealed), ("宣布失效", "lapsed", declared.Lapsed, actual.Lapsed), ("修订", "amended", declared.Amended, actual.Amended) };
        foreach (var (word, where, said, counted) in rows.Where(r => r.Item3 != r.Item4))
            yield return Finding.Block("clean-up.count", $"通知正文写{word} {said} 件，清单是 {counted} 件，{(counted < said ? $"少 {said - counted}" : $"多 {counted - said}")} 件。", where: where, remedy: "请核对正文和清单，两处改成一致。");
    }

    public static IEnumerable<Finding> CheckNotice(DocumentLife? notice, DateOnly? on) => notice is not null && notice.IssuedOn != on
        ? [Finding.Block("normative.number-twice", $"{notice.Number}已经登记：《{notice.Title}》，成文日期不是公布日期。", notice.Citation, "number", "请核对通知的文号和日期。")] : [];

    public static IEnumerable<Finding> Unanswered(IReadOnlyList<CleanUpParticipant> participants) => participants.Count(p => p.AnsweredAt is null) is > 0 and var silent
        ? [Finding.Warn("clean-up.unanswered", $"有 {silent} 个单位没有报意见。", remedy: "不影响公布；需要的，先催办。")] : [];
}
