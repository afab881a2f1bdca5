using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Identity.Accounts;

[Requires(Permissions.ManageAccounts)]
internal sealed record EndPost(Guid AccountId, string Post, string Institution, DateOnly LastDay) : ICommand;

internal sealed class EndPostHandler(IdentityDb db) : IHandle<EndPost>
{
    public async Task<Outcome> Handle(EndPost command, CancellationToken ct) =>
        await db.Accounts.FindAsync([command.AccountId], ct) is { } account
            ? account.EndPost(command.Post, command.Institution, command.LastDay)
            : Outcome.NotFound;
}
