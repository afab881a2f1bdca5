using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Platform.Access;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>The applications of whoever is signed in, and nobody else's.</summary>
internal sealed class OwnApplications(BenefitsDb db, RulebookLibrary library, CurrentUser user) : IOwnApplications
{
    private const int MostDrafts = 20;

    private IQueryable<AidApplication> Own => db.Applications.AsNoTracking().Where(a => a.Applicant == user.AccountId);

    public Task<AidApplication?> Find(Guid id, CancellationToken ct) => Own.SingleOrDefaultAsync(a => a.Id == id, ct);

    public async Task<IReadOnlyList<DraftLine>> Drafts(CancellationToken ct)
    {
        var drafts = await Own.Where(a => a.SubmittedOn == null).OrderByDescending(a => a.Id).Take(MostDrafts).ToListAsync(ct);
        return [.. drafts.Select(d => new DraftLine(d.Id, "残疾儿童康复救助", MaskedName(d), d.StartedOn, Progress(d), $"/my/rehabilitation-aid/{d.Id}/tasks"))];
    }

    public async Task<IReadOnlyDictionary<Guid, string>> WhomFor(IReadOnlyCollection<Guid> cases, CancellationToken ct)
    {
        var applications = await Own.Where(a => cases.Contains(a.Id)).ToListAsync(ct);
        return applications.ToDictionary(a => a.Id, MaskedName);
    }

    /// <summary>The first sign of the child's name: a list may be read over somebody's shoulder.</summary>
    private static string MaskedName(AidApplication application) =>
        application.Answers.Child?.Name.Trim() is { Length: > 0 } name ? name[..1] + new string('＊', Math.Clamp(name.Length - 1, 1, 3)) : "";

    private string Progress(AidApplication draft)
    {
        var tasks = AidTasks.Of(draft, library.City).SkipLast(1).ToArray();
        return $"{tasks.Length} 部分填完了 {tasks.Count(t => t.Progress is Design.TaskProgress.Done)} 部分";
    }
}
