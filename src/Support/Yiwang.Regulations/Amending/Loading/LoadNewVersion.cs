using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Amending.Versions;

namespace Yiwang.Regulations.Amending.Loading;

/// <summary>Keeps two versions of a document side by side, so that officers can look at what the new one would change.</summary>
/// <param name="Law">The registered regulation that it is; empty for none.</param>
[Requires(Permissions.CompareVersions)]
internal sealed record LoadNewVersion(Guid Id, string Law, Comparison Comparison) : ICommand;

internal sealed class LoadNewVersionHandler(AmendingDb db, TimeProvider clock) : IHandle<LoadNewVersion>
{
    public Task<Outcome> Handle(LoadNewVersion command, CancellationToken ct)
    {
        db.Amendments.Add(Amendment.Load(command.Id, command.Law, command.Comparison, clock.GetUtcNow()));
        return Task.FromResult(Outcome.Done);
    }
}
