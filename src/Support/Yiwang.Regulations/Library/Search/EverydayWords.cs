namespace Yiwang.Regulations.Library.Search;

/// <summary>What people say and what regulations write for it. The second is looked for as well, but counts less than what was typed.</summary>
internal static class EverydayWords
{
    private static readonly (string Said, string Written)[] Pairs =
    [
        ("不能", "不得"), ("不可以", "不得"), ("不准", "不得"), ("不许", "不得"),
        ("多少钱", "标准 补助"), ("给多少", "标准"), ("补多少", "补助标准"), ("的钱", "资金 经费"), ("花钱", "费用"),
        ("打官司", "诉讼 仲裁"), ("纠纷", "争议"), ("吵架", "争议"),
        ("几天", "工作日 日内"), ("多久", "工作日 期限"), ("多长时间", "工作日 期限"),
        ("材料", "资料"), ("资料", "材料"), ("交什么", "提供 提交"), ("要带", "提供"),
        ("归谁管", "负责 主管"), ("谁来管", "负责 监督管理"), ("谁管", "负责"), ("开一次", "召开"),
        ("过期", "有效期 失效"), ("作废", "废止 失效"), ("算数", "有效"), ("以上", "大于 超过"), ("以内", "以下"),
        ("骗", "弄虚作假 虚假"), ("造假", "弄虚作假 虚假"), ("换人", "人事变动 交接"), ("老人", "老年人"), ("小孩", "儿童"), ("孩子", "儿童"),
        ("厕所", "公厕 户厕"), ("上网", "网络"), ("看病", "就医 诊疗"), ("公司", "企业"), ("盖房", "建设"), ("投诉", "举报"), ("告状", "举报 申诉"),
    ];

    /// <summary>Everything that regulations may write for what was typed.</summary>
    public static string For(string typed) => string.Join(' ', Pairs.Where(p => typed.Contains(p.Said, StringComparison.Ordinal)).Select(p => p.Written));
}
