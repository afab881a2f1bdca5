using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Identity.SignIn;

/// <summary>What the door does for somebody who is nobody yet: commands of the platform itself.</summary>
internal sealed class Errands(IServiceScopeFactory scopes)
{
    public Task<Outcome> Run<TCommand>(TCommand command, CancellationToken ct) where TCommand : ICommand => Run(command, Permissions.NoteSignIn, ct);

    /// <summary>For somebody for whom another house vouches.</summary>
    public Task<Outcome> Open(Accounts.OpenAccount command, CancellationToken ct) => Run(command, Permissions.ManageAccounts, ct);

    private async Task<Outcome> Run<TCommand>(TCommand command, string permission, CancellationToken ct) where TCommand : ICommand
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("sign-in", permission);
        return await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(command, ct: ct);
    }
}
