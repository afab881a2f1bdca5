using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Backups;
using Yiwang.Platform.Data;
using Yiwang.Platform.Keys;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Time;

namespace Yiwang.Platform;

/// <summary>The base, listed like every other module: ledger, outbox, jobs, business date.</summary>
public sealed class PlatformModule : YiwangModule
{
    public override string Name => "platform";

    public override IReadOnlyDictionary<string, string> Permissions => PlatformPermissions.All;

    public override IEnumerable<Verb> Verbs => [LedgerVerb.Verb, BackupVerbs.Backup, BackupVerbs.Restore, KeysVerb.Verb, DataVerb.Verb];

    public override void AddTo(IServiceCollection services)
    {
        services.Handles<SetBusinessDateHandler>();
        services.Repeats<Commands.ForgetOldCommandKeys>();
        services.Repeats<LedgerAnchoring>();
        services.Handles<RotateDataKeyHandler>();
        services.Handles<RetireDataKeyHandler>();
        services.Repeats<Resealing>();
    }
}
