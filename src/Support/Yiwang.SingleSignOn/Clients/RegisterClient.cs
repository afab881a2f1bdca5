using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;

namespace Yiwang.SingleSignOn.Clients;

/// <param name="SecretHash">Null for a client that can't keep a secret.</param>
[Requires(Permissions.ManageClients), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record RegisterClient(string ClientId, ClientDetails Details, string? SecretHash) : ICommand
{
    public override string ToString() => nameof(RegisterClient);
}

[Requires(Permissions.ManageClients), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record ChangeClient(string ClientId, ClientDetails Details) : ICommand;

/// <param name="AtOnce">The old one ends now: somebody may have seen it.</param>
[Requires(Permissions.ManageClients), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record RotateClientSecret(string ClientId, string SecretHash, bool AtOnce) : ICommand
{
    public override string ToString() => nameof(RotateClientSecret);
}

[Requires(Permissions.ManageClients), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record CloseClient(string ClientId) : ICommand;

internal sealed class RegisterClientHandler(SignOnDb db, SignOnOptions options, YiwangOptions house, BusinessClock clock)
    : IHandle<RegisterClient>, IHandle<ChangeClient>, IHandle<RotateClientSecret>, IHandle<CloseClient>
{
    private DateTimeOffset Now => clock.Real.GetUtcNow();

    public async Task<Outcome> Handle(RegisterClient command, CancellationToken ct)
    {
        var findings = Check(command.Details);
        if (await db.Clients.ByKey(command.ClientId, ct) is not null) findings.Add(Finding.Block("signon.client.exists", "这个编号已经登记过。", remedy: "请刷新页面再登记。"));
        if (findings.Count > 0) return Outcome.From(findings);
        db.Clients.Add(Client.Register(command.ClientId, command.Details, command.SecretHash, Now));
        foreach (var awaited in await db.AwaitedSystems.Where(s => s.Name == command.Details.Name && s.StruckAt == null).ToListAsync(ct)) awaited.Strike(command.ClientId, Now);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ChangeClient command, CancellationToken ct)
    {
        var findings = Check(command.Details);
        if (findings.Count > 0) return Outcome.From(findings);
        return await db.Clients.ByKey(command.ClientId, ct) is { } client ? client.Change(command.Details) : Outcome.NotFound;
    }

    private List<Finding> Check(ClientDetails details) =>
        ClientAddress.CheckNotice(details, options, house.Demonstration) is { } inside ? [.. details.Check(), inside] : [.. details.Check()];

    public async Task<Outcome> Handle(RotateClientSecret command, CancellationToken ct) => await db.Clients.ByKey(command.ClientId, ct) is { } client
        ? client.RotateSecret(command.SecretHash, Now, command.AtOnce ? TimeSpan.Zero : options.SecretOverlap)
        : Outcome.NotFound;

    public async Task<Outcome> Handle(CloseClient command, CancellationToken ct) =>
        await db.Clients.ByKey(command.ClientId, ct) is { } client ? client.Close(Now) : Outcome.NotFound;
}
