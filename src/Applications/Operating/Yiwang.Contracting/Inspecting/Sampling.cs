using System.Text;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Contracting.Inspecting;

/// <summary>重点监管、非重点监管、国有企事业单位: the three layers of 第七十四条第三款.</summary>
internal enum Stratum { Key, Other, Enterprise, Department }

/// <summary>One layer as it was drawn.</summary>
/// <param name="Fingerprint">SM3 over the registrations in order, one a line: whoever has the list sees whether it was this one.</param>
internal sealed record DrawnStratum(Stratum Stratum, int Count, int Percent, string Fingerprint, IReadOnlyList<DrawnContract> Drawn);

internal sealed record DrawnContract(Guid Id, string Registration);

/// <summary>
/// Draws so that anybody can draw again: each contract's ticket is SM3 of the seed, a slash and its registration; the smallest tickets
/// are drawn. The seed is the root of the ledger's first anchor after the scope was fixed, which nobody could know when fixing it.
/// </summary>
internal static class Sampling
{
    /// <summary>Rounded up: a layer that has contracts is never left out.</summary>
    [Article(Law.LuohuContracts, 74, 3), Requirement("LH-HT-074b")]
    public static int SizeOf(int count, int percent) => (int)Math.Ceiling(count * percent / 100m);

    [Article(Law.LuohuContracts, 74, 3), Requirement("LH-HT-074b")]
    public static IReadOnlyList<DrawnContract> Draw(string seed, IEnumerable<DrawnContract> scope, int percent)
    {
        DrawnContract[] all = [.. scope];
        return [.. all.OrderBy(c => Ticket(seed, c.Registration), StringComparer.Ordinal).Take(SizeOf(all.Length, percent)).OrderBy(c => c.Registration, StringComparer.Ordinal)];
    }

    public static string Ticket(string seed, string registration) => Sm3.HashToHex(Encoding.UTF8.GetBytes($"{seed}/{registration}"));

    public static string Fingerprint(IEnumerable<DrawnContract> scope) => Sm3.HashToHex(Encoding.UTF8.GetBytes(string.Join('\n', scope.Select(c => c.Registration).Order(StringComparer.Ordinal))));
}
