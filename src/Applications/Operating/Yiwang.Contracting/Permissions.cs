namespace Yiwang.Contracting;

internal static class Permissions
{
    public const string See = "contracting.contracts.see";
    public const string SeeAll = "contracting.contracts.see-all";
    public const string SeeEnterprises = "contracting.enterprises.see";
    public const string Enter = "contracting.contracts.enter";
    public const string Perform = "contracting.contracts.perform";
    public const string Manage = "contracting.contracts.manage";
    public const string Decide = "contracting.contracts.decide";
    public const string DecideForGovernment = "contracting.government.decide";
    public const string CheckFiling = "contracting.filing.check";
    public const string DemandKey = "contracting.key.demand";
    public const string Evaluate = "contracting.evaluations.write";
    public const string PublishEvaluations = "contracting.evaluations.publish";
    public const string WriteReports = "contracting.reports.write";
    public const string ReadReports = "contracting.reports.read";
    public const string Archive = "contracting.archive.keep";
    public const string HandleDisputes = "contracting.disputes.handle";
    public const string Audit = "contracting.audits.run";
    public const string Watch = "contracting.watch";
    public const string Clear = "contracting.payments.clear";
    public const string SeeConfidential = "contracting.files.confidential";
    public const string CheckPayments = "contracting.payments.check";
    public const string Prepare = "contracting.projects.prepare";
    public const string Authorise = "contracting.negotiations.authorise";
    public const string AnswerOpinions = "contracting.opinions.answer";
    public const string WriteModels = "contracting.models.write";
    public const string ConfirmModels = "contracting.models.confirm";
    public const string SeeReviews = "contracting.reviews.see";
    public const string RequestReviews = "contracting.reviews.request";
    public const string Review = "contracting.reviews.write";
    public const string SeeSecrets = "contracting.contracts.secrets";
    public const string Assist = "contracting.audits.assist";
    public const string FollowLeads = "contracting.leads.follow";
    public const string RuleEnterprises = "contracting.enterprises.rule";
    public const string ProposeCredit = "contracting.credit.propose";
    public const string ReviewCredit = "contracting.credit.review";
    public const string AnswerCoordination = "contracting.coordination.answer";
    public const string SetOpinionForm = "contracting.reviews.form";
    public const string CheckTexts = "contracting.texts.check";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [See] = "查看合同",
        [SeeAll] = "查看本地全部合同",
        [SeeEnterprises] = "查看下属国有企事业单位的合同",
        [Enter] = "登记和备案合同",
        [Perform] = "填报合同履行",
        [Manage] = "管理本单位合同，指定承办人",
        [Decide] = "本单位合同决策",
        [DecideForGovernment] = "政府批准合同事项",
        [CheckFiling] = "核对备案，签收纸质原件",
        [DemandKey] = "登记政府要求重点监管的合同",
        [Evaluate] = "评价对方当事人履约",
        [PublishEvaluations] = "发布履约评价",
        [WriteReports] = "编写合同定期报告",
        [ReadReports] = "查看合同定期报告",
        [Archive] = "合同归档",
        [HandleDisputes] = "处理合同争议",
        [Audit] = "抽取合同样本，开展审计和监督检查",
        [Watch] = "系统：到期提醒报送合同报告",
        [Clear] = "付款前查备案状态",
        [SeeConfidential] = "查看磋商和争议材料",
        [CheckPayments] = "审核合同付款",
        [Prepare] = "准备合同项目，起草合同文本",
        [Authorise] = "决定磋商授权",
        [AnswerOpinions] = "答复其他部门征求的意见",
        [WriteModels] = "编写合同示范文本",
        [ConfirmModels] = "审查确认合同示范文本",
        [SeeReviews] = "查看合同合法性审查",
        [RequestReviews] = "提交合同合法性审查",
        [Review] = "审查合同合法性，出具意见",
        [SeeSecrets] = "查看含商业秘密、个人隐私的合同",
        [Assist] = "受聘参与履约审计（只看抽中的合同）",
        [FollowLeads] = "登记和移送责任线索",
        [RuleEnterprises] = "制定下属国有企事业单位合同规则",
        [ProposeCredit] = "提出不良信用记录申请",
        [ReviewCredit] = "审核不良信用记录申请",
        [AnswerCoordination] = "答复合同履行协调件",
        [SetOpinionForm] = "设定合法性审查意见表的模板",
        [CheckTexts] = "检查合同文本",
    };
}
