using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Excepting;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Priority;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>What follows from a decision, whichever body took it: grants, the rehabilitation record, and the child's open application.</summary>
internal sealed class AidDecision(BenefitsDb db, ICases cases, ExceptionDesk exceptions, TimeProvider clock)
{
    /// <summary>Writes down what is granted and opens the record without which nothing can be settled.</summary>
    public async Task Grant(AidApplication application, Case decided, AidCheck check, CancellationToken ct)
    {
        var today = clock.Today();
        foreach (var (service, wish) in check.Services.Zip(application.Answers.Services!.Wishes).Where(s => s.First.AmountInFen > 0))
        {
            // A service of two rows (surgery, and devices after it) is one grant under its first row; the amount is the sum of both.
            db.Grants.Add(AidGrant.Of(application, decided, service, service.AmountInFen, service.Rows[0], wish.Condition, today));
        }

        application.BeGranted(check.TotalInFen, [.. check.Services.Select(s => s.Arithmetic)]);
        if (await db.Records.ByKey(decided.Id, ct) is null) db.Records.Add(RehabilitationRecord.Open(application, decided, today));
        if (application.Answers.Applicant!.PriorityGroups.Count > 0) await AskForPriority(application, decided, ct);
    }

    // 第十条（二）2: a case of its own, so that the approval and its letter do not wait for four bodies.
    private async Task AskForPriority(AidApplication application, Case decided, CancellationToken ct)
    {
        var confirmation = new PriorityConfirmation { Id = Guid.CreateVersion7(), ApplicationId = application.Id };
        db.Confirmations.Add(confirmation);
        await cases.Receive(confirmation.Id, AidProcedure.Priority, decided.RulebookVersion, decided.Institution, application.Applicant, ct);
    }

    /// <summary>A child has one open application; once it is decided or withdrawn another may come, and an appeal that is granted opens it again.</summary>
    public async Task KeepOpenChild(AidApplication application, Case changed, CancellationToken ct)
    {
        if (changed.State is CaseState.Ended) await exceptions.Close(application, ct);
        var open = await db.OpenChildren.ByKey(application.ChildIndex, ct);
        if (changed.State is CaseState.Ended && open?.CaseId == changed.Id) db.OpenChildren.Remove(open);
        if (changed.State is CaseState.Ended || open is not null) return; // where a newer application is open, that one leads
        db.OpenChildren.Add(new OpenChild { ChildIndex = application.ChildIndex, CaseId = changed.Id, Region = changed.Region });
    }
}
