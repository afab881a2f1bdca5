using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Organisation.HandingOver;

/// <summary>One thing of the list, with who takes it.</summary>
internal sealed record HandedItem(string Kind, string Key, string Title, string Href, bool IsThePosts, Guid? Successor);

/// <summary>That somebody signed, by an act of his own; or why another noted it for him.</summary>
internal sealed record HandOverSignature(Guid Person, DateTimeOffset At, string? BecauseAbsent);

/// <summary>
/// 交接: what somebody leaves open in a post, to whom each of it goes, signed by both. Without it a post in which something is open
/// can't be ended.
/// </summary>
internal sealed class HandOver : Aggregate
{
    private HandOver() { }

    public Guid Id { get; private init; }
    public Guid Tenure { get; private init; }
    public Guid Giver { get; private init; }
    public string Post { get; private init; } = "";
    public string Institution { get; private init; } = "";

    /// <summary>The last day in the post.</summary>
    public DateOnly LastDay { get; private init; }

    public IReadOnlyList<HandedItem> Items { get; private set; } = [];
    public IReadOnlyList<HandOverSignature> Signatures { get; private set; } = [];
    public DateTimeOffset? CompletedAt { get; private set; }
    public int Revision { get; private set; }

    public bool IsOpen => CompletedAt is null;
    public string Subject => $"hand-over/{Id}";
    public IEnumerable<Guid> Receivers => Items.Select(i => i.Successor).OfType<Guid>().Distinct();
    public IEnumerable<HandedItem> Unassigned => Items.Where(i => i.Successor is null);

    public HandOverSignature? SignatureOf(Guid person) => Signatures.FirstOrDefault(s => s.Person == person);

    public static HandOver Begin(HeldPost held, DateOnly lastDay, IReadOnlyList<HandedItem> items)
    {
        var begun = new HandOver { Id = Guid.CreateVersion7(), Tenure = held.Id, Giver = held.AccountId, Post = held.Post, Institution = held.Institution, LastDay = lastDay, Items = items };
        begun.Record(new HandOverBegun(begun.Id, held.AccountId, items.Count));
        return begun;
    }

    /// <summary>The list as it is today: what was finished meanwhile goes, what came is added. A list that changed has to be signed again.</summary>
    public void Relist(IReadOnlyList<HandedItem> now)
    {
        var known = Items.ToDictionary(i => (i.Kind, i.Key), i => i.Successor);
        HandedItem[] items = [.. now.Select(i => i with { Successor = known.GetValueOrDefault((i.Kind, i.Key)) })];
        if (items.Any(i => i.Successor is null)) Signatures = [];
        (Items, Revision) = (items, Revision + 1);
    }

    public void Assign(IReadOnlyDictionary<(string Kind, string Key), Guid> successors)
    {
        Items = [.. Items.Select(i => i with { Successor = successors.TryGetValue((i.Kind, i.Key), out var to) ? to : i.Successor })];
        (Signatures, Revision) = ([], Revision + 1);
    }

    public Outcome Sign(Guid person, DateTimeOffset now, string? becauseAbsent = null)
    {
        if (person != Giver && !Receivers.Contains(person)) return Outcome.Refused("hand-over.not-yours", "这份交接单不用您签字。", HandOverRules.Article, "sign", "由移交人和接收人签字。");
        if (Unassigned.Any()) return Outcome.Refused("hand-over.unassigned", $"还有 {Unassigned.Count()} 件没有指定接替人。", HandOverRules.Article, "sign", "请先逐件指定接替人。");
        if (SignatureOf(person) is null)
        {
            (Signatures, Revision) = ([.. Signatures, new(person, now, becauseAbsent)], Revision + 1);
            Record(new HandOverSigned(Id, person, becauseAbsent));
        }

        return Outcome.Done;
    }

    /// <summary>Nothing is left without a successor, and everybody has signed.</summary>
    public Outcome Complete(DateTimeOffset now)
    {
        var missing = Receivers.Append(Giver).Distinct().Count(p => SignatureOf(p) is null);
        if (Unassigned.Any()) return Outcome.Refused("hand-over.unassigned", $"还有 {Unassigned.Count()} 件没有指定接替人，不能完成交接。", HandOverRules.Article, "complete", "请先逐件指定接替人，再由双方签字。");
        if (missing > 0) return Outcome.Refused("hand-over.unsigned", $"还有 {missing} 人没有签字，不能完成交接。", HandOverRules.Article, "complete", "请移交人和每个接收人各自登录，在“我的岗位”里签字。");
        (CompletedAt, Revision) = (now, Revision + 1);
        Record(new HandOverCompleted(Id, Giver, Items.Count));
        return Outcome.Done;
    }
}
