namespace Yiwang.Kernel;

/// <summary>
/// Something that happened, named in the past tense. Recorded by the thing it happened to; appended to the ledger
/// and to the outbox in the transaction that made it true.
/// </summary>
/// <param name="Subject">Whose chain it belongs to: kind and id, for example <c>case/0197c2…</c>. At most 80 characters.</param>
public abstract record Fact(string Subject)
{
    /// <summary>The fact as one Chinese sentence for the timeline, without personal data.</summary>
    public abstract string Sentence { get; }

    /// <summary>In whose name it was done, where that is not the post of whoever acted: a letter that the platform sends for an institution.</summary>
    public virtual string? InTheNameOf => null;

    /// <summary>The article under which it was done; null where none is needed.</summary>
    public virtual Citation? Under => null;
}

/// <summary>A thing with an identity and a life, which records what happens to it.</summary>
public abstract class Aggregate
{
    private readonly List<Fact> facts = [];

    protected void Record(Fact fact) => facts.Add(fact);

    /// <summary>Hands over the facts recorded since the last call. Only the command runner calls it.</summary>
    public IReadOnlyList<Fact> TakeFacts()
    {
        var taken = facts.ToArray();
        facts.Clear();
        return taken;
    }
}
