using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Ledger;

/// <summary>
/// The tree of RFC 6962 over SM3: leaves and nodes are hashed with different first bytes, so that no node can be passed off as a leaf.
/// A list that is not a power of two is split at the largest one below its length.
/// </summary>
internal static class MerkleTree
{
    private const byte LeafMark = 0, NodeMark = 1;

    /// <param name="leaves">At least one.</param>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.IsEmpty) throw new ArgumentException("A tree has at least one leaf.", nameof(leaves));
        return leaves.Length == 1 ? Leaf(leaves[0]) : Node(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..]));
    }

    /// <summary>What is missing from the leaf to the root, nearest first.</summary>
    public static IReadOnlyList<MerkleStep> Path(ReadOnlySpan<byte[]> leaves, int place)
    {
        if (leaves.Length == 1) return [];
        var split = Split(leaves.Length);
        return place < split
            ? [.. Path(leaves[..split], place), new(IsLeft: false, Root(leaves[split..]))]
            : [.. Path(leaves[split..], place - split), new(IsLeft: true, Root(leaves[..split]))];
    }

    /// <summary>The root that leaf and path lead to.</summary>
    public static byte[] Climb(byte[] leaf, IEnumerable<MerkleStep> path) =>
        path.Aggregate(Leaf(leaf), (below, step) => step.IsLeft ? Node(step.Hash, below) : Node(below, step.Hash));

    private static int Split(int count) => 1 << (31 - int.LeadingZeroCount(count - 1));

    private static byte[] Leaf(byte[] hash) => Sm3.Hash([LeafMark, .. hash]);

    private static byte[] Node(byte[] left, byte[] right) => Sm3.Hash([NodeMark, .. left, .. right]);
}

/// <summary>One step towards the root: the hash of the other side, and on which side it stands.</summary>
internal sealed record MerkleStep(bool IsLeft, byte[] Hash);
