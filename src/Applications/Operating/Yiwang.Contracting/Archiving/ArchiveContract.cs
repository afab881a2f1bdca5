using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Archiving;

/// <summary>归档, by the department's administrator or the handler.</summary>
[Requires(Permissions.Archive)]
internal sealed record ArchiveContract(Guid Id, string Keeper, IReadOnlyList<AbsentCategory> Absent) : ICommand;

internal sealed class ArchiveHandler(ContractActs acts, ContractOffice office, CurrentUser user) : IHandle<ArchiveContract>
{
    public Task<Outcome> Handle(ArchiveContract command, CancellationToken ct) =>
        acts.ByAnyWhoSees(command.Id, c => c.Institution == user.Institution ? c.Archive(command.Keeper, command.Absent, user.AccountId, office.Today) : Outcome.Forbidden, ct);
}
