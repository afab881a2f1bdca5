using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Organisation.HandingOver;

/// <summary>What a post's end would leave behind, of all modules.</summary>
internal sealed class OpenWorkOf(IEnumerable<IHaveOpenWork> modules, PostRegister posts)
{
    // A hand-over is read and signed by people; more than this has to be worked off first.
    public const int Most = 500;

    public async Task<IReadOnlyList<HandedItem>> List(HeldPost held, CancellationToken ct)
    {
        var items = new List<HandedItem>();
        foreach (var module in modules)
        {
            items.AddRange((await module.Of(held, Most, ct)).Select(w => new HandedItem(module.Kind, w.Key, w.Title, w.Href, w.IsThePosts, null)));
        }

        return items;
    }

    /// <summary>What nobody would have after the day: the post's work, unless somebody else holds the post; somebody's own in any case.</summary>
    [Requirement("LH-HT-017a")]
    public async Task<int> OrphanedAfter(HeldPost held, DateOnly lastDay, CancellationToken ct)
    {
        var others = (await posts.HoldersOf(held.Post, held.Institution, lastDay.AddDays(1), ct)).Any(h => h != held.AccountId);
        return (await List(held, ct)).Count(i => !i.IsThePosts || !others);
    }

    public async Task HandOver(HeldPost held, IReadOnlyList<HandedItem> items, CancellationToken ct)
    {
        foreach (var module in modules)
        {
            await module.HandOver(held, [.. items.Where(i => i.Kind == module.Kind && i.Successor is not null).Select(i => (i.Key, i.Successor!.Value))], ct);
        }
    }
}
