using Yiwang.Kernel;

namespace Yiwang.Office.Public;

/// <summary>A leader said that he will be away.</summary>
public sealed record AbsenceAsked(Guid Id, string Post, DateOnly From, DateOnly Until) : Fact($"absence/{Id}")
{
    public override string Sentence => $"报告外出，{From.ToChinese()}至{Until.ToChinese()}";
    public override Citation? Under => Citation.Of(Law.LuodingWorkRules, 54);
}

/// <summary>Whoever has to be asked agreed, or didn't; the mayor's deputy in his name where he is away.</summary>
/// <param name="StandsIn">The post that decided in the mayor's place; null where nobody stood in.</param>
public sealed record AbsenceDecided(Guid Id, bool Agreed, string? StandsIn) : Fact($"absence/{Id}")
{
    public override string Sentence => Agreed ? "同意外出" : "不同意外出，终止";
    public override string? InTheNameOf => StandsIn is null ? null : $"{StandsIn}（代主持）";
    public override Citation? Under => Citation.Of(Law.LuodingWorkRules, 54);
}

/// <summary>The office told those who have to know; late where the leader had left already.</summary>
public sealed record AbsenceFiled(Guid Id, bool IsLate) : Fact($"absence/{Id}")
{
    public override string Sentence => IsLate ? "报备，晚于离开时间，违规" : "报备";
    public override Citation? Under => Citation.Of(Law.LuodingWorkRules, 54);
}

/// <summary>A leader who was to be told has read it.</summary>
public sealed record AbsenceRead(Guid Id, string Post) : Fact($"absence/{Id}")
{
    public override string Sentence => "阅知外出通报";
}

/// <summary>He is back, or didn't go.</summary>
public sealed record AbsenceEnded(Guid Id, bool Went) : Fact($"absence/{Id}")
{
    public override string Sentence => Went ? "销假" : "取消外出";
    public override Citation? Under => Citation.Of(Law.LuodingWorkRules, 54);
}
