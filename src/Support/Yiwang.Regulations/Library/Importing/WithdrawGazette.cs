using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Library.Issues;

namespace Yiwang.Regulations.Library.Importing;

/// <summary>Takes an issue out of the public's sight, or shows it again.</summary>
[Requires(Permissions.ImportGazettes)]
internal sealed record WithdrawGazette(string Key, bool ShowAgain) : ICommand;

internal sealed class WithdrawGazetteHandler(LibraryDb db) : IHandle<WithdrawGazette>
{
    public async Task<Outcome> Handle(WithdrawGazette command, CancellationToken ct) =>
        await db.Issues.FirstOrDefaultAsync(i => i.Key == command.Key, ct) is { } issue
            ? command.ShowAgain ? issue.Publish() : issue.Withdraw()
            : Outcome.NotFound;
}
