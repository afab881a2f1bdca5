using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Contracting.Modelling;

/// <summary>A model text as lists show it.</summary>
internal sealed record ModelLine(Guid Id, string? Number, string Institution, string Kind, string Title, ModelState State, bool IsWaiting, DateOnly? PublishedOn)
{
    public string Href => $"/staff/contracts/models/{Id}";
}

/// <summary>Model texts: everybody in the region sees what is published, the department and the legal office also what isn't yet.</summary>
internal sealed class ModelTexts(ContractsDb db, IInbox inbox, ContractBodies bodies, CityDirectory city, CurrentUser user) : IModelTextUse
{
    private const int Most = 200;

    public IQueryable<ModelText> Visible
    {
        get
        {
            var (own, region, confirms) = (user.Institution, user.Region, user.May(Permissions.ConfirmModels));
            return All.Where(m => m.Institution == own || (m.Region == region && (confirms || m.Number != null)));
        }
    }

    private DbSet<ModelText> All => db.Whole.Set<ModelText>();

    public void Add(ModelText model) => db.Whole.Add(model);

    public Task<bool> Exists(Guid id, CancellationToken ct) => All.AnyAsync(m => m.Id == id, ct);

    /// <summary>The newest, bounded; of one kind where asked for.</summary>
    public async Task<IReadOnlyList<ModelLine>> List(string? kind, CancellationToken ct) => await Lines(kind is { Length: > 0 } ? Visible.Where(m => m.Kind == kind) : Visible, ct);

    /// <summary>Those that a department there may draft from. Only confirmed ones have a number.</summary>
    [Article(Law.LuohuContracts, 23), Requirement("LH-HT-023")]
    public async Task<IReadOnlyList<ModelLine>> Usable(string kind, string region, CancellationToken ct) => await Lines(All.Where(m => m.Region == region && m.Kind == kind && m.State == ModelState.Published), ct);

    /// <summary>The wording that holds; null where there is none of that number, or it is withdrawn.</summary>
    [Article(Law.LuohuContracts, 23), Requirement("LH-HT-023")]
    public async Task<(ModelText Model, ModelVersion Version)?> InForce(string number, CancellationToken ct) =>
        await All.AsNoTracking().FirstOrDefaultAsync(m => m.Number == number.Trim() && m.State == ModelState.Published, ct) is { Current: { } version } model ? (model, version) : null;

    /// <summary>What differs from the wording that holds; null where there is none of that number.</summary>
    public async Task<ModelComparison?> Compare(string number, string text, CancellationToken ct) => await InForce(number, ct) is { } found ? ModelComparer.Compare(found.Version.Text, text) : null;

    /// <summary>第四十二条: whether the text is the model text with its blanks filled and at most agreements added.</summary>
    [Article(Law.LuohuContracts, 42)]
    public async Task<ModelUse> UseOf(string number, string text, CancellationToken ct) =>
        await Compare(number, text, ct) is { IsUnchanged: true } found ? new(true, found.Deviations.Any(d => d.Kind is DeviationKind.Added)) : new(false, false);

    /// <summary>A draft beside the wording that it was made from, whatever became of it since; null for a text of one's own.</summary>
    public async Task<ModelComparison?> Of(ContractDraft draft, CancellationToken ct) => draft.ModelNumber is { } number
        && await All.AsNoTracking().FirstOrDefaultAsync(m => m.Number == number, ct) is { } model && model.Versions.FirstOrDefault(v => v.Number == draft.ModelVersion) is { } version ? ModelComparer.Compare(version.Text, draft.Text) : null;

    /// <summary>Places other than filled blanks of which nobody says why.</summary>
    public async Task<int> Unexplained(ContractDraft draft, CancellationToken ct) => await Of(draft, ct) is { } compared
        ? compared.Deviations.Count(d => d.Kind is not DeviationKind.Filled && draft.Notes.All(n => n.Place != d.Place)) : 0;

    public Task Keep(ModelText m, CancellationToken ct) => inbox.Keep(m.Subject, [.. Open(m)], ct);

    private IEnumerable<WorkItemDraft> Open(ModelText m)
    {
        if (m.IsWaiting && bodies.Find(ContractDuty.Legal, m.Region) is { } legal) yield return Item(m, "审查合同示范文本", legal.Post, legal.Institution);
        if (!m.IsWaiting && m.Versions[^1].State is ModelVersionState.Returned && m.State is not ModelState.Withdrawn && bodies.PostsOf(m.Institution) is { } own) yield return Item(m, "修改合同示范文本", own.Handler, m.Institution);
    }

    private WorkItemDraft Item(ModelText m, string kind, string post, string institution) => new(
        new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{m.Id:N} {kind} {m.Versions.Count}")).AsSpan(0, 16)), kind, $"{m.Title}：{kind}", m.Href, post, institution, city.GetInstitution(institution).RegionCode, null, Places.ModelTexts);

    private static Task<List<ModelLine>> Lines(IQueryable<ModelText> models, CancellationToken ct) => models.AsNoTracking().OrderByDescending(m => m.Id).Take(Most)
        .Select(m => new ModelLine(m.Id, m.Number, m.Institution, m.Kind, m.Title, m.State, m.IsWaiting, m.PublishedOn)).ToListAsync(ct);
}
