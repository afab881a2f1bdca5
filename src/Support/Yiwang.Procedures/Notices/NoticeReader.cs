using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.Procedures.Cases;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Notices;

/// <summary>Reads a letter for its addressee and for the officers of its case, and for nobody else.</summary>
internal sealed class NoticeReader(ProceduresDb db, CurrentUser user)
{
    public async Task<(Notice Notice, Case Case)?> Find(Guid id, CancellationToken ct)
    {
        if (await db.Notices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is not { } notice) return null;
        return await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == notice.CaseId, ct) is { } about && ProceduresDb.MayBeSeenBy(about, user) ? (notice, about) : null;
    }
}
