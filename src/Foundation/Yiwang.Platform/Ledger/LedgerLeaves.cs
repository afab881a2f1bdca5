using System.Buffers.Binary;

namespace Yiwang.Platform.Ledger;

/// <summary>A row as an anchor knows it: its number and the first eight bytes of its hash.</summary>
internal readonly record struct LedgerLeaf(long Row, ulong Beginning)
{
    public static LedgerLeaf Of(long row, byte[] hash) => new(row, hash.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64BigEndian(hash) : 0);
}

/// <summary>The rows of one anchor in one column, 16 bytes each.</summary>
internal static class LedgerLeaves
{
    private const int Width = sizeof(long) + sizeof(ulong);

    public static byte[] Write(IReadOnlyList<LedgerLeaf> leaves)
    {
        var bytes = new byte[leaves.Count * Width];
        for (var i = 0; i < leaves.Count; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(i * Width), leaves[i].Row);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * Width + sizeof(long)), leaves[i].Beginning);
        }

        return bytes;
    }

    public static IReadOnlyList<LedgerLeaf> Read(byte[] bytes)
    {
        var leaves = new LedgerLeaf[bytes.Length / Width];
        for (var i = 0; i < leaves.Length; i++)
        {
            var at = bytes.AsSpan(i * Width);
            leaves[i] = new(BinaryPrimitives.ReadInt64BigEndian(at), BinaryPrimitives.ReadUInt64BigEndian(at[sizeof(long)..]));
        }

        return leaves;
    }
}
