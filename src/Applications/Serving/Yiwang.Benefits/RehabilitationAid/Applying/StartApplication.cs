using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>Opens an empty draft; the id comes with the form, so that a second click opens the same one.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record StartApplication(Guid Id) : ICommand;

internal sealed class StartApplicationHandler(BenefitsDb db, CurrentUser user, TimeProvider clock) : IHandle<StartApplication>
{
    public async Task<Outcome> Handle(StartApplication command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is { } there) return there.Applicant == user.AccountId ? Outcome.Done : Outcome.NotFound;
        db.Applications.Add(AidApplication.Start(command.Id, user.AccountId!.Value, clock.Today()));
        return Outcome.Done;
    }
}
