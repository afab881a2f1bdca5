using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Organisation.HandingOver;

/// <summary>Who may take what.</summary>
internal sealed class HandOverRules(PostRegister posts, PersonnelNames names)
{
    public static readonly Citation Article = Citation.Of(Law.LuohuContracts, 17, 1);

    /// <summary>Somebody who holds a post on the day after, and for the post's own work that very post.</summary>
    [Requirement("LH-HT-017a")]
    public async Task<IReadOnlyList<Finding>> Check(HandOver handOver, Guid successor, IEnumerable<HandedItem> items, CancellationToken ct)
    {
        var day = handOver.LastDay.AddDays(1);
        var held = await posts.HeldBy(successor, day, ct);
        if (successor == handOver.Giver) return [Finding.Block("hand-over.self", "不能交给移交人自己。", Article, "successor", "请填接替人的工号。")];
        if (held.Count == 0) return [Finding.Block("hand-over.no-post", $"{await names.Of(successor, ct)}在{day.ToChinese()}没有岗位，不能接替。", Article, "successor", "请另选接替人，或者先登记任命。")];
        return items.Any(i => i.IsThePosts) && !held.Any(h => h.Post == handOver.Post && h.Institution == handOver.Institution)
            ? [Finding.Block("hand-over.other-post", $"岗位的待办要交给{day.ToChinese()}担任同一岗位的人，{await names.Of(successor, ct)}没有担任。", Article, "successor", "请先登记接替人的任命，再指定。")]
            : [];
    }
}

/// <summary>One name at a time.</summary>
internal sealed class PersonnelNames(Register.PeopleNames names)
{
    public async Task<string> Of(Guid person, CancellationToken ct) => (await names.Of([person], ct))(person);
}
