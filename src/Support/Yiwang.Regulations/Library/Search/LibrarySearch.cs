using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Library.Reading;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Library.Search;

/// <summary>What a search is narrowed to.</summary>
/// <param name="Document">Key of one document; empty for all.</param>
/// <param name="State">Validity on the day; null for any.</param>
internal sealed record SearchFilter(string Document = "", ValidityState? State = null);

/// <summary>One answer.</summary>
internal sealed record SearchHit(
    string Law, string Title, string Number, string Place, string Anchor, string Href, string Text, string Gist, RegulationValidity? Validity, double Score)
{
    public IReadOnlyList<Stretch> Snippet { get; init; } = [];
}

/// <summary>A document that was asked for by its number.</summary>
internal sealed record FoundDocument(string Title, string Number, string Href, RegulationValidity? Validity);

internal sealed record SearchAnswer(SearchQuery Query, IReadOnlyList<FoundDocument> Documents, IReadOnlyList<SearchHit> Hits);

/// <summary>Looks in the imported texts and in the register's gists at once, and puts the likeliest article first.</summary>
internal sealed class LibrarySearch(LibraryDb db, SearchIndex index, Bookshelf shelf, RegulationLibrary register, Standings standings, Gists gists, TimeProvider clock)
{
    public const int MostHits = 20;
    private const int MostCandidates = 160, MostGists = 60, RarestWords = 14;
    private const double NamedArticle = 40;
    private readonly Dictionary<string, RegulationValidity> validities = [];
    private LifeBook lives = register.Lives;

    public async Task<SearchAnswer> Find(string? typed, SearchFilter filter, CancellationToken ct)
    {
        var query = SearchQuery.Parse(typed);
        if (query.IsEmpty) return new(query, [], []);
        lives = await standings.Read(ct);

        var documents = (await shelf.Documents(ct)).Where(d => Fits(d, filter) && (query.Number.Length == 0 || d.Document.NumberKey == query.Number)).ToArray();
        var regulations = register.All.Where(r => Fits(r, filter) && (query.Number.Length == 0 || r.Number == query.Number)).ToArray();
        var inGists = gists.Look(query, regulations);
        var inTexts = await index.Frequencies(query.Words, ct);
        var weights = Ranking.Weights(query, w => inTexts.GetValueOrDefault(w) + inGists.With(w), gists.Count + await Passages(ct));

        var answers = await Texts(query, weights, documents, inGists, ct);
        var seen = answers.Select(a => a.Law + "#" + a.Anchor).ToHashSet();
        answers.AddRange(inGists.Best(weights, MostGists).Where(g => !seen.Contains(g.Key)).Select(g => Hit(g, query, weights)));
        return new(query, Named(query, documents, regulations),
            [.. answers.Where(a => a.Score > 0).OrderByDescending(a => a.Score).Take(MostHits).Select(a => a with { Snippet = Snippet.Of(a.Text, query, weights) })]);
    }

    private async Task<int> Passages(CancellationToken ct) => (int)(await db.Passages.MaxAsync(p => (long?)p.Id, ct) ?? 0);

    private async Task<List<SearchHit>> Texts(SearchQuery query, double[] weights, Shelved[] documents, GistMatches inGists, CancellationToken ct)
    {
        if (documents.Length == 0) return [];
        var byId = documents.ToDictionary(d => d.Document.Id);
        var words = query.Words.Select((w, i) => new WeightedWord(w, weights[i])).Where(w => w.Weight > 0).OrderByDescending(w => w.Weight).Take(RarestWords).ToArray();
        // Narrowed to a few documents, the engine's best of all would mostly be others'.
        var ids = await index.Candidates(words, documents.Length < 10 ? MostCandidates * 8 : MostCandidates, ct);
        var found = await db.Passages.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        if (query.Article > 0) found.AddRange((await NamedArticles(query.Article, byId, ct)).ExceptBy(found.Select(f => f.Id), p => p.Id));
        return [.. found.Where(p => byId.ContainsKey(p.DocumentId)).Select(p => Hit(p, byId[p.DocumentId], query, weights, inGists))];
    }

    private async Task<IReadOnlyList<Passage>> NamedArticles(int article, Dictionary<Guid, Shelved> documents, CancellationToken ct)
    {
        string[] anchors = [new CitationLevel(LevelKind.Article, article).Code, new CitationLevel(LevelKind.Heading, article).Code];
        return await db.Passages.AsNoTracking().Where(p => documents.Keys.Contains(p.DocumentId) && anchors.Contains(p.Anchor)).ToArrayAsync(ct);
    }

    private SearchHit Hit(Passage passage, Shelved shelved, SearchQuery query, double[] weights, GistMatches inGists)
    {
        var document = shelved.Document;
        var gist = shelved.Regulation is { } r ? inGists.At(r.Law, passage.Anchor) : null;
        var searched = new Searched(document.RulingTitle, $"{passage.Path} {passage.Place}", passage.Text, gist?.Text ?? "");
        var score = new Ranking(query, weights).Of(searched) + (IsNamed(query, passage.Anchor) ? NamedArticle : 0);
        return new(shelved.Key, document.RulingTitle, document.Number, PlaceOf(passage), passage.Anchor, gist is null ? $"{shelved.Href}#{passage.Anchor}" : HrefIn(gist, passage.Anchor),
            passage.Text, gist?.Text ?? "", ValidityOf(shelved.Regulation), score);
    }

    private SearchHit Hit(Gist gist, SearchQuery query, double[] weights)
    {
        var r = gist.Regulation;
        var score = new Ranking(query, weights).Of(new(r.Title, gist.Head, "", gist.Text)) + (IsNamed(query, gist.Anchor) ? NamedArticle : 0);
        return new(r.Law, r.Title, r.Number, gist.Place, gist.Anchor, gist.Href, gist.Text, "", ValidityOf(r), score);
    }

    // The page of the register's entry, at the very place.
    private static string HrefIn(Gist gist, string anchor) =>
        anchor != gist.Anchor && Citation.TryFromCode(gist.Regulation.Law, anchor, out var place) ? place.Href : gist.Href;

    private static bool IsNamed(SearchQuery query, string anchor) => query.Article > 0 && (anchor == $"a{query.Article}" || anchor == $"h{query.Article}");

    private static string PlaceOf(Passage passage) => passage.Place.Length > 0 ? passage.Place : passage.Path.Length > 0 ? passage.Path : "正文";

    private bool Fits(Shelved shelved, SearchFilter filter) =>
        (filter.Document.Length == 0 || shelved.Key == filter.Document) && (filter.State is null || ValidityOf(shelved.Regulation)?.State == filter.State);

    private bool Fits(Regulation regulation, SearchFilter filter) =>
        (filter.Document.Length == 0 || regulation.Law == filter.Document) && (filter.State is null || ValidityOf(regulation)!.State == filter.State);

    private RegulationValidity? ValidityOf(Regulation? regulation)
    {
        if (regulation is null) return null;
        return validities.TryGetValue(regulation.Law, out var known) ? known : validities[regulation.Law] = lives.On(regulation.Law, null, clock.Today())!;
    }

    private FoundDocument[] Named(SearchQuery query, Shelved[] documents, Regulation[] regulations) =>
        query.Number.Length == 0 || query.Article > 0 ? []
        :
        [
            .. regulations.Select(r => new FoundDocument(r.Title, r.Number, r.Citation.Href, ValidityOf(r))),
            .. documents.Where(d => d.Regulation is null).Select(d => new FoundDocument(d.Document.RulingTitle, d.Document.Number, d.Href, null)),
        ];
}
