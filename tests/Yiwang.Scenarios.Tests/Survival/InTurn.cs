namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>One trouble at a time: each takes a whole machine, and browsers are at work beside it.</summary>
[CollectionDefinition(Name)]
public sealed class InTurn
{
    public const string Name = "survival";
}
