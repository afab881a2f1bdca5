using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Outbox;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Replays;

/// <summary>Writes down that somebody decides ended cases again under proposed rules: the only thing that a replay leaves behind.</summary>
[Requires(Permissions.RunReplays)]
internal sealed record StartReplay(Guid Id, string Name, string Scope, string RulesHash) : ICommand;

internal sealed class StartReplayHandler(LooseFacts facts) : IHandle<StartReplay>
{
    public Task<Outcome> Handle(StartReplay command, CancellationToken ct)
    {
        facts.Record(new ReplayStarted($"replay/{command.Id:N}", command.Name, command.Scope, command.RulesHash));
        return Task.FromResult(Outcome.Done);
    }
}
