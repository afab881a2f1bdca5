using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Texts;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Reviewing;

/// <summary>Which reviews a list shows.</summary>
internal enum ReviewFilter { Open, Returned, Finished, All }

/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record ReviewPage(IReadOnlyList<LegalityReview> Rows, Guid? Next);

/// <summary>Reviews as far as the user may see them: the department its own, the legal office what came before it, the auditors those of the region.</summary>
internal sealed class Reviews(ContractsDb db, IInbox inbox, ContractBodies bodies, CityDirectory city, CurrentUser user)
{
    public const int Size = 50;

    [Article(Law.LuohuContracts, 12), Article(Law.LuohuContracts, 10, 3), Requirement("LH-HT-012"), Requirement("LH-HT-010c")]
    public IQueryable<LegalityReview> Visible
    {
        get
        {
            var (own, region, audits, office) = (user.Institution, user.Region, user.May(Permissions.Audit), IsOffice(user.Region));
            var hidden = db.Hidden;
            return All.Where(r => (r.Institution == own || (r.Region == region && (audits || (office && r.ReachedOffice)))) && (r.ContractId == null || !hidden.Any(c => c.Id == r.ContractId)));
        }
    }

    private DbSet<LegalityReview> All => db.Whole.Set<LegalityReview>();

    public Task<LegalityReview?> Find(Guid id, CancellationToken ct) => Visible.FirstOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>To look at only, as it is stored now.</summary>
    public Task<LegalityReview?> Shown(Guid id, CancellationToken ct) => Visible.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);

    public Task<LegalityReview?> ByNumber(string institution, string number, CancellationToken ct) => All.FirstOrDefaultAsync(r => r.Institution == institution && r.Number == number, ct);

    /// <summary>The newest first.</summary>
    public async Task<ReviewPage> Page(ReviewFilter filter, Guid? after, CancellationToken ct)
    {
        var all = Visible.AsNoTracking();
        all = filter switch
        {
            ReviewFilter.Open => all.Where(r => r.State == ReviewState.Internal || r.State == ReviewState.LegalOffice),
            ReviewFilter.Returned => all.Where(r => r.State == ReviewState.Returned),
            ReviewFilter.Finished => all.Where(r => r.State == ReviewState.Agreed || r.State == ReviewState.Refused),
            _ => all,
        };
        if (after is { } id) all = all.Where(r => r.Id < id);
        var rows = await all.OrderByDescending(r => r.Id).Take(Size + 1).ToListAsync(ct);
        return new([.. rows.Take(Size)], rows.Count > Size ? rows[Size - 1].Id : null);
    }

    public async Task<string> NextNumber(string region, DateOnly today, CancellationToken ct)
    {
        var series = $"SC-{region}-{today.Year}";
        return $"{series}-{await db.Count(series, ct):D6}";
    }

    public void Add(LegalityReview review) => db.Whole.Add(review);

    /// <summary>Whether the user's institution is the legal office of that region.</summary>
    public bool IsOffice(string region) => bodies.Find(ContractDuty.Legal, region)?.Institution == user.Institution && user.May(Permissions.Review);

    /// <summary>Whether it is this user's turn to review it: nobody reviews what he sent or reviewed before.</summary>
    public bool AwaitsOpinion(LegalityReview r) => IsReviewerOf(r) && !TookPart(r) && r.AskedFor.Length == 0;

    /// <summary>Whether this reviewer's turn went to a colleague, for he had a part in it already.</summary>
    public bool TookPart(LegalityReview r) => IsReviewerOf(r) && r.TookPart(user.AccountId ?? Guid.Empty);

    private bool IsReviewerOf(LegalityReview r) => user.May(Permissions.Review) && r.State switch
    {
        ReviewState.Internal => user.Institution == r.Institution && bodies.PostsOf(r.Institution)?.Reviewer == user.Post, ReviewState.LegalOffice => IsOffice(r.Region), _ => false,
    };

    /// <summary>Whose turn it is: after the department's own review only the legal office's post.</summary>
    [Article(Law.LuohuContracts, 41), Article(Law.LuohuContracts, 42), Article(Law.LuohuContracts, 10, 3), Requirement("LH-HT-010c"), Requirement("LH-HT-042")]
    public Task Keep(LegalityReview review, CancellationToken ct) => inbox.Keep(review.Subject, [.. Open(review)], ct);

    private IEnumerable<WorkItemDraft> Open(LegalityReview r)
    {
        if (bodies.PostsOf(r.Institution) is not { } own) yield break;
        if (r.AskedFor.Length > 0) yield return Item(r, "补充合法性审查材料", own.Handler, r.Institution, ReviewPlaces.Material(ReviewRequestRules.OnDemand));
        else if (r.State is ReviewState.Internal) yield return Item(r, "审查合同合法性", own.Reviewer, r.Institution, ReviewPlaces.Inside);
        else if (r.State is ReviewState.Returned) yield return Item(r, "按审查意见修改合同", own.Handler, r.Institution, ReviewPlaces.Inside);
        else if (r.State is ReviewState.LegalOffice && bodies.Find(ContractDuty.Legal, r.Region) is { } office) yield return Item(r, "审查合同合法性", office.Post, office.Institution, ReviewPlaces.Office);
    }

    private WorkItemDraft Item(LegalityReview r, string kind, string post, string institution, Citation under) => new(
        new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{r.Id:N} {kind} {post} {r.Versions.Count}")).AsSpan(0, 16)), kind, $"{r.Number} {r.Title}：{kind}", r.Href, post, institution, city.GetInstitution(institution).RegionCode, r.DueOn, under);
}

/// <summary>Reads a draft that lies in the file store.</summary>
internal sealed class DraftReader(FileStore files, LocalTextCheck check, IModelTextUse models)
{
    /// <summary>What is wrong with the file is said as a finding about the field.</summary>
    [Article(Law.LuohuContracts, 43, 1, Item = 1), Requirement("LH-HT-022")]
    public async Task<(DraftRead? Draft, Finding? Problem)> Read(string hash, string model, CancellationToken ct)
    {
        var (text, problem) = await Text(hash, ct);
        if (text is null) return (null, problem! with { Where = "draft", Citation = problem.Citation ?? ReviewPlaces.Material(1) });
        var questions = check.Check(text).Findings.Count(IsQuestion);
        var use = model.Trim().Length > 0 ? await models.UseOf(model.Trim(), text.Text, ct) : new(false, false);
        return (new(WordingDigest.Of(text), use.IsUnchanged, questions) { HasAdditions = use.HasAdditions }, null);
    }

    /// <summary>What the check says of it, for whoever reviews.</summary>
    public async Task<TextVerdict?> Verdict(string hash, CancellationToken ct) => (await Text(hash, ct)).Text is { } text ? check.Check(text) : null;

    private async Task<(ContractText? Text, Finding? Problem)> Text(string hash, CancellationToken ct)
    {
        await using var stored = await files.Open(hash, ct);
        using var kept = new MemoryStream();
        await stored.CopyToAsync(kept, ct);
        return TextExtraction.TryRead(kept.ToArray(), ct, out var text, out var problem) ? (text, null) : (null, problem);
    }

    /// <summary>第四十五条 asks; it never says that something is unreasonable.</summary>
    [Article(Law.LuohuContracts, 45)]
    public static bool IsQuestion(TextFinding finding) => finding.Severity is TextSeverity.Asks && finding.Article.Key.StartsWith(ReviewPlaces.Unreasonable.Key, StringComparison.Ordinal);
}
