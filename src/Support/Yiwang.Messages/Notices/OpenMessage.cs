using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Messages.Notices;

/// <summary>The person has opened a message. Opening it again changes nothing.</summary>
[Requires(Permissions.SeeOwnMessages)]
internal sealed record OpenMessage(Guid Message) : ICommand;

internal sealed class OpenMessageHandler(MessagesDb db, CurrentUser user, TimeProvider clock) : IHandle<OpenMessage>
{
    public async Task<Outcome> Handle(OpenMessage command, CancellationToken ct)
    {
        var message = await db.Messages.FirstOrDefaultAsync(m => m.Id == command.Message && m.Account == user.AccountId, ct);
        if (message is null) return Outcome.NotFound;

        message.Open(clock.GetUtcNow());
        return Outcome.Done;
    }
}
