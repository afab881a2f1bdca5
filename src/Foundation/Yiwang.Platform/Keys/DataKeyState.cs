using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Keys;

/// <summary>For the operations page: which data keys there are, and how far the sealing under the newest has come.</summary>
public sealed class DataKeyState(YiwangDb db, KeyRing keys)
{
    public byte Current => keys.DataKey.Version;

    /// <summary>Versions that only open.</summary>
    public IReadOnlyList<byte> Older => [.. keys.DataKeys.SkipLast(1).Select(k => k.Version)];

    /// <summary>Null where the newest key has nothing to seal again.</summary>
    public async Task<ResealProgress?> Progress(CancellationToken ct) => await Resealing.Read(db, ct) is { } progress && progress.Version == Current ? progress : null;
}
