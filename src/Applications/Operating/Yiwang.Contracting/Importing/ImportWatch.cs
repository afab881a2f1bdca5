using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;

namespace Yiwang.Contracting.Importing;

/// <summary>Goes on with confirmed imports, some parts at each turn, so that other jobs have theirs. After a kill it goes on where the last part ended.</summary>
internal sealed class ImportWatch(Imports imports, CommandRunner commands, CurrentUser user) : IJob
{
    private const int PartsAtATurn = 10;

    public static TimeSpan Pause => TimeSpan.FromSeconds(2);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("contract-import", Permissions.Enter);
        foreach (var id in await imports.Running(ct))
        {
            for (var part = 0; part < PartsAtATurn && (await commands.Run(new ContinueImport(id), ct: ct)).IsDone; part++) ct.ThrowIfCancellationRequested();
        }
    }
}
