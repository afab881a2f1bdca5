using Microsoft.EntityFrameworkCore;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Register;

/// <summary>What the people of the register are called: those of a notice as it called them, those with an account as that says.</summary>
internal sealed class PeopleNames(YiwangDb db, IEnumerable<IKnowAccounts> accounts)
{
    public const string Nobody = "（姓名不详）";

    public async Task<Func<Guid, string>> Of(IEnumerable<Guid> people, CancellationToken ct)
    {
        var ids = people.Distinct().ToArray();
        var names = new Dictionary<Guid, string>();
        foreach (var official in await db.Set<Official>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(ct)) names[official.Id] = official.Mark;
        foreach (var known in accounts)
        {
            foreach (var (id, name) in await known.Names(ids, ct)) names[id] = name;
        }

        return id => names.GetValueOrDefault(id, Nobody);
    }
}
