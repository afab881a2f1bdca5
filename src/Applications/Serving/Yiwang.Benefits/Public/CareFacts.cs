using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>Where each step of care stands in 第十条（三）.</summary>
internal static class CareLaw
{
    public static readonly Citation Choice = Of(1), Agreement = Of(2), Ending = Of(3);

    private static Citation Of(int subItem) => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 3, subItem: subItem);
}

/// <summary>The guardian chose an institution, or an officer did with the guardian's authority.</summary>
public sealed record InstitutionChosen(string Subject, Guid CareId, string Institution, bool ByAuthority, bool Elsewhere) : Fact(Subject)
{
    public override string Sentence => $"{(ByAuthority ? "受监护人委托选定" : "监护人选择了")}{Institution}{(Elsewhere ? "，在外地，须先办转介" : "，待注册登记")}";
    public override Citation? Under => CareLaw.Choice;
}

/// <summary>拟接受康复机构所在地残联 answered.</summary>
public sealed record TransferAnswered(string Subject, Guid CareId, bool Agreed, string By) : Fact(Subject)
{
    public override string Sentence => Agreed ? $"{By}同意接受转介" : $"{By}没有同意转介，请重新选择机构";
    public override Citation? Under => CareLaw.Choice;
}

public sealed record TransferCompleted(string Subject, Guid CareId, string Slip) : Fact(Subject)
{
    public override string Sentence => $"办结转介，开出转介单 {Slip}";
    public override Citation? Under => CareLaw.Choice;
}

/// <summary>A choice came to nothing, and the guardian chooses again.</summary>
public sealed record ChoiceDropped(string Subject, Guid CareId, string Institution, string Why) : Fact(Subject)
{
    public override string Sentence => $"{Why}（{Institution}），回到选择机构";
    public override Citation? Under => CareLaw.Choice;
}

public sealed record ChildRegistered(string Subject, Guid CareId, string Institution, string FileNumber) : Fact(Subject)
{
    public override string Sentence => $"{Institution}办理注册登记，建立康复档案 {FileNumber}";
    public override Citation? Under => CareLaw.Choice;
}

public sealed record AgreementHandedIn(string Subject, Guid CareId) : Fact(Subject)
{
    public override string Sentence => "康复机构提交了服务协议复印件";
    public override Citation? Under => CareLaw.Agreement;
}

public sealed record AgreementReturned(string Subject, Guid CareId) : Fact(Subject)
{
    public override string Sentence => "服务协议退回康复机构更正";
    public override Citation? Under => CareLaw.Agreement;
}

public sealed record AgreementFiled(string Subject, Guid CareId, string By) : Fact(Subject)
{
    public override string Sentence => $"服务协议在{By}备案";
    public override Citation? Under => CareLaw.Agreement;
}

/// <summary>An institution recorded, or corrected, one month of training.</summary>
public sealed record TrainingRecorded(string Subject, Guid CareId, DateOnly Month, bool Corrected) : Fact(Subject)
{
    public override string Sentence => $"康复机构{(Corrected ? "更正" : "登记")}了 {Month.Year}年{Month.Month}月的训练";
}

/// <summary>The county began to put the institution right because a child was trained without a filed agreement.</summary>
public sealed record AgreementSuspected(string Subject, Guid CareId) : Fact(Subject)
{
    public override string Sentence => "没有备案服务协议而持续训练，已对康复机构立案整改";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21, item: 1);
}

/// <summary>By article 5 the child is over age; the institution should end the service and report.</summary>
public sealed record ChildOverAge(string Subject, Guid CareId) : Fact(Subject)
{
    public override string Sentence => "系统提示：儿童已超过救助年龄，康复机构应当终止服务并报告";
    public override Citation? Under => CareLaw.Ending;
}

/// <summary>The institution says that the family gives up; only the guardian can confirm it.</summary>
public sealed record GivingUpReported(string Subject, Guid CareId) : Fact(Subject)
{
    public override string Sentence => "康复机构报告自行放弃，等监护人确认";
    public override Citation? Under => CareLaw.Ending;
}

public sealed record GivingUpDenied(string Subject, Guid CareId) : Fact(Subject)
{
    public override string Sentence => "监护人说明没有放弃，服务继续";
    public override Citation? Under => CareLaw.Ending;
}

/// <summary>Care has ended for one of the three reasons; the county has been told by this.</summary>
public sealed record CareEnded(string Subject, Guid CareId, string Why, DateOnly On) : Fact(Subject)
{
    public override string Sentence => $"终止康复服务（{Why}），已报告救助申请地县级残联";
    public override Citation? Under => CareLaw.Ending;
}

/// <summary>对象调整 done: the child's place and the money of the months not trained are free.</summary>
public sealed record CareAdjusted(string Subject, Guid CareId, int ReleasedMonths, long ReleasedInFen) : Fact(Subject)
{
    public override string Sentence => $"办结对象调整：名额释放，未训练的 {ReleasedMonths} 个月预算 {ReleasedInFen / 100m:#,0.##} 元释放";
    public override Citation? Under => CareLaw.Ending;
}

/// <summary>The institution lost its designation: the child stands on the list of those to be moved.</summary>
public sealed record ChildToMove(string Subject, Guid CareId, string Institution, DateOnly From) : Fact(Subject)
{
    public override string Sentence => $"{Institution}自 {From.ToChinese()}起不再是定点康复机构，列入待转机构清单，已通知监护人重新选择";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record ChildMoved(string Subject, Guid CareId, string Institution) : Fact(Subject)
{
    public override string Sentence => $"已转出{Institution}";
    public override Citation? Under => CareLaw.Choice;
}

/// <summary>人工耳蜗产品 1 套 of the national programme was handed out.</summary>
public sealed record ImplantSetIssued(string Subject, Guid CaseId) : Fact(Subject)
{
    public override string Sentence => "登记发放国家项目人工耳蜗产品 1 套";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 8, item: 1, subItem: 1);
}
