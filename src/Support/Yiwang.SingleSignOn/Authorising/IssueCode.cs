using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;

namespace Yiwang.SingleSignOn.Authorising;

[Requires(Permissions.IssueTokens)]
internal sealed record IssueCode(AuthorizeRequest Request, Presence Who, string CodeHash) : ICommand
{
    public override string ToString() => nameof(IssueCode);
}

internal sealed class IssueCodeHandler(SignOnDb db, SignOnOptions options, BusinessClock clock) : IHandle<IssueCode>
{
    public async Task<Outcome> Handle(IssueCode command, CancellationToken ct)
    {
        if (await db.Clients.ByKey(command.Request.ClientId, ct) is not { IsClosed: false }) return Outcome.NotFound;
        db.Grants.Add(Grant.Make(Guid.CreateVersion7(), command.Request, command.Who, command.CodeHash, clock.Real.GetUtcNow(), options));
        return Outcome.Done;
    }
}
