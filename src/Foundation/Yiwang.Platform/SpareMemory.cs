using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Yiwang.Platform;

/// <summary>
/// What a start leaves behind and nobody needs again: packs as text, the tables' description, the code of the start itself, and every program
/// file mapped a second time because the runtime looked at its head before it loaded it. An idle server would keep it for hours.
/// </summary>
public static partial class SpareMemory
{
    private const int DontNeed = 4; // MADV_DONTNEED

    /// <summary>Gives it back to the system. What is asked for after all comes from its file again, as at the first time.</summary>
    /// <returns>How many bytes of program files are mapped as they stand in the file.</returns>
    public static long GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _ = Trim(0);
        var mapped = 0L;
        foreach (var (start, length) in UntouchedProgramFiles([.. File.ReadLines("/proc/self/smaps")]))
            if (Advise(start, length, DontNeed) == 0) mapped += (long)length;
        return mapped;
    }

    /// <summary>Parts of program files that can't be written to and were not: no page of them is the process's own, so nothing is lost with them.</summary>
    /// <param name="maps">As proc_pid_smaps(5) describes them.</param>
    internal static IEnumerable<(nint Start, nuint Length)> UntouchedProgramFiles(IEnumerable<string> maps)
    {
        (nint Start, nuint Length)? part = null;
        foreach (var line in maps)
        {
            if (Head().Match(line) is { Success: true } head)
                part = head.Groups["file"].Success ? Between(head.Groups["from"].Value, head.Groups["to"].Value) : null;
            else if (part is { } found && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.EndsWith(" 0 kB", StringComparison.Ordinal))
                yield return found;
        }
    }

    private static (nint Start, nuint Length) Between(string from, string to)
    {
        var start = nint.Parse(from, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (start, (nuint)(nint.Parse(to, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - start));
    }

    [GeneratedRegex(@"^(?<from>[0-9a-f]+)-(?<to>[0-9a-f]+) (?:r-.. .*(?<file>\.dll)$)?")]
    private static partial Regex Head();

    [LibraryImport("libc", EntryPoint = "madvise", SetLastError = true)]
    private static partial int Advise(nint start, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
