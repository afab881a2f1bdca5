using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>The plan gave a federation an inspection to take.</summary>
public sealed record InspectionPlanned(string Subject, Guid Id, string Institution, DateOnly From, DateOnly DueOn) : Fact(Subject)
{
    public override string Sentence => $"列入检查计划，最晚{DueOn.ToChinese()}检查";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);
}

/// <summary>An institution was inspected.</summary>
/// <param name="Duty">The department; empty for a federation.</param>
public sealed record InspectionTaken(string Subject, Guid Id, string Institution, string Duty, int Passed, int Failed) : Fact(Subject)
{
    public override string Sentence => Passed + Failed == 0 ? "登记一次检查" : $"登记一次检查：合格 {Passed} 项，不合格 {Failed} 项";
    public override Citation? Under => Duty.Length == 0 ? Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1) : Citation.Of(Law.ShanweiRehabilitationAid, 19);
}

/// <summary>安全责任事故 at an institution; so many departments are told.</summary>
public sealed record SafetyAccidentRegistered(string Subject, Guid Id, string Institution, DateOnly On, int Told) : Fact(Subject)
{
    public override string Sentence => $"登记{On.ToChinese()}的安全责任事故，通知 {Told} 个会签部门";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);
}

public sealed record SafetyAccidentSeen(string Subject, Guid Id, string Duty) : Fact(Subject)
{
    public override string Sentence => "会签部门签收安全责任事故通知";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);
}

/// <summary>The registration of an accident was taken back.</summary>
public sealed record SafetyAccidentStruck(string Subject, Guid Id, string Institution) : Fact(Subject)
{
    public override string Sentence => "撤销安全责任事故的登记";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);
}

/// <summary>国家企业信用信息公示系统 gave another state of the registration than before.</summary>
/// <param name="State">Active, Deregistered or Revoked.</param>
public sealed record CommercialStateLearnt(string Subject, string Code, string State) : Fact(Subject)
{
    public override string Sentence => $"查得商事登记状态：{State switch { "Active" => "存续", "Revoked" => "吊销", _ => "注销" }}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 10);
}

/// <summary>An institution may take on nothing any more: its registration is over. Its designation is decided by a person.</summary>
public sealed record InstitutionStopped(string Subject, string Code, DateOnly From) : Fact(Subject)
{
    public override string Sentence => $"自{From.ToChinese()}起停用，等待取消定点资格";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 10);
}

/// <summary>The registration turned out to be in order again.</summary>
public sealed record InstitutionResumed(string Subject, string Code, DateOnly From) : Fact(Subject)
{
    public override string Sentence => $"自{From.ToChinese()}起恢复使用";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 10);
}

/// <summary>How many children an institution can train at the same time.</summary>
public sealed record InstitutionCapacitySet(string Subject, string Code, int Children) : Fact(Subject)
{
    public override string Sentence => $"登记机构容量：可同时训练 {Children} 名儿童";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 14, 1);
}
