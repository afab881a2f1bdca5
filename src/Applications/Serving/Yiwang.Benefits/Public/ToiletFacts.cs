using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>Something that happened in the rural toilets campaign (罗府办函〔2019〕108号), under one place of it.</summary>
public abstract record ToiletFact(string Subject, string Place) : Fact(Subject)
{
    public override Citation? Under => Citation.Parse(Place).In(Law.LuodingRuralToilets);
}

public sealed record ToiletPlanImported(string Subject, int Towns, int Public, int Households) : ToiletFact(Subject, "二")
{
    public override string Sentence => $"导入了计划表：{Towns} 个镇（街道），公厕 {Public} 座，户厕 {Households} 户";
}

public sealed record ToiletVillageRegistered(string Subject, string Town, string Village) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"{Town}登记了{Village}";
}

public sealed record ToiletVillageCorrected(string Subject, string Town, string Village) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"{Town}更正了{Village}的户数、计划或者规划";
}

public sealed record ToiletSupervisorTrained(string Subject, string Town, string Village, DateOnly On) : ToiletFact(Subject, "四（四）")
{
    public override string Sentence => $"{Village}的一名监督员在{On.ToChinese()}接受了培训";
}

/// <summary>销号: everything in the village's plan was accepted.</summary>
public sealed record ToiletVillageClosedOut(string Subject, string Town, string Village) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"{Town}{Village}的计划全部验收通过，已销号";
}

public sealed record ToiletRegistered(string Subject, string Town, string Village, bool IsPublic) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"{Village}的台帐登记了{(IsPublic ? "一座公厕" : "一户户厕")}";
}

public sealed record ToiletConsented(string Subject, string Town, string Village) : ToiletFact(Subject, "四（二）")
{
    public override string Sentence => "农户同意改造，已登记";
}

public sealed record ToiletStarted(string Subject, string Town, string Village) : ToiletFact(Subject, "四（二）")
{
    public override string Sentence => "开工";
}

public sealed record ToiletFinished(string Subject, string Town, string Village) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => "完工，报请验收";
}

public sealed record ToiletAccepted(string Subject, string Town, string Village, bool Passed) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => Passed ? "验收通过" : "验收不通过，退回整改";
}

public sealed record ToiletSubsidised(string Subject, string Town, long AmountInFen) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"发放奖补 {AmountInFen / 100:N0} 元";
}

public sealed record ToiletAccountsSettled(string Subject, string Town, long CostInFen, long TownInFen) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"结账：总造价 {CostInFen / 100:N0} 元，其中镇（街道）自筹 {TownInFen / 100:N0} 元";
}

public sealed record ToiletUpkeepRecorded(string Subject, string Town, bool IsComplete) : ToiletFact(Subject, "四（四）")
{
    public override string Sentence => IsComplete ? "管护的制度、资金、人员都已落实" : "登记了管护情况，还不全";
}

public sealed record ToiletInspected(string Subject, string Town, bool IsFine) : ToiletFact(Subject, "四（四）")
{
    public override string Sentence => IsFine ? "管护巡查，没有问题" : "管护巡查，发现问题";
}

public sealed record ToiletMended(string Subject, string Town) : ToiletFact(Subject, "四（四）")
{
    public override string Sentence => "巡查发现的问题已整改";
}

public sealed record ToiletPaperRegistered(string Subject, string Paper, string Number) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"登记了{Paper}（{Number}）";
}

public sealed record ToiletFundReceived(string Subject, long AmountInFen, string By) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"收到上级专项资金 {AmountInFen / 100:N0} 元（{By}）";
}

public sealed record ToiletSubsidiesPaid(string Subject, string Town, int Toilets, long UpperInFen, long LocalInFen) : ToiletFact(Subject, "四（三）")
{
    public override string Sentence => $"{Town}发放奖补 {Toilets} 处，上级专项 {UpperInFen / 100:N0} 元，本级 {LocalInFen / 100:N0} 元";
}

public sealed record ToiletGroupRegistered(string Subject, string Body) : ToiletFact(Subject, "四（一）")
{
    public override string Sentence => $"登记了{Body}的领导小组和行动方案";
}

public sealed record ToiletTaskAssigned(string Subject, string Title, string Body) : ToiletFact(Subject, "三")
{
    public override string Sentence => $"任务“{Title}”由{Body}牵头";
}

public sealed record ToiletTaskDone(string Subject, string Title) : ToiletFact(Subject, "三")
{
    public override string Sentence => $"任务“{Title}”已完成";
}

public sealed record ToiletProgressReported(string Subject, string Body, string Period) : ToiletFact(Subject, "四（五）")
{
    public override string Sentence => $"{Body}报送了{Period}的进展";
}

public sealed record ToiletSummarySent(string Subject, string Destination) : ToiletFact(Subject, "四（五）")
{
    public override string Sentence => $"汇总报告报送{Destination}";
}

public sealed record ToiletTownAssessed(string Subject, string Town, int Year, int Problems) : ToiletFact(Subject, "四（五）")
{
    public override string Sentence => $"核实了{Town} {Year} 年的任务完成情况{(Problems > 0 ? $"，发现 {Problems} 个问题" : "")}";
}

public sealed record ToiletProblemAnswered(string Subject, string Town, bool IsClosed) : ToiletFact(Subject, "四（五）")
{
    public override string Sentence => IsClosed ? "考核发现的一个问题已销号" : "考核发现的一个问题报告了整改";
}

public sealed record ToiletContestRegistered(string Subject, string Name) : ToiletFact(Subject, "四（五）")
{
    public override string Sentence => $"登记了创建评比活动“{Name}”的指标表";
}
