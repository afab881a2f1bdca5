namespace Yiwang.Regulations;

internal static class Permissions
{
    public const string ImportGazettes = "regulations.gazettes.import";
    public const string CompareVersions = "regulations.amendments.compare";
    public const string SeeDrafts = "regulations.drafts.see";
    public const string WriteDrafts = "regulations.drafts.write";
    public const string ReviewDrafts = "regulations.drafts.review";
    public const string ApproveDrafts = "regulations.drafts.approve";
    public const string PublishDrafts = "regulations.drafts.publish";
    public const string RegisterDocuments = "regulations.normative.register";
    public const string RunReplays = "regulations.replays.run";
    public const string SeeContradictions = "regulations.contradictions.see";
    public const string KeepReminders = "regulations.validity.remind";
    public const string RunCleanUps = "regulations.clean-ups.run";
    public const string ProposeConclusions = "regulations.clean-ups.propose";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ImportGazettes] = "导入、撤下公报",
        [CompareVersions] = "比较文件的新旧版本，看动到什么",
        [SeeDrafts] = "查看规范性文件草案（起草部门只看本部门的）",
        [WriteDrafts] = "起草规范性文件，送审，回复责令纠正",
        [ReviewDrafts] = "合法性审查，责令纠正",
        [ApproveDrafts] = "列入会议议题，登记市政府的批准和撤销",
        [PublishDrafts] = "给规范性文件编号，在公报统一发布",
        [RegisterDocuments] = "登记规范性文件和它的效力变化",
        [RunReplays] = "用拟议的规则试算已办结的办件",
        [SeeContradictions] = "查看文件之间、文件和规则之间的矛盾",
        [KeepReminders] = "有效期快到时开待办（系统）",
        [RunCleanUps] = "组织规范性文件清理，作结论，公布",
        [ProposeConclusions] = "报清理意见，签收清理结果",
    };
}
