using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Yiwang.Platform;

namespace Yiwang.Identity.Passwords;

/// <summary>
/// Passwords that are known to thieves, from a file of this machine (setting <c>BreachedPasswords</c>; a short list is in the pack). A line is a
/// word, or a SHA-1 in hexadecimal as the public collections have it, with a count behind a colon or without. Nothing is asked outside.
/// </summary>
internal sealed class BreachedPasswords
{
    public const string Setting = "BreachedPasswords";

    /// <summary>Eight bytes each; a collection that is longer is cut to its most common.</summary>
    public const int MostEntries = 5_000_000;

    private const int LongestLine = 200, HashDigits = 40;
    private readonly ulong[] known;

    private BreachedPasswords(IEnumerable<ulong> known) => this.known = [.. known.Order()];

    public int Count => known.Length;

    public static BreachedPasswords Read(YiwangOptions options, IConfiguration configuration) =>
        Read(configuration[Setting] ?? Path.Combine(options.PacksDirectory, "china", "common-passwords.txt"));

    public static BreachedPasswords Read(string path) =>
        new(File.ReadLines(path).Where(l => l.Length is > 0 and <= LongestLine && l[0] != '#').Take(MostEntries).Select(FromLine));

    public bool Contains(string password) => Array.BinarySearch(known, Shortened(password)) >= 0
        || Array.BinarySearch(known, Shortened(password.ToLowerInvariant())) >= 0;

    private static ulong FromLine(string line)
    {
        var hash = line.Split(':')[0].Trim();
        return hash.Length == HashDigits && hash.All(char.IsAsciiHexDigit) ? BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(hash)) : Shortened(line.Trim());
    }

    // The collections are in SHA-1; it hides nothing here, it only compares.
#pragma warning disable CA5350
    private static ulong Shortened(string password) => BinaryPrimitives.ReadUInt64BigEndian(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
