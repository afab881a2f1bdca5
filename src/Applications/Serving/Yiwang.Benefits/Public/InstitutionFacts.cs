using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>A rehabilitation institution came into the register; that says nothing yet about designation.</summary>
public sealed record InstitutionEntered(string Subject, string Code) : Fact(Subject)
{
    public override string Sentence => "登记康复机构";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 13, 1);
}

/// <summary>An institution is 定点 from a day on.</summary>
public sealed record InstitutionDesignated(string Subject, string Code, DateOnly From, string Ground) : Fact(Subject)
{
    public override string Sentence => $"自{From.ToChinese()}起为定点康复机构：{Ground}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

/// <summary>An institution lost its designation: <paramref name="From"/> is the first day without. Children in its care have to move.</summary>
public sealed record DesignationWithdrawn(string Subject, string Code, DateOnly From) : Fact(Subject)
{
    public override string Sentence => $"自{From.ToChinese()}起取消定点资格";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record ProfessionalEntered(string Subject, Guid Id, string Institution) : Fact(Subject)
{
    public override string Sentence => "登记康复专业人员";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 23);
}

public sealed record ProfessionalCertified(string Subject, Guid Id, DateOnly Until) : Fact(Subject)
{
    public override string Sentence => $"登记证书，有效期到{Until.ToChinese()}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 23);
}

public sealed record ProfessionalTrained(string Subject, Guid Id, DateOnly On) : Fact(Subject)
{
    public override string Sentence => $"登记在岗培训：{On.ToChinese()}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 25);
}

public sealed record ProfessionalLeft(string Subject, Guid Id, DateOnly On) : Fact(Subject)
{
    public override string Sentence => $"自{On.ToChinese()}起离岗";
}

public sealed record DesignationAnnounced(string Subject, Guid Id, DateOnly ApplyUntil) : Fact(Subject)
{
    public override string Sentence => $"公告：定点康复机构认定，申请到{ApplyUntil.ToChinese()}止";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

public sealed record DesignationPlacesSet(string Subject, Guid Id, int Places) : Fact(Subject)
{
    public override string Sentence => $"择优名额定为 {Places} 家";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

public sealed record DesignationApplied(string Subject, Guid Id, string Institution, bool ToBeDesignated) : Fact(Subject)
{
    public override string Sentence => ToBeDesignated ? "申请成为定点康复机构" : "提交非定点机构资质核验";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 16);
}

public sealed record RecordSourceAsked(string Subject, Guid Id, string Source, string Answer) : Fact(Subject)
{
    public override string Sentence => $"查询不良记录（{Source}）：{Answer switch { "None" => "无", "Found" => "有", _ => "未查" }}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 3);
}

public sealed record AdmissionAnswered(string Subject, Guid Id, int Met, int Unmet) : Fact(Subject)
{
    public override string Sentence => $"核对准入标准：符合 {Met} 条，不符合 {Unmet} 条";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 2);
}

public sealed record DesignationChecked(string Subject, Guid Id, bool Direct) : Fact(Subject)
{
    public override string Sentence => Direct ? "核验通过，直接认定" : "核验通过";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 16);
}

public sealed record DesignationReviewed(string Subject, Guid Id, int Total) : Fact(Subject)
{
    public override string Sentence => $"登记一位专家的评审：{Total} 分";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

public sealed record DesignationCountersigned(string Subject, Guid Id, string Duty, bool Agrees) : Fact(Subject)
{
    public override string Sentence => Agrees ? "会签：同意认定" : "会签：不同意认定";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

/// <summary>An application for designation came to its end.</summary>
public sealed record DesignationDecided(string Subject, Guid Id, string Institution, bool Designated, string Reason) : Fact(Subject)
{
    public override string Sentence => Designated ? $"认定为定点康复机构：{Reason}" : $"没有认定：{Reason}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

public sealed record DesignationPublished(string Subject, Guid Id, int Designated, int Others) : Fact(Subject)
{
    public override string Sentence => $"公布认定结果：认定 {Designated} 家，未认定 {Others} 家";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

public sealed record InstitutionListPublished(string Subject, string Region, int Count) : Fact(Subject)
{
    public override string Sentence => $"公布定点康复机构名单，共 {Count} 家";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

public sealed record RectificationOpened(string Subject, Guid Id, string Institution, IReadOnlyList<int> Situations) : Fact(Subject)
{
    public override string Sentence => $"立案：第二十一条第 {string.Join("、", Situations)} 项";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record RectificationOrdered(string Subject, Guid Id, DateOnly MendBy) : Fact(Subject)
{
    public override string Sentence => $"下达整改，期限到{MendBy.ToChinese()}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record RectificationReported(string Subject, Guid Id, DateOnly On) : Fact(Subject)
{
    public override string Sentence => "机构报告整改情况";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record RectificationRechecked(string Subject, Guid Id, bool IsMended) : Fact(Subject)
{
    public override string Sentence => IsMended ? "复查合格，结案" : "复查不合格";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record RectificationWithdrew(string Subject, Guid Id, DateOnly From) : Fact(Subject)
{
    public override string Sentence => $"决定自{From.ToChinese()}起取消定点资格";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record DeregistrationSuggested(string Subject, Guid Id) : Fact(Subject)
{
    public override string Sentence => "致函登记机关，建议撤销登记或吊销执照";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record SuspicionHandedOver(string Subject, Guid Id) : Fact(Subject)
{
    public override string Sentence => "登记涉嫌犯罪线索的移送";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record CreditRecorded(string Subject, Guid Id, string About) : Fact(Subject)
{
    public override string Sentence => "登记一条信用记录";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8);
}

public sealed record CreditFeedbackSent(string Subject, Guid Id, string Duty, int Times) : Fact(Subject)
{
    public override string Sentence => Times == 1 ? "向部门发出信用反馈件" : $"第 {Times} 次发出信用反馈件";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);
}

public sealed record CreditFeedbackReceipted(string Subject, Guid Id, string Duty) : Fact(Subject)
{
    public override string Sentence => "部门签收信用反馈件";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);
}

public sealed record BlacklistingNoticed(string Subject, Guid Id, DateOnly ObjectUntil) : Fact(Subject)
{
    public override string Sentence => $"告知拟列入黑名单，异议期到{ObjectUntil.ToChinese()}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8);
}

public sealed record BlacklistingObjected(string Subject, Guid Id) : Fact(Subject)
{
    public override string Sentence => "对方提出异议";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8);
}

/// <summary>Somebody was put on the blacklist, or not. A child's aid does not follow from it.</summary>
public sealed record BlacklistingDecided(string Subject, Guid Id, bool Listed) : Fact(Subject)
{
    public override string Sentence => Listed ? "列入黑名单" : "不列入黑名单";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8);
}

public sealed record BlacklistingLifted(string Subject, Guid Id, DateOnly On) : Fact(Subject)
{
    public override string Sentence => "移出黑名单";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8);
}

public sealed record ProgressPublished(string Subject, string Code, DateOnly From, DateOnly To) : Fact(Subject)
{
    public override string Sentence => $"公布项目进展：{From:yyyy年M月}至{To:yyyy年M月}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 20);
}

public sealed record OpinionReceived(string Subject, Guid Id, string Institution) : Fact(Subject)
{
    public override string Sentence => "收到一条监督意见";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 20);
}

public sealed record OpinionAnswered(string Subject, Guid Id) : Fact(Subject)
{
    public override string Sentence => "办理了监督意见";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 20);
}
