namespace Yiwang.Contracting.Public;

/// <summary>A check-up found something on a filed contract that wasn't there at the one before.</summary>
/// <param name="Problem">In words, with what it is about.</param>
public sealed record EarlyWarningRaised(Guid Id, string Problem) : ContractFact(Id, 10, 2)
{
    public override string Sentence => $"体检发现：{Problem}";
}

/// <summary>What a check-up had found is gone, or somebody looked and found the record right.</summary>
public sealed record EarlyWarningResolved(Guid Id, string Problem, bool IsConfirmed) : ContractFact(Id, 10, 2)
{
    public override string Sentence => $"体检预警解除：{Problem}{(IsConfirmed ? "，经核对登记无误" : "")}";
}
