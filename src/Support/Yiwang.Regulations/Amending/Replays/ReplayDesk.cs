using System.Text;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Replays;

/// <summary>Reads proposed rules and starts a replay; the page, the API and the verb all come through here.</summary>
internal sealed class ReplayDesk(IEnumerable<IReplay> replays, ReplayRuns runs, CommandRunner commands, CurrentUser user, TimeProvider clock)
{
    public const string FileField = "file", LawField = "law";
    public const int LargestFile = 1024 * 1024;

    public IReadOnlyList<IReplay> All => [.. replays];

    /// <param name="law">Which regulation's cases; empty for the one whose file it reads as.</param>
    /// <param name="file">The proposed rulebook.</param>
    /// <param name="ct">Ends the waiting, not the replay.</param>
    public async Task<(ReplayRun? Run, IReadOnlyList<Finding> Findings)> Start(string law, byte[] file, CancellationToken ct)
    {
        if (Text(file) is not { } yaml) return (null, [Finding.Block("replay.not-text", "规则文件是空的、超过 1 MB，或者不是 UTF-8 文本。", where: FileField, remedy: "请用 packs 里的规则文件改出拟议的一份，存成 UTF-8 再上传。")]);

        // A file read as that of another regulation lacks nearly everything: the one that complains least is its own.
        var (chosen, (rules, findings)) = All.Where(r => law.Length == 0 || r.Law == law).Select(r => (Replay: r, Read: r.Read(yaml))).OrderBy(r => r.Read.Rules is null ? 1 + r.Read.Findings.Count : 0).FirstOrDefault();
        if (chosen is null) return (null, [Finding.Block("replay.unknown-law", law.Length == 0 ? "还没有选试算哪一类办件。" : $"没有按“{law}”办理、可以试算的办件。", where: LawField, remedy: $"可以试算的有：{string.Join("、", All.Select(r => r.Law))}。")]);
        if (rules is null) return (null, findings);
        if (runs.IsBusy) return (null, [ReplayRuns.Busy with { Where = FileField }]);

        var run = new ReplayRun(Guid.CreateVersion7(), user.AccountId, chosen.Name, rules.Scope, Sm3.HashToHex(file), clock.GetUtcNow());
        var outcome = await commands.Run(new StartReplay(run.Id, run.Name, run.Scope, run.RulesHash), ct: ct);
        if (!outcome.IsDone) return (null, outcome.Findings);

        runs.Start(run, chosen.Law, rules, user);
        return (run, findings);
    }

    private static string? Text(byte[] file)
    {
        if (file.Length is 0 or > LargestFile) return null;
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
