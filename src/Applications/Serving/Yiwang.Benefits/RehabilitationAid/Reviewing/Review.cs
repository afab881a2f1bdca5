using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing;

/// <summary>The application and its case, if the officer may see them. Every act of the desk begins with it.</summary>
internal sealed class ReviewFile(BenefitsDb db, ICases cases)
{
    public async Task<(AidApplication Application, Case Case)?> Open(Guid id, CancellationToken ct) =>
        await cases.Find(id, ct) is { } found && await db.Applications.ByKey(id, ct) is { } application ? (application, found) : null;
}
