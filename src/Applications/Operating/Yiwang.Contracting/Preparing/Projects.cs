using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Modelling;
using Yiwang.Contracting.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Contracting.Preparing;

/// <summary>What others see of a project.</summary>
/// <param name="DraftVersion">Null while no text is written.</param>
/// <param name="ModelNumber">The model text from which the newest draft was made.</param>
internal sealed record ProjectSummary(Guid Id, string Number, string Institution, string Region, string Name, string Kind, long? AmountInFen, string PartyNames, ProjectState State, int? DraftVersion, string? ModelNumber)
{
    public string Href => $"/staff/contracts/projects/{Id}";
}

/// <summary>Projects as far as the user may see them: the own department's, and those of the region for whoever reviews or inspects.</summary>
internal sealed class Projects(ContractsDb db, ModelTexts models, IInbox inbox, ContractBodies bodies, CityDirectory city, CurrentUser user)
{
    [Article(Law.LuohuContracts, 12), Requirement("LH-HT-012")]
    public IQueryable<ContractProject> Visible
    {
        get
        {
            var (own, region, all) = (user.Institution, user.Region, user.May(Permissions.SeeConfidential));
            var hidden = db.Hidden;
            return db.Whole.Set<ContractProject>().Where(p => (p.Institution == own || (all && p.Region == region)) && (p.ContractId == null || !hidden.Any(c => c.Id == p.ContractId)));
        }
    }

    /// <summary>What the own department asked, and what it is asked.</summary>
    [Article(Law.LuohuContracts, 12), Requirement("LH-HT-012")]
    public IQueryable<OpinionRequest> VisibleOpinions
    {
        get
        {
            var own = user.Institution;
            return db.Whole.Set<OpinionRequest>().Where(o => o.Institution == own || o.Asker == own);
        }
    }

    public IQueryable<ContractDraft> Drafts(Guid project) => db.Whole.Set<ContractDraft>().Where(d => d.ProjectId == project);

    public void Add(object row) => db.Whole.Add(row);

    public Task<bool> Exists(Guid id, CancellationToken ct) => db.Whole.Set<ContractProject>().AnyAsync(p => p.Id == id, ct);

    /// <summary>Null where there is none, or it isn't the user's to see.</summary>
    public async Task<ProjectSummary?> Find(Guid id, CancellationToken ct)
    {
        if (await Visible.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Id, p.Number, p.Institution, p.Region, p.Name, p.Kind, p.AmountInFen, p.PartyNames, p.State }).FirstOrDefaultAsync(ct) is not { } p) return null;
        var draft = await Drafts(id).AsNoTracking().OrderByDescending(d => d.Version).Select(d => new { d.Version, d.ModelNumber }).FirstOrDefaultAsync(ct);
        return new(p.Id, p.Number, p.Institution, p.Region, p.Name, p.Kind, p.AmountInFen, p.PartyNames, p.State, draft?.Version, draft?.ModelNumber);
    }

    /// <summary>All of it; null where there is none, or it isn't the user's to see.</summary>
    public async Task<PreparedProject?> Whole(Guid id, CancellationToken ct) => await Visible.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is { } project ? await Prepared(project, ct) : null;

    /// <summary>What is still missing before the text goes to the legality review. Findings that block keep it from being sent.</summary>
    public async Task<IReadOnlyList<Finding>> BeforeReview(Guid id, CancellationToken ct) => await Whole(id, ct) is { } whole && whole.Project.Institution == user.Institution
        ? whole.Project.BeforeChange()?.Findings ?? ProjectReadiness.BeforeReview(whole) : Outcome.NotFound.Findings;

    /// <summary>What still bars entering the signature.</summary>
    public async Task<IReadOnlyList<Finding>> BeforeSigning(Guid id, CancellationToken ct) => await Whole(id, ct) is { } whole ? ProjectReadiness.BeforeSigning(whole) : Outcome.NotFound.Findings;

    /// <summary>A contract was entered on the strength of its review: nothing of the preparation changes any more.</summary>
    public async Task Signed(Guid id, Guid contract, CancellationToken ct)
    {
        if (await Visible.FirstOrDefaultAsync(p => p.Id == id, ct) is not { } project || !project.SignAs(contract).IsDone) return;
        await Keep(project, ct);
    }

    public Task<List<OpinionRequest>> Opinions(Guid project, CancellationToken ct) => db.Whole.Set<OpinionRequest>().AsNoTracking().Where(o => o.ProjectId == project).OrderBy(o => o.Id).ToListAsync(ct);

    /// <summary>Makes the open work items those of the project's state.</summary>
    public Task Keep(ContractProject project, CancellationToken ct) => inbox.Keep(project.Subject, project.State is ProjectState.Preparing ? [.. Open(project)] : [], ct);

    /// <summary>The asked department's item; closed with the answer.</summary>
    public Task Keep(OpinionRequest request, CancellationToken ct) => inbox.Keep($"contract-opinion/{request.Id}", request.AnsweredOn is not null ? [] :
        [Item(request.Id, "答复合同项目征求的意见", request.ProjectName, request.Href, request.Post, request.Institution, request.DueOn, Places.Opinions)], ct);

    private IEnumerable<WorkItemDraft> Open(ContractProject p)
    {
        if (bodies.PostsOf(p.Institution) is not { } own) yield break;
        yield return Item(p.Id, "准备合同项目", p.Number, p.Href, own.Handler, p.Institution, null, Places.Study);
        if (p.AskedAuthority is { } asked) yield return Item(asked.Id, "决定磋商授权", p.Number, p.Href, own.Head, p.Institution, null, Places.Authority);
    }

    private WorkItemDraft Item(Guid about, string kind, string title, string href, string post, string institution, DateOnly? due, Citation under) => new(
        new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{about:N} {kind} {post}")).AsSpan(0, 16)), kind, $"{title} {kind}", href, post, institution, city.GetInstitution(institution).RegionCode, due, under);

    private async Task<PreparedProject> Prepared(ContractProject project, CancellationToken ct)
    {
        var draft = await Drafts(project.Id).AsNoTracking().OrderByDescending(d => d.Version).FirstOrDefaultAsync(ct);
        return new(project, await Opinions(project.Id, ct), draft, draft is null ? 0 : await models.Unexplained(draft, ct));
    }
}
