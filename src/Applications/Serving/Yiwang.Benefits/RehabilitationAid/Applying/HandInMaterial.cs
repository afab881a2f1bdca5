using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Files;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>A file was uploaded; it lies in the file store already, this says what it is.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record HandInMaterial(Guid Id, string Material, StoredFile File, bool BelongsToChild, DateOnly? ValidUntil) : ICommand;

internal sealed class HandInMaterialHandler(BenefitsDb db, ICases cases, RulebookLibrary library, CurrentUser user, TimeProvider clock) : IHandle<HandInMaterial>
{
    public async Task<Outcome> Handle(HandInMaterial command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is not { } application || application.Applicant != user.AccountId) return Outcome.NotFound;

        var group = library.City.Materials.FirstOrDefault(g => g.AnyOf.Any(m => m.Id == command.Material));
        if (group is null) return Outcome.Refused("aid.unknown-material", "请从清单里选这是什么材料。", Articles.WhereToApply, "material", "申请地不同，清单也不同。");
        if (command.Material == MaterialIds.ResidencePermit && command.ValidUntil is null)
        {
            return Outcome.Refused("aid.permit-date", "请填写居住证的有效期。", Articles.ResidencePermits, "validUntil", "按证件上的日期填写。");
        }

        var asked = !application.IsDraft && (await cases.Find(command.Id, ct))?.OpenSupplement?.Items.Any(i => i.Code == group.Id) == true;
        var file = command.File;
        return application.HandIn(new HandedIn(command.Material, file.Hash, file.Name, file.ContentType, file.Length, clock.Today(), command.BelongsToChild, command.ValidUntil), asked);
    }
}

/// <summary>Takes a file out of a draft.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record TakeBackMaterial(Guid Id, string Hash) : ICommand;

internal sealed class TakeBackMaterialHandler(BenefitsDb db, CurrentUser user) : IHandle<TakeBackMaterial>
{
    public async Task<Outcome> Handle(TakeBackMaterial command, CancellationToken ct) =>
        await db.Applications.ByKey(command.Id, ct) is { } application && application.Applicant == user.AccountId
            ? application.TakeBack(command.Hash) : Outcome.NotFound;
}
