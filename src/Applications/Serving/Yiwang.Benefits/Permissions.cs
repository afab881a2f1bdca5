namespace Yiwang.Benefits;

internal static class Permissions
{
    public const string ApplyForAid = "benefits.aid.apply";
    public const string SeeAid = "benefits.aid.see";
    public const string JudgeAid = "benefits.aid.judge";
    public const string ReviewAid = "benefits.aid.review";
    public const string SeeFiles = "benefits.aid.files.see";
    public const string AnswerAppeals = "benefits.aid.appeals.answer";

    public const string ConfirmPriority = "benefits.aid.priority.confirm";
    public const string DecideExceptions = "benefits.aid.exceptions.decide";
    public const string SeeWaiting = "benefits.aid.waiting.see";

    public const string SeeCare = "benefits.care.see";
    public const string ServeChildren = "benefits.care.serve";
    public const string ArrangeCare = "benefits.care.arrange";
    public const string WatchCare = "benefits.care.watch";

    public const string LoadInstitutions = "benefits.institutions.load";
    public const string SeePayments = "benefits.payments.see";
    public const string ApprovePayments = "benefits.payments.approve";
    public const string Pay = "benefits.payments.pay";
    public const string RemindInstitutions = "benefits.institutions.remind";
    public const string RunInstitution = "benefits.institutions.own";
    public const string SuperviseInstitutions = "benefits.institutions.supervise";
    public const string GiveOpinion = "benefits.institutions.opinion";
    public const string InspectInstitutions = "benefits.institutions.inspect";
    public const string RunDesignation = "benefits.designation.run";
    public const string CountersignDesignation = "benefits.designation.countersign";
    public const string DecideDesignation = "benefits.designation.decide";
    public const string ReceiveCredit = "benefits.credit.receive";
    public const string DecideBlacklist = "benefits.credit.blacklist.decide";

    public const string SeeToilets = "benefits.toilets.see";
    public const string KeepToilets = "benefits.toilets.keep";
    public const string LeadToilets = "benefits.toilets.lead";
    public const string FundToilets = "benefits.toilets.fund";
    public const string ReportToilets = "benefits.toilets.report";
    public const string RemindToilets = "benefits.toilets.remind";
    public const string VerifyRegisters = "benefits.aid.registers.verify";
    public const string RecordScreenings = "benefits.screening.record";
    public const string ContactReferrals = "benefits.screening.contact";
    public const string WriteAnnualReports = "benefits.aid.annual-reports.write";
    public const string SeeAnnualReports = "benefits.aid.annual-reports.see";
    public const string PublishFigures = "benefits.aid.figures.publish";
    public const string SeePlan = "benefits.aid.plan.see";
    public const string KeepBudgets = "benefits.aid.budgets.keep";
    public const string RemindOfReports = "benefits.aid.reports.remind";
    public const string SeeSettlements = "benefits.settlements.see";
    public const string HandInSettlements = "benefits.settlements.hand-in";
    public const string ConcludeAssessments = "benefits.assessments.conclude";
    public const string GiveClues = "benefits.clues.give";
    public const string RegisterSchooling = "benefits.schooling.register";
    public const string KeepWelfare = "benefits.welfare.keep";
    public const string ApproveOutside = "benefits.settlements.outside.approve";
    public const string RegisterClosures = "benefits.closures.register";
    public const string SeeChain = "benefits.supervision.see";
    public const string ConcludeSuspicions = "benefits.suspicions.conclude";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ApplyForAid] = "为儿童申请康复救助、补正、撤回、申诉",
        [SeeAid] = "查看本单位的康复救助办件（每次查看都留痕）",
        [JudgeAid] = "核对原件，登记适应指征和复核意见",
        [ReviewAid] = "审核康复救助申请",
        [SeeFiles] = "打开本人的、或本单位办件的康复救助材料",
        [AnswerAppeals] = "答复康复救助申诉",
        [ConfirmPriority] = "共同核准优先对象",
        [DecideExceptions] = "决定同类救助的例外",
        [SeeWaiting] = "查看待安排康复服务的儿童",
        [SeeCare] = "查看本机构在训、或本县申请的儿童（每次查看都留痕）",
        [ServeChildren] = "注册登记儿童，提交服务协议，登记训练，报告终止",
        [ArrangeCare] = "审核和办结转介，协议备案，对象调整，受托选择机构",
        [WatchCare] = "提示超龄的儿童",
        [LoadInstitutions] = "载入演示城市的康复机构",
        [SeePayments] = "查看本地区的付款单",
        [ApprovePayments] = "核准或退回付款单",
        [Pay] = "登记已经付款",
        [RemindInstitutions] = "到期提醒名单、进展和信用反馈",
        [RunInstitution] = "办理本机构的定点申请、人员、整改和进展",
        [SuperviseInstitutions] = "监管康复机构：整改、信用、名单、监督意见",
        [InspectInstitutions] = "看在册的康复机构，登记本部门的检查和安全责任事故",
        [GiveOpinion] = "对康复机构提监督意见",
        [RunDesignation] = "公告、核验和评审定点申请",
        [CountersignDesignation] = "会签定点认定",
        [DecideDesignation] = "设定名额、公布认定结果、取消定点资格",
        [ReceiveCredit] = "签收信用反馈件",
        [DecideBlacklist] = "决定列入、移出失信黑名单",
        [SeeToilets] = "查看厕所革命的台帐和进展",
        [KeepToilets] = "登记本镇（街道）的村、公厕和户厕",
        [LeadToilets] = "牵头厕所革命：计划、验收、销号、汇总、考核",
        [FundToilets] = "登记厕所奖补资金，发放奖补",
        [ReportToilets] = "报送厕所革命进展，登记领导小组，办任务",
        [RemindToilets] = "系统：到期提醒报送厕所革命进展",
        [VerifyRegisters] = "核实残疾儿童的户籍、居住证",
        [RecordScreenings] = "登记儿童筛查，转介给户籍地残联",
        [ContactReferrals] = "联系转介来的儿童家庭，看本县底数（每次查看都留痕）",
        [SeePlan] = "查看救助计划完成情况和指标",
        [WriteAnnualReports] = "填报并报送本县上年度救助数据和绩效报告",
        [SeeAnnualReports] = "查看各县年度报告，看谁没有报",
        [PublishFigures] = "定期公开救助实施和资金情况",
        [KeepBudgets] = "登记本级预算和捐赠，看执行率",
        [RemindOfReports] = "系统：提醒到期的报送和公开",
        [SeeSettlements] = "查看结算单和清单",
        [HandInSettlements] = "报送结算，填报经费使用",
        [ConcludeAssessments] = "受委托做进一步诊断和康复需求评估（每次查看都留痕）",
        [GiveClues] = "发现告知：告诉县级残联哪里有孩子可能需要康复",
        [RegisterSchooling] = "登记入学衔接儿童的就读去向和特教补贴（每次查看都留痕）",
        [KeepWelfare] = "登记本县（市、区）的儿童福利机构怎样提供康复服务",
        [ApproveOutside] = "登记非定点结算办法，核准在非定点机构的服务",
        [RegisterClosures] = "登记机构停业日",
        [SeeChain] = "只读查看每笔补助的全链和疑点（每次查看都留痕）",
        [ConcludeSuspicions] = "处理疑点",
    };
}
