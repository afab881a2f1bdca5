using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.SingleSignOn;

/// <summary>What the endpoints do for a client, which is nobody's post.</summary>
internal sealed class SystemTask(IServiceScopeFactory scopes)
{
    public async Task<Outcome> Run<TCommand>(TCommand command, CancellationToken ct) where TCommand : ICommand
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("single-sign-on", Permissions.IssueTokens);
        return await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(command, ct: ct);
    }
}
