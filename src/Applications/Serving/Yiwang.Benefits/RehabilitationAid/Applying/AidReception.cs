using Yiwang.Benefits.RehabilitationAid.Excepting;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Organisation.Public;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>What comes with receiving: the case, the child's one open application, and the head's desk where an exception is asked for.</summary>
internal sealed class AidReception(BenefitsDb db, ICases cases, ExceptionDesk exceptions)
{
    public async Task<Case> Receive(AidApplication application, Institution federation, AidCheck check, DateOnly today, CancellationToken ct)
    {
        db.OpenChildren.Add(new OpenChild { ChildIndex = application.ChildIndex, CaseId = application.Id, Region = federation.RegionCode });
        var received = await cases.Receive(application.Id, AidProcedure.Code, check.Rulebook.VersionOn(today), federation.Code, application.Applicant, ct);
        if (check.AwaitsException) await exceptions.Open(application, received, ct);
        return received;
    }
}
