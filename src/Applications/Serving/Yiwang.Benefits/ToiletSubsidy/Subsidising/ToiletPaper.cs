using Yiwang.Benefits.Public;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Subsidising;

/// <summary>资金使用细则、资金拨付方案、项目验收办法: the three documents that the government approves and issues first.</summary>
internal enum PaperKind { FundingRules, AllocationPlan, AcceptanceMethod }

/// <param name="ApprovalNumber">By what the government approved it: a reply's number or the minutes' number.</param>
/// <param name="PaysConversions">Only the funding rules can say it; unsaid, a conversion of a public toilet is not subsidised.</param>
internal sealed record PaperEntry(string Title, string ApprovalNumber, string IssueNumber, DateOnly IssuedOn, bool PaysConversions);

internal sealed class ToiletPaper : Aggregate
{
    private ToiletPaper() { }

    public PaperKind Kind { get; private init; }
    public int Revision { get; private set; }
    public string Title { get; private set; } = "";
    public string ApprovalNumber { get; private set; } = "";
    public string IssueNumber { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    public bool PaysConversions { get; private set; }

    public static ToiletPaper Of(PaperKind kind) => new() { Kind = kind };

    public void Take(PaperEntry entry)
    {
        (Title, ApprovalNumber, IssueNumber, IssuedOn, PaysConversions) = (entry.Title, entry.ApprovalNumber, entry.IssueNumber, entry.IssuedOn, entry.PaysConversions);
        Revision++;
        Record(new ToiletPaperRegistered($"toilet-paper/{Kind}", PaperRule.NameOf(Kind), IssueNumber));
    }
}

internal static class PaperRule
{
    public static string NameOf(PaperKind kind) => kind switch { PaperKind.FundingRules => "资金使用细则", PaperKind.AllocationPlan => "资金拨付方案", _ => "项目验收办法" };

    /// <summary>Neither acceptance nor payment before all three are approved and issued; the document itself gives no marks for acceptance, and none are made up here.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-012")]
    public static IEnumerable<Finding> Missing(IReadOnlyCollection<ToiletPaper> papers, string what, DateOnly today) =>
        from kind in Enum.GetValues<PaperKind>()
        where !papers.Any(p => p.Kind == kind && p.IssuedOn <= today)
        select Finding.Block("toilets.paper-missing", $"{NameOf(kind)}还没有登记批准和印发文号，{what}没有启用。", Places.Works,
            remedy: kind is PaperKind.AcceptanceMethod ? "请牵头部门报市政府批准、印发以后登记。" : "请财政部门报市政府批准、印发以后登记。");
}
