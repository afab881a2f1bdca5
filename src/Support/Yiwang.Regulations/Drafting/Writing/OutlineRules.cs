using Yiwang.Kernel;
using Yiwang.Regulations.Drafting.Drafts;

namespace Yiwang.Regulations.Drafting.Writing;

/// <summary>What a department must be able to say of its draft before anybody else looks at it: every reason at once.</summary>
internal static class OutlineRules
{
    public const int LongestTitle = 200, LongestText = 60_000, LongestLine = 500, LongestOpinions = 4_000;

    public static IEnumerable<Finding> Check(DraftOutline outline, string department, DutyList duties) =>
        [.. Complete(outline), .. Powers(outline, department, duties), .. SeveralDepartments(outline, department)];

    /// <summary>What can be kept while it is being written: only bounds.</summary>
    public static IEnumerable<Finding> Bounds(DraftOutline outline)
    {
        if (string.IsNullOrWhiteSpace(outline.Title)) yield return Finding.Block("draft.title", "请填写文件名称。", where: "title", remedy: "照拟印发的题名填写，不加书名号。");
        foreach (var (value, most, where, name) in new[]
        {
            (outline.Title, LongestTitle, "title", "文件名称"), (outline.Basis, LongestLine, "basis", "制定依据"), (outline.ApprovedRequest, LongestLine, "request", "请示的批准文号"),
            (outline.Opinions, LongestOpinions, "opinions", "相关部门意见"), (outline.Text, LongestText, "text", "正文"),
        })
        {
            if (value.Length > most) yield return Finding.Block("draft.too-long", $"{name}不超过 {most:N0} 字，现在有 {value.Length:N0} 字。", where: where, remedy: "请写短些。");
        }
    }

    private static IEnumerable<Finding> Complete(DraftOutline outline)
    {
        foreach (var finding in Bounds(outline)) yield return finding;
        if (string.IsNullOrWhiteSpace(outline.Text)) yield return Finding.Block("draft.text", "还没有正文。", where: "text", remedy: "请粘贴草案全文。");
        if ((outline.Kind, outline.Issuer) is (DraftKind.Government, not DraftIssuer.Government) or (DraftKind.Department, DraftIssuer.Government))
            yield return Finding.Block("draft.kind", "文件种类和制定主体不一致。", Citation.Of(Law.LuodingWorkRules, 19), "issuer", "市政府规范性文件由市政府制定；部门规范性文件由部门单独或者联合制定。");
    }

    /// <summary>A department writes rules within its own powers, and says on what they rest.</summary>
    [Article(Law.LuodingWorkRules, 10), Requirement("LD-GZ-010")]
    private static IEnumerable<Finding> Powers(DraftOutline outline, string department, DutyList duties)
    {
        var article = Citation.Of(Law.LuodingWorkRules, 10);
        if (string.IsNullOrWhiteSpace(outline.Basis))
            yield return Finding.Block("draft.basis", "没有写制定依据。", article, "basis", "请写明依据的法律、法规、规章或者上级文件，写到条。");
        if (duties.Find(outline.Duty) is not { } duty)
            yield return Finding.Block("draft.duty", "没有选职权依据。", article, "duty", "请从本部门的职能条目里选一条；没有合适的，说明这件事不归本部门管。");
        else if (duty.Institution != department)
            yield return Finding.Block("draft.foreign-duty", $"职能条目“{duty.Text}”属于另一个部门，不能作为本部门的职权依据。", article, "duty", "请改选本部门的职能条目，或者由有此职能的部门起草。");
    }

    /// <summary>What touches the powers of several departments is the government's, or theirs together; each is heard.</summary>
    [Article(Law.LuodingWorkRules, 21, 2), Requirement("LD-GZ-021a")]
    private static IEnumerable<Finding> SeveralDepartments(DraftOutline outline, string department)
    {
        var others = outline.OtherDepartments.Where(d => d != department).ToHashSet();
        if (others.Count == 0) yield break;
        var article = Citation.Of(Law.LuodingWorkRules, 21, 2);
        if (outline.Issuer is DraftIssuer.Department && outline.Kind is not DraftKind.Interpretation)
            yield return Finding.Block("draft.one-department", $"这件事涉及 {others.Count + 1} 个部门的职权，不能由一个部门单独制定。", article, "issuer", "请改由市政府制定，或者由涉及的部门联合制定。");
        if (outline.Issuer is DraftIssuer.Joint && !others.SetEquals(outline.IssuedWith.Where(d => d != department)))
            yield return Finding.Block("draft.joint", "联合制定的单位和涉及的部门不一致。", article, "with", "涉及的部门都要列为联合制定单位，不涉及的不列。");
        if (string.IsNullOrWhiteSpace(outline.Opinions))
            yield return Finding.Block("draft.opinions", "没有记录相关部门的意见。", article, "opinions", "请征求每个涉及部门的意见，写明采纳情况；没有意见的也要写明。");
        if (outline.TouchesThePublic && string.IsNullOrWhiteSpace(outline.ApprovedRequest))
            yield return Finding.Block("draft.request", "涉及公众权益或者社会关注度高，还没有经批准的请示。", article, "request", "请先向市政府请示，批准后填写批准文号。");
    }
}
