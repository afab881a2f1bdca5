namespace Yiwang.Platform.Files;

/// <summary>What is remembered of a stored file. The bytes lie under the hash; the name is only for people.</summary>
/// <param name="Hash">SM3 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="ContentType">Found in the bytes, never what the sender declared.</param>
/// <param name="Name">Safe to show and to offer for download; its extension fits the content.</param>
public sealed record StoredFile(string Hash, string ContentType, long Length, string Name);

/// <summary>The bytes on disk are no longer those that were stored.</summary>
public sealed class DamagedFileException(string hash, string found)
    : Exception($"The stored file {hash} is damaged: its bytes now hash to {found}. Restore it from the backup.")
{
    public string Hash { get; } = hash;
}
