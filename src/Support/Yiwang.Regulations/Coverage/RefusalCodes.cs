using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Yiwang.Kernel;
using Yiwang.Platform;

namespace Yiwang.Regulations.Coverage;

/// <summary>A refusal or warning in the program's source, with the place in a regulation that it names.</summary>
internal sealed record RefusalCode(string Code, string File, int Line, Citation Citation);

/// <summary>The codes of findings and the articles they cite, read once from the source; the marks can't tell, since one rule gives several findings.</summary>
internal sealed partial class RefusalCodes(YiwangOptions options)
{
    private readonly Lazy<IReadOnlyList<RefusalCode>?> all = new(() => Read(Path.GetFullPath(Path.Combine(options.PacksDirectory, ".."))));

    /// <summary>False where the source doesn't lie beside the program: then nothing can be said.</summary>
    public bool AreKnown => all.Value is not null;

    public IReadOnlyList<RefusalCode> All => all.Value ?? [];

    public static IReadOnlyList<RefusalCode>? Read(string root)
    {
        var constants = new Lazy<ILookup<string, (string Assembly, Citation Place)>>(Constants);
        return UncitedCode.CitedIn(root)?.Select(c => Of(c, constants.Value)).OfType<RefusalCode>().ToArray();
    }

    private static RefusalCode? Of(UncitedCode.CitedCall call, ILookup<string, (string Assembly, Citation Place)> constants)
    {
        if (Written(call.Citation) is { } written) return new(call.Code, call.File, call.Line, written);
        var name = call.Citation.Contains('.', StringComparison.Ordinal) ? call.Citation : $"{Path.GetFileNameWithoutExtension(call.File)}.{call.Citation}";
        // Two modules may each have a class Articles; the file says whose is meant.
        var found = constants[name].Where(c => call.File.Contains($"/{c.Assembly}/", StringComparison.Ordinal)).Select(c => c.Place).FirstOrDefault();
        return found is null ? null : new(call.Code, call.File, call.Line, found);
    }

    // Citation.Of(Law.X, 8, item: 1, subItem: 2)
    private static Citation? Written(string expression)
    {
        if (CitationCall().Match(expression) is not { Success: true } call) return null;
        if (typeof(Law).GetField(call.Groups["law"].Value)?.GetRawConstantValue() is not string law) return null;

        var arguments = call.Groups["levels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] names = ["article", "paragraph", "item", "subItem"];
        var levels = new int[names.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parts = arguments[i].Split(':', StringSplitOptions.TrimEntries);
            var at = parts.Length == 2 ? Array.IndexOf(names, parts[0]) : i;
            if (at < 0 || at >= levels.Length || !int.TryParse(parts[^1], CultureInfo.InvariantCulture, out levels[at])) return null;
        }

        return Citation.Of(law, levels[0], levels[1], levels[2], levels[3]);
    }

    private static ILookup<string, (string Assembly, Citation Place)> Constants() =>
        (from assembly in AppDomain.CurrentDomain.GetAssemblies()
         let name = assembly.GetName().Name ?? ""
         where name.StartsWith("Yiwang.", StringComparison.Ordinal)
         from type in assembly.GetTypes()
         where !type.ContainsGenericParameters
         from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
         where field.FieldType == typeof(Citation) && field.IsInitOnly
         select (Key: $"{type.Name}.{field.Name}", Assembly: name, Place: field.GetValue(null) as Citation))
        .Where(c => c.Place is not null).ToLookup(c => c.Key, c => (c.Assembly, c.Place!));

    [GeneratedRegex(@"^Citation\.Of\(Law\.(?<law>\w+)(?<levels>(?:,\s*(?:\w+:\s*)?\d+)*)\)$")]
    private static partial Regex CitationCall();
}
