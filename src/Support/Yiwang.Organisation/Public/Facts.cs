using Yiwang.Kernel;

namespace Yiwang.Organisation.Public;

/// <summary>Somebody holds a post from a day on.</summary>
public sealed record PostTaken(Guid AccountId, string Post, string Institution, DateOnly From) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"自{From.ToChinese()}起任职";
}

/// <summary>The day is the last on which somebody holds the post.</summary>
public sealed record PostEnded(Guid AccountId, string Post, string Institution, DateOnly To) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"任职到{To.ToChinese()}为止";
}

/// <summary>An entry of the register of appointments, by its kind: 任命, 免去, 自然免除, 聘任, 暂时负责.</summary>
public sealed record AppointmentRegistered(Guid Id, string Kind) : Fact($"appointment/{Id}")
{
    public override string Sentence => $"登记{Kind}";
}

/// <summary>The entry was a mistake; what it began and ended is as before.</summary>
public sealed record AppointmentWithdrawn(Guid Id, string Because) : Fact($"appointment/{Id}")
{
    public override string Sentence => $"撤销登记：{Because}";
}

/// <summary>The entry stands in a gazette and can't be changed any more.</summary>
public sealed record AppointmentPublished(Guid Id, string Gazette) : Fact($"appointment/{Id}")
{
    public override string Sentence => $"在{Gazette}公布，条目锁定";
}

/// <summary>Somebody looked and decided that two of the register are one person; nobody is joined because of a name.</summary>
public sealed record PeopleJoined(Guid Person, Guid Into) : Fact($"account/{Into}")
{
    public override string Sentence => "人工核对，确认为同一人";
}

/// <summary>Somebody looked and decided that two of one name are two persons.</summary>
public sealed record PeopleKeptApart(Guid Person) : Fact($"account/{Person}")
{
    public override string Sentence => "人工核对，同名但不是同一人";
}

/// <summary>What the end of a probation or a term was answered with.</summary>
public sealed record ReminderAnswered(Guid Tenure, Guid Person, string Answer) : Fact($"account/{Person}")
{
    public override string Sentence => $"试用期或聘期的提醒已处理：{Answer}";
}

/// <summary>In which of several posts somebody acts from now on.</summary>
public sealed record ActingPostChosen(Guid AccountId, string Post, string Institution) : Fact($"account/{AccountId}")
{
    public override string Sentence => "切换岗位";
}

/// <summary>What somebody leaves open in a post was listed.</summary>
public sealed record HandOverBegun(Guid Id, Guid Giver, int Items) : Fact($"hand-over/{Id}")
{
    public override string Sentence => $"开始交接，列出 {Items} 件";
}

/// <summary>One of both sides signed; with a reason where another noted it for somebody who could not.</summary>
public sealed record HandOverSigned(Guid Id, Guid Person, string? BecauseAbsent) : Fact($"hand-over/{Id}")
{
    public override string Sentence => BecauseAbsent is null ? "签字" : $"代记签字：{BecauseAbsent}";
}

/// <summary>Everything open has a successor, and both sides have signed.</summary>
public sealed record HandOverCompleted(Guid Id, Guid Giver, int Items) : Fact($"hand-over/{Id}")
{
    public override string Sentence => $"交接完成，{Items} 件";
}

/// <summary>Part of what a post allows was given to a colleague for some days.</summary>
public sealed record DelegationGiven(Guid Id, Guid Giver, Guid Receiver, string Post, DateOnly From, DateOnly To) : Fact($"account/{Receiver}")
{
    public override string Sentence => $"受委托，{From.ToChinese()}至{To.ToChinese()}";
}

/// <summary>What was delegated was taken back before its last day.</summary>
public sealed record DelegationRevoked(Guid Id, Guid Giver, Guid Receiver) : Fact($"account/{Receiver}")
{
    public override string Sentence => "委托收回";
}
