using Yiwang.Kernel;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>What more than one act of a clean-up refuses.</summary>
internal static class CleanUpRules
{
    public static Finding Over(CleanUp cleanUp) => Finding.Block("clean-up.published",
        $"这次清理已以{cleanUp.Number}公布，清单和结论不能再改。", Citation.Of(cleanUp.Law, 0), remedy: "公布后发现有误的，另发文件更正，再登记效力变化。");

    public static Finding NotListed(string law, string where) => Finding.Block("clean-up.not-listed",
        $"{Citation.Of(law, 0).Number}不在这次清理的清单里。", where: where, remedy: "请先列入清单。");

    public static Finding NoReason(string law, Conclusion conclusion, string where) => Finding.Block("clean-up.reason",
        $"{Citation.Of(law, 0).Number}的意见是“{CleanUpWords.Of(conclusion)}”，请写明理由。", where: where, remedy: "写清楚为什么，不超过 500 字。");

    public static bool LacksReason(Conclusion conclusion, string reason) => (conclusion is not Conclusion.Keep && reason.Trim().Length == 0) || reason.Length > 500;
}
