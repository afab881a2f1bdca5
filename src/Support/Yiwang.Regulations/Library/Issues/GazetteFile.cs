using System.Text;
using System.Text.RegularExpressions;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Files;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>A file that the splitter has understood: its bytes, and what they hold.</summary>
internal sealed partial class GazetteFile
{
    private GazetteFile(string name, byte[] bytes, SplitResult split) =>
        (Name, Bytes, Split, Hash) = (FileName.For(name, ".txt"), bytes, split, Sm3.HashToHex(bytes));

    public string Name { get; }

    public byte[] Bytes { get; }

    public string Hash { get; }

    public SplitResult Split { get; }

    public GazetteIssue Issue => Split.Issue!;

    /// <summary>Changes when the splitter understands the same file differently.</summary>
    public string SplitHash => field ??= Sm3.HashToHex(Encoding.UTF8.GetBytes(Fingerprint()));

    public string Key => field ??= Issue is { Name.Length: > 0, Year: > 0, Number: > 0 }
        ? $"{NotForAddresses().Replace(Issue.Name, "")}-{Issue.Year}-{Issue.Number}"
        : Hash[..12];

    /// <summary>Refused whole, or understood: a file is never half in the library.</summary>
    public static (GazetteFile? File, Outcome Outcome) Read(string name, byte[] bytes) => Of(name, bytes, GazetteSplitter.Split(bytes));

    public static (GazetteFile? File, Outcome Outcome) Of(string name, byte[] bytes, SplitResult split)
    {
        if (split.Issue is not { } issue) return (null, split.Outcome);
        if (!split.Report.Balances)
            throw new InvalidDataException($"The splitter lost characters of {name}: {split.Report.CharactersIn} in, {split.Report.CharactersPlaced} placed, {split.Report.CharactersReported} reported.");
        return issue.Documents.Count > 0 ? (new(name, bytes, split), split.Outcome)
            : (null, Outcome.Refused("gazette.no-document", "没有认出任何一份文件，没有导入。", where: "整个文件",
                remedy: "请核对这是不是公报或文件的纯文本；扫描件要先转成文字。"));
    }

    private string Fingerprint() => string.Join('\n',
    [
        FormattableString.Invariant($"{Issue.Name} {Issue.Year} {Issue.Number} {Issue.TotalNumber} {Issue.PublishedOn:O} {Issue.Organiser} {Issue.Rhythm}"),
        .. Issue.Contents.Select(c => c.ToString()),
        .. Issue.Documents.SelectMany(d => new[] { d, d.Ruling }).SelectMany(d => d.All()
            .Select(n => FormattableString.Invariant($"{n.Kind} {n.Label} {n.Number} {n.Level} {n.Heading}|{n.Text}|{n.Children.Count}"))
            .Prepend(FormattableString.Invariant($"{d.Title} {d.Number} {d.DocumentNumber} {d.IssuedBy} {d.IssuedOn:O} {d.Section} {d.Addressees}"))),
    ]);

    [GeneratedRegex(@"[^\p{L}\p{Nd}]")]
    private static partial Regex NotForAddresses();
}
