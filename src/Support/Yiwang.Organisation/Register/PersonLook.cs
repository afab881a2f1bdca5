using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Register;

/// <summary>Somebody of the register as his page shows him.</summary>
internal sealed record SeenPerson(Guid Id, string Name, bool HasAccount, Guid? SameNameAs, Guid? Became);

internal sealed class PersonLook(YiwangDb db, PeopleNames names)
{
    public async Task<SeenPerson?> Find(Guid id, CancellationToken ct)
    {
        if (await db.Set<Official>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, ct) is { } official)
            return new(id, official.Mark, false, official.SameNameAs, official.Became);
        var name = (await names.Of([id], ct))(id);
        return name == PeopleNames.Nobody && !await db.Set<Tenure>().AnyAsync(t => t.Person == id, ct) ? null : new(id, name, true, null, null);
    }
}
