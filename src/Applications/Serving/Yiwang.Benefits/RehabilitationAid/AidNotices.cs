using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>The letters of this regulation, composed from facts: what was applied for, what was found under which article, what now.</summary>
internal sealed class AidNotices(INotices notices, IProcedureLibrary procedures, CityDirectory city, WorkCalendar calendar, TimeProvider clock)
{
    public Task<Outcome> Receipt(Case received, AidApplication application, AidCheck check, CancellationToken ct) => notices.Issue(received, NoticeKind.Receipt,
        Letter(received, application, "受理通知书") with
        {
            Facts = [$"{Institution(received.Institution)}已于 {received.ReceivedOn.ToChinese()}收到您为{Child(application)}提出的残疾儿童康复救助申请。"],
            Reasons = [new NoticeReason($"收到申请后 {PeriodOf(AidProcedure.Review)}内审核完毕并通知您。", Articles.Review)],
            Next =
            [
                DueSentence(received),
                .. check.Missing.Count > 0 ? new[] { $"初步看还缺 {check.Missing.Count} 项材料，审核人员会一次性告知需要补正的全部内容。" } : [],
            ],
        }, ct);

    public Task<Outcome> Supplement(Case asked, AidApplication application, SupplementRequest request, CancellationToken ct) =>
        notices.Issue(asked, NoticeKind.Supplement, SupplementLetter(asked, application, request), ct);

    public Task<Outcome> Approval(Case decided, AidApplication application, AidCheck check, CancellationToken ct) =>
        notices.Issue(decided, NoticeKind.Approval, ApprovalLetter(decided, application, check), ct);

    public Task<Outcome> Refusal(Case decided, AidApplication application, IReadOnlyList<Finding> grounds, string reason, CancellationToken ct) =>
        notices.Issue(decided, NoticeKind.Refusal, RefusalLetter(decided, application, grounds, reason), ct);

    public Task<Outcome> AppealReply(Case answered, AidApplication application, string answer, string reason, AidCheck check, CancellationToken ct) =>
        notices.Issue(answered, NoticeKind.AppealReply, AppealLetter(answered, application, answer, reason, check), ct);

    // The letters by themselves: an officer reads what will go before deciding.

    private NoticeContent SupplementLetter(Case asked, AidApplication application, SupplementRequest request) =>
        Letter(asked, application, "一次性补正告知书") with
        {
            Facts = [$"您为{Child(application)}提出的申请，还需要补正下列 {request.Items.Count} 项材料。"],
            Reasons = [.. request.Items.Select(i => new NoticeReason(i.What, i.Under))],
            Next =
            [
                $"请最晚 {request.AnswerBy.ToChinese()}补齐；可以在网上上传，也可以到窗口提交。",
                request.ClockStopsUnder is null ? "等您补正期间，审核期限照常计算。" : "等您补正期间不计入审核期限。",
                "逾期没有补正的，按现有材料审核。",
            ],
        };

    public NoticeContent ApprovalLetter(Case decided, AidApplication application, AidCheck check) =>
        Letter(decided, application, "审核通过通知书") with
        {
            Facts = [$"您为{Child(application)}提出的残疾儿童康复救助申请，经审核符合条件，已纳入残疾人精准康复服务管理。"],
            Reasons = [.. check.Services.Select(s => new NoticeReason($"{s.Service}：{s.Arithmetic}", s.Citations.Count > 0 ? s.Citations[0] : Citation.Of(Law.ShanweiRehabilitationAid, 8)))],
            Next = ["请从定点康复机构名单中自主选择一家办理注册登记。", $"核定补助合计 {Yuan.Text(check.TotalInFen)}；按月的补助以实际合格的训练月数结算。"],
        };

    public NoticeContent RefusalLetter(Case decided, AidApplication application, IReadOnlyList<Finding> grounds, string reason) =>
        Letter(decided, application, "不予通过告知书") with
        {
            Facts = [$"您为{Child(application)}提出的残疾儿童康复救助申请，经审核不符合下列规定，不予通过。", $"审核意见：{reason.Trim()}"],
            Reasons = [.. grounds.Select(f => new NoticeReason(f.Message, f.Citation, f.Remedy))],
            Next = ["情况有变化的，可以重新申请。"],
            Remedy = $"对审核结果有异议的，可以向{Superior(decided)}提出申诉；收到申诉后 {PeriodOf(AidProcedure.Appeal)}内答复。",
            RemedyPeriod = "本办法没有规定提出申诉的期限。",
            RemedyUnder = Articles.Review,
        };

    private NoticeContent AppealLetter(Case answered, AidApplication application, string answer, string reason, AidCheck check) =>
        Letter(answered, application, "申诉答复书") with
        {
            Facts = [$"您为{Child(application)}的申请未获通过提出的申诉，{Superior(answered)}已经审查。"],
            Reasons = [new NoticeReason($"{AnswerWords(answer)}理由：{reason.Trim()}", Articles.Review)],
            Next = answer switch
            {
                AidProcedure.Returned => [$"{Institution(answered.Institution)}将重新审核。{DueSentence(answered)}"],
                AidProcedure.Approved => [$"核定补助合计 {Yuan.Text(check.TotalInFen)}。请从定点康复机构名单中自主选择一家办理注册登记。"],
                _ => ["情况有变化的，可以重新申请。"],
            },
            Remedy = answer == AidProcedure.Upheld ? "对答复仍有异议的，可以依法通过行政复议、行政诉讼等途径反映；本办法没有另作规定。" : "",
        };

    private NoticeContent Letter(Case about, AidApplication application, string title) => new(
        $"残疾儿童康复救助{title}", application.Answers.Applicant!.Name, [], [], [], "", "", null, about.Clock(calendar, clock.Today())?.Arithmetic() ?? "");

    private string DueSentence(Case about) => about.DueOn is { } due ? $"最晚 {due.ToChinese()}答复您。"
        : about.Clock(calendar, clock.Today())?.Finding is { } unknown ? unknown.Message : "";

    private Period? PeriodOf(string stage) => procedures.Get(AidProcedure.Code).Stage(stage).Period;

    private static string Child(AidApplication application) => application.Answers.Child!.Name;

    private string Institution(string code) => city.GetInstitution(code).Name;

    private string Superior(Case about) => city.FindSuperior(about.Institution)?.Name ?? "上一级残联组织";

    private static string AnswerWords(string answer) => answer switch
    {
        AidProcedure.Returned => "撤销原审核决定，由县级残联重新审核。",
        AidProcedure.Approved => "撤销原审核决定，直接认定通过。",
        _ => "维持原审核决定。",
    };
}
