using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Amending.Loading;

/// <summary>The new version as it comes in: a file, or the name of an imported document.</summary>
/// <param name="Bytes">Null where an imported document is meant.</param>
internal sealed record NewVersion(string Name, byte[]? Bytes);

/// <summary>Two versions, found and compared; or every reason why not.</summary>
/// <param name="Regulation">Null where the register doesn't know the document.</param>
/// <param name="Findings">Also what an editor should look at in a comparison that was made.</param>
internal sealed record Compared(Comparison? Comparison, Regulation? Regulation, IReadOnlyList<Finding> Findings);

/// <summary>Finds two versions and compares them; the desk, the API and the verb all come through here.</summary>
internal sealed class VersionDesk(VersionSource source, CommandRunner commands)
{
    /// <summary>The longest plan has some hundreds of sections; comparing costs the square of their number.</summary>
    private const int MostPieces = 1000;

    public const string OldField = "old", NewField = "new", FileField = "file";

    public Task<Compared> Compare(string old, NewVersion now, CancellationToken ct) => Compare(new NewVersion(old, null), now, ct);

    public async Task<Compared> Compare(NewVersion old, NewVersion now, CancellationToken ct)
    {
        var before = await Find(old, "", OldField, ct);
        var after = await Find(now, before.Version?.Title ?? "", now.Bytes is null ? NewField : FileField, ct);
        Finding[] findings = [.. before.Findings, .. after.Findings];
        if (before.Version is not { } first || after.Version is not { } second) return new(null, null, findings);
        if (Math.Max(first.Articles.Count, second.Articles.Count) > MostPieces) return new(null, null, [.. findings, TooMany(first.Articles.Count > MostPieces ? OldField : FileField)]);

        var comparison = Comparison.Of(first, second);
        return new(comparison, before.Regulation ?? after.Regulation, [.. findings, .. Doubts(comparison)]);
    }

    public async Task<(Guid Id, Compared Compared)> Load(string old, NewVersion now, CancellationToken ct)
    {
        var compared = await Compare(old, now, ct);
        if (compared.Comparison is null) return (Guid.Empty, compared);

        var id = Guid.CreateVersion7();
        var outcome = await commands.Run(new LoadNewVersion(id, compared.Regulation?.Law ?? "", compared.Comparison), ct: ct);
        return outcome.IsDone ? (id, compared) : (Guid.Empty, new(null, null, outcome.Findings));
    }

    private static Finding TooMany(string where) => Finding.Block("amendment.too-many-articles", $"文件超过 {MostPieces} 条，没有比较。", where: where,
        remedy: "请核对是不是误选了汇编；请把要比较的那一份单独存成文件。");

    private async Task<FoundVersion> Find(NewVersion version, string like, string where, CancellationToken ct) => version.Bytes is { } bytes
        ? source.OfFile(version.Name, bytes, like, where)
        : await source.OfImported(version.Name, where, ct);

    private static IEnumerable<Finding> Doubts(Comparison comparison)
    {
        if (!Likeness.IsSame(comparison.Old.Title, comparison.New.Title))
        {
            yield return Finding.Warn("amendment.other-title", $"两份文件的标题不同：“{comparison.Old.Title}”和“{comparison.New.Title}”。", where: NewField,
                remedy: "请核对是不是同一份文件的两个版本。");
        }

        if (!comparison.Different.Any())
            yield return Finding.Note("amendment.no-difference", "两个版本的文字没有不同。", where: NewField);
    }
}
