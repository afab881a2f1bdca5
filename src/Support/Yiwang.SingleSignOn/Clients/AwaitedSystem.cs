using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Clients;

/// <summary>待接入清单: a system of the city that people still sign in to by itself. Struck when one of that name is registered.</summary>
[Requirement("LF-SZ-065")]
internal sealed class AwaitedSystem : Aggregate
{
    public const int LongestName = 60;

    private AwaitedSystem() { }

    public Guid Id { get; private init; }
    public string Name { get; private init; } = "";
    public string RunBy { get; private init; } = "";
    public DateTimeOffset NotedAt { get; private init; }

    /// <summary>client_id under which it came in; null while it is awaited or was dropped.</summary>
    public string? ConnectedAs { get; private set; }

    public DateTimeOffset? StruckAt { get; private set; }

    public static AwaitedSystem Note(Guid id, string name, string runBy, DateTimeOffset now)
    {
        var system = new AwaitedSystem { Id = id, Name = name, RunBy = runBy, NotedAt = now };
        system.Record(new SystemAwaited(id, name));
        return system;
    }

    public Outcome Strike(string? connectedAs, DateTimeOffset now)
    {
        if (StruckAt is not null) return Outcome.Refused("signon.awaited.struck", "这个系统已经不在待接入清单上。", remedy: "请刷新页面看最新的清单。");
        (ConnectedAs, StruckAt) = (connectedAs, now);
        Record(new AwaitedSystemStruck(Id, connectedAs));
        return Outcome.Done;
    }
}

[Requires(Permissions.ManageClients)]
internal sealed record NoteAwaitedSystem(Guid Id, string Name, string RunBy) : ICommand;

[Requires(Permissions.ManageClients)]
internal sealed record StrikeAwaitedSystem(Guid Id) : ICommand;

internal sealed class AwaitedSystemsHandler(SignOnDb db, TimeProvider clock) : IHandle<NoteAwaitedSystem>, IHandle<StrikeAwaitedSystem>
{
    public async Task<Outcome> Handle(NoteAwaitedSystem command, CancellationToken ct)
    {
        var (name, runBy) = (command.Name.Trim(), command.RunBy.Trim());
        List<Finding> findings = [];
        if (name.Length is 0 or > AwaitedSystem.LongestName) findings.Add(Finding.Block("signon.awaited.name", "请写系统的名称，不超过 60 个字。", where: "AwaitedName", remedy: "按大家叫它的名字写。"));
        if (runBy.Length is 0 or > AwaitedSystem.LongestName) findings.Add(Finding.Block("signon.awaited.run-by", "请写由哪个单位运行，不超过 60 个字。", where: "AwaitedRunBy", remedy: "写负责它的单位。"));
        if (findings.Count == 0 && await db.AwaitedSystems.AnyAsync(s => s.Name == name && s.StruckAt == null, ct))
            findings.Add(Finding.Block("signon.awaited.twice", "这个系统已经在待接入清单上。", where: "AwaitedName", remedy: "不用再记。"));
        if (findings.Count > 0) return Outcome.From(findings);
        db.AwaitedSystems.Add(AwaitedSystem.Note(command.Id, name, runBy, clock.GetUtcNow()));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(StrikeAwaitedSystem command, CancellationToken ct) =>
        await db.AwaitedSystems.ByKey(command.Id, ct) is { } system ? system.Strike(null, clock.GetUtcNow()) : Outcome.NotFound;
}
