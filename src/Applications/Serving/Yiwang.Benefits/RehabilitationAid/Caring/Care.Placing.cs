using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>What a choice is made of, after everything about it has been checked.</summary>
internal sealed record CareChoice(AidApplication Application, Granting.AidGrant Grant, string Institution, string InstitutionName, string Row, DateOnly OverAgeOn)
{
    /// <summary>First day of training at an institution before.</summary>
    public DateOnly? ServedFrom { get; init; }

    /// <summary>Null where the institution lies in the county of the application.</summary>
    public Transfer? Transfer { get; init; }

    public ChoiceByOthers? ChosenBy { get; init; }
}

/// <content>From the choice to the registration.</content>
internal sealed partial class Care
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010n")]
    public static Care Choose(CareChoice choice, DateOnly today)
    {
        var (application, grant) = (choice.Application, choice.Grant);
        var care = new Care
        {
            Id = Guid.CreateVersion7(), RecordId = application.Id, GrantId = grant.Id, Guardian = application.Applicant, ChildIndex = application.ChildIndex,
            Region = grant.Region, Institution = choice.Institution, Row = choice.Row, ChosenOn = today, OverAgeOn = choice.OverAgeOn, ServedFrom = choice.ServedFrom,
            State = choice.Transfer is null ? CareState.Chosen : CareState.AwaitingTransfer,
            Papers = new CarePapers { Transfer = choice.Transfer, ChosenBy = choice.ChosenBy },
        };
        care.Record(new InstitutionChosen(care.Subject, care.Id, choice.InstitutionName, choice.ChosenBy is not null, choice.Transfer is not null));
        return care;
    }

    /// <summary>The federation at the institution's place says yes or no; a no has a reason and ends this choice.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010o")]
    public Outcome AnswerTransfer(TransferAnswer answer, string institutionName)
    {
        if (State is not CareState.AwaitingTransfer || Papers.Transfer is not { Answer: null } transfer) return NotNow("没有等待审核的转介。");
        var findings = new List<Finding>();
        if (!answer.Agrees && answer.Reason.Length == 0) findings.Add(Finding.Block("care.transfer.reason", "不同意转介须写明理由。", CareArticles.Choice, "reason", "写清楚为什么不能接受，监护人据此重新选择。"));
        if (transfer.Receiver.Length == 0 && answer.Letter.Length == 0) findings.Add(Finding.Block("care.transfer.letter", "当地残联不在本平台，须登记其答复的文号。", CareArticles.Choice, "letter", "写复函的文号；没有文号的，写来函日期和经办单位。"));
        if (findings.Count > 0) return Outcome.From(findings);

        Papers = Papers with { Transfer = transfer with { Answer = answer } };
        Change(new TransferAnswered(Subject, Id, answer.Agrees, answer.By));
        return answer.Agrees ? Outcome.Done : Drop("转介没有得到同意", answer.Reason, institutionName);
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010o")]
    public Outcome CompleteTransfer(TransferSlip slip)
    {
        if (State is not CareState.AwaitingTransfer || Papers.Transfer is not { Answer: { Agrees: true }, Slip: null } transfer)
        {
            return NotNow("接收地残联还没有同意，不能办结转介。");
        }

        Papers = Papers with { Transfer = transfer with { Slip = slip } };
        return Change(CareState.Chosen, new TransferCompleted(Subject, Id, slip.Number));
    }

    /// <summary>Before registration a choice may come to nothing: taken back, declined, or its institution is designated no more.</summary>
    public Outcome Drop(string why, string reason, string institutionName)
    {
        if (State is not (CareState.Chosen or CareState.AwaitingTransfer)) return NotNow("已经注册登记，不能再撤回选择。");
        Papers = Papers with { Dropped = reason.Length > 0 ? $"{why}：{reason}" : why };
        return Change(CareState.Dropped, new ChoiceDropped(Subject, Id, institutionName, why));
    }

    /// <summary>The institution takes the child on its books; that opens the file.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010n")]
    public Outcome Register(string fileNumber, string institutionName, DateOnly today)
    {
        if (State is CareState.AwaitingTransfer) return Outcome.Refused("care.transfer.open", "转介还没有办结，不能注册登记。", CareArticles.Choice, remedy: "请等接收地残联同意、救助申请地残联开出转介单。");
        if (State is not CareState.Chosen) return NotNow("这名儿童不在待注册的名单上。");

        (FileNumber, RegisteredOn) = (fileNumber, today);
        return Change(CareState.Registered, new ChildRegistered(Subject, Id, institutionName, fileNumber));
    }

    /// <summary>Somebody opened the child's data here; the guardian sees who.</summary>
    public void BeLookedAt(string postName) =>
        Record(new ChildDataSeen(Subject, RecordId, postName, "康复服务的资料：协议、每月训练记录", CareArticles.Agreement) { Whose = new(Guardian, ChildIndex) });

    private static Outcome NotNow(string message) => Outcome.Refused("care.not-now", message, CareArticles.Choice, remedy: "请刷新页面，看最新情况。");
}
