using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <content>Agreement, training, and the three ways in which care ends.</content>
internal sealed partial class Care
{
    /// <summary>Serves here, or served here until the institution lost its designation: papers of that time may still be brought in order.</summary>
    public bool HoldsPapers => FileNumber is not null && State is CareState.Registered or CareState.InService or CareState.ToMove or CareState.Moved or CareState.Ended;

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 2), Requirement("SW-KF-010p")]
    public Outcome HandInAgreement(Agreement agreement)
    {
        if (!HoldsPapers) return NotNow("还没有注册登记，不能提交服务协议。");
        if (AgreementFiledOn is not null) return NotNow("服务协议已经备案。");
        Papers = Papers with { Agreement = agreement };
        return Change(new AgreementHandedIn(Subject, Id));
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 2), Requirement("SW-KF-010p")]
    public Outcome FileAgreement(string by, string federation, DateOnly today)
    {
        if (AgreementFiledOn is not null || Papers.Agreement is not { Returned: "" } agreement) return NotNow("没有等待备案的服务协议。");
        (Papers, AgreementFiledOn) = (Papers with { Agreement = agreement with { FiledBy = by } }, today);
        return Change(new AgreementFiled(Subject, Id, federation));
    }

    public Outcome ReturnAgreement(string reason)
    {
        if (AgreementFiledOn is not null || Papers.Agreement is not { Returned: "" } agreement) return NotNow("没有等待备案的服务协议。");
        if (reason.Length == 0) return Outcome.Refused("care.agreement.why", "退回须写明哪里不符合规定。", CareArticles.AgreementItems, "reason", "写清楚第几项、怎样更正。");
        Papers = Papers with { Agreement = agreement with { Returned = reason } };
        return Change(new AgreementReturned(Subject, Id));
    }

    /// <summary>A month was recorded; the first day of all begins the year of 第十条（三）3.</summary>
    public void Serve(DateOnly firstDay, DateOnly month, bool corrected)
    {
        ServedFrom = ServedFrom is { } since && since <= firstDay ? since : firstDay;
        Change(State is CareState.Registered ? CareState.InService : State, new TrainingRecorded(Subject, Id, month, corrected));
    }

    /// <summary>第二十一条（一）: trained for so long without a filed agreement that it is no oversight any more.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21, Item = 1), Requirement("SW-KF-018b")]
    public bool LacksAgreement(DateOnly today, int days) => AgreementFiledOn is null && ServedFrom?.AddDays(days) <= today && FileNumber is not null && Papers.Rectification is null;

    public void BeRated(DateOnly month, bool again) => Change(new ServiceMonthRated(Subject, Id, month, again));

    public void BeAssessed(DateOnly on, bool improved) => Change(new EffectAssessed(Subject, Id, on, improved));

    public void BeSuspected(Guid rectification)
    {
        Papers = Papers with { Rectification = rectification };
        Change(new AgreementSuspected(Subject, Id));
    }

    public bool IsOverAge(DateOnly today) => OverAgeOn <= today;

    public void TellOverAge()
    {
        Papers = Papers with { OverAgeTold = true };
        Change(new ChildOverAge(Subject, Id));
    }

    /// <summary>Three reasons, each with its own proof; the report to the county is the end itself.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010q")]
    public Outcome End(EndReason why, EndReport report, DateOnly today)
    {
        if (!IsInCare) return NotNow("这名儿童不在训，没有可以终止的服务。");
        var findings = EndRule.WhyNot(this, why, report, today).ToArray();
        if (findings.Length > 0) return Outcome.From(findings);
        if (why is EndReason.GivenUp)
        {
            Papers = Papers with { GivingUp = new GivingUp(report.Note, today), Report = report };
            return Change(new GivingUpReported(Subject, Id));
        }

        return Finish(why, report, today);
    }

    /// <summary>The guardian's own word, asked for by the institution or of the guardian's own accord.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010q")]
    public Outcome GiveUp(string reason, DateOnly today) => IsInCare
        ? Finish(EndReason.GivenUp, Papers.Report ?? new EndReport(reason, "", null, null, "监护人", today), today)
        : NotNow("孩子现在没有在训，没有可以放弃的服务。");

    public Outcome DenyGivingUp()
    {
        if (!IsInCare || Papers.GivingUp is null) return NotNow("没有等您确认的放弃。");
        Papers = Papers with { GivingUp = null, Report = null };
        return Change(new GivingUpDenied(Subject, Id));
    }

    /// <summary>第十条（三）3: the county takes note and adjusts; only then is the place free.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010r")]
    public Outcome Adjust(string note, int releasedMonths, long releasedInFen, DateOnly today)
    {
        if (State is not CareState.Ended || AdjustedOn is not null) return NotNow("没有等待处理的终止报告。");
        (Papers, AdjustedOn) = (Papers with { Report = Papers.Report! with { Adjusted = note } }, today);
        return Change(new CareAdjusted(Subject, Id, releasedMonths, releasedInFen));
    }

    /// <summary>The institution is designated no more. Whoever is on its books is put on the list of those to be moved.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021d")]
    public void LoseInstitution(DateOnly from, string institutionName)
    {
        WithdrawnFrom = from;
        Papers = Papers with { GivingUp = null };
        Change(CareState.ToMove, new ChildToMove(Subject, Id, institutionName, from));
    }

    /// <summary>Another institution has registered the child.</summary>
    public void MoveOn(string institutionName) => Change(CareState.Moved, new ChildMoved(Subject, Id, institutionName));

    private Outcome Finish(EndReason why, EndReport report, DateOnly today)
    {
        (Papers, Ending, EndedOn) = (Papers with { GivingUp = null, Report = report }, why, today);
        return Change(CareState.Ended, new CareEnded(Subject, Id, why.Name(), today));
    }
}
