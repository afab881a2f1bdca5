using Yiwang.Kernel;

namespace Yiwang.Platform.Outbox;

/// <summary>For a command that changes nothing and must still be known to have been run: its fact stands in the ledger alone.</summary>
public sealed class LooseFacts
{
    private readonly List<Fact> facts = [];

    public void Record(Fact fact) => facts.Add(fact);

    internal IReadOnlyList<Fact> Take()
    {
        var taken = facts.ToArray();
        facts.Clear();
        return taken;
    }
}
