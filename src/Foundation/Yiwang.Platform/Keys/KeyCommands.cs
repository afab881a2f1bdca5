using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Outbox;

namespace Yiwang.Platform.Keys;

/// <summary>A new data key seals from now on. Nobody's post allows it: whoever can start <c>./run</c> beside the key file may.</summary>
[Requires(PlatformPermissions.ManageKeys)]
public sealed record RotateDataKey : ICommand;

/// <summary>An old data key is taken out of the ring. Refused while anything is sealed under it.</summary>
[Requires(PlatformPermissions.ManageKeys)]
public sealed record RetireDataKey(int Version) : ICommand;

public sealed record DataKeyRotated(byte Version) : Fact(DataKeys.Subject)
{
    public override string Sentence => $"换用第 {Version} 版数据密钥";
}

public sealed record DataKeyRetired(byte Version) : Fact(DataKeys.Subject)
{
    public override string Sentence => $"停用并删除第 {Version} 版数据密钥";
}

public static class DataKeys
{
    /// <summary>The chain in the ledger that tells of them.</summary>
    public const string Subject = "keys/data";
}

internal sealed class RotateDataKeyHandler(KeyRing keys, LooseFacts facts) : IHandle<RotateDataKey>
{
    public Task<Outcome> Handle(RotateDataKey command, CancellationToken ct)
    {
        // Two rotations that overlap would be right, and nobody could say how far either of them is.
        if (keys.DataKeys.Count > 1)
            return Task.FromResult(Outcome.Refused("keys.unfinished", $"上一次更换还没有收尾：第 {keys.DataKeys[0].Version} 版还在密钥文件里。", remedy: $"请等重新加密完成后，先运行：./run keys retire {keys.DataKeys[0].Version}"));
        facts.Record(new DataKeyRotated(keys.AddDataKey(TimeProvider.System.GetUtcNow())));
        return Task.FromResult(Outcome.Done);
    }
}

internal sealed class RetireDataKeyHandler(KeyRing keys, SealedRows rows, LooseFacts facts) : IHandle<RetireDataKey>
{
    [Requirement("SW-SZ-196")]
    public async Task<Outcome> Handle(RetireDataKey command, CancellationToken ct)
    {
        if (keys.DataKeys.FirstOrDefault(k => k.Version == command.Version) is not { } key)
            return Outcome.Refused("keys.unknown", $"密钥文件里没有第 {command.Version} 版数据密钥。", remedy: "请运行 ./run keys 查看有哪几版。");

        var findings = new List<Finding>();
        if (key.Version == keys.DataKey.Version)
            findings.Add(Finding.Block("keys.current", $"第 {key.Version} 版正在使用，不能停用。", remedy: "要更换，请先运行：./run keys rotate"));
        else if (keys.DataKeyDates()[keys.DataKey.Version] is { } since && TimeProvider.System.GetUtcNow() - since < Resealing.EverybodyKnows)
            findings.Add(Finding.Block("keys.too-soon", "刚刚更换，别的节点可能还在用旧密钥。", remedy: "请过几秒再试。"));
        else
            findings.AddRange((await rows.CountUnder(key.Version, ct)).Select(c => Finding.Block("keys.in-use",
                $"{c.Column} 还有 {c.Rows:N0} 条由第 {key.Version} 版加密。", where: c.Column, remedy: "请等后台重新加密完成，或运行：./run keys reseal")));
        if (findings.Count > 0) return Outcome.From(findings);

        facts.Record(new DataKeyRetired(key.Version));
        keys.RemoveDataKey(key.Version);
        return Outcome.Done;
    }
}
