using Yiwang.Kernel;

namespace Yiwang.Platform.Packs;

/// <summary>The pack can't be used as it is. The host prints every finding and does not start.</summary>
public sealed class PackException(IReadOnlyList<Finding> findings)
    : Exception($"{findings.Count} findings in the packs: {string.Join("; ", findings.Select(f => $"{f.Where} {f.Message}"))}")
{
    public IReadOnlyList<Finding> Findings { get; } = findings;

    public static void ThrowIfAny(IReadOnlyList<Finding> findings)
    {
        if (findings.Any(f => f.Severity is Severity.Blocks)) throw new PackException(findings);
    }
}
