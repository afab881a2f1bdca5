using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>The institutions and their staff with which the demonstration city begins.</summary>
[Requires(Permissions.LoadInstitutions)]
internal sealed record LoadRegister : ICommand;

internal sealed class LoadRegisterHandler(InstitutionsDb db, InstitutionPack pack, CityDirectory city) : IHandle<LoadRegister>
{
    public Task<Outcome> Handle(LoadRegister command, CancellationToken ct)
    {
        foreach (var line in pack.Register)
        {
            var entered = RehabilitationInstitution.Enter(city.GetInstitution(line.Code), line.CreditCode, line.Kind, line.Serves, line.Affiliation);
            if (line.DesignatedOn is { } on) entered.Designate(on, FederationLevel.County, "演示城市开始时已是定点");
            if (line.Capacity is { } capacity) entered.SetCapacity(capacity);
            db.Register.Add(entered);
        }

        db.Staff.AddRange(pack.Staff.Select(s => Professional.Enter(s.Institution, s.Entry)));
        return Task.FromResult(Outcome.Done);
    }
}
