using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Normative.Citing;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Coverage;

/// <summary>Register × marks on rules × marks on passed tests. It counts what is marked and passed; it doesn't judge whether a mark is right.</summary>
internal sealed record CoverageReport(IReadOnlyList<DocumentCoverage> Documents, IReadOnlyList<string> Uncited)
{
    /// <summary>Rules that rest on a document that is not in force on the business date.</summary>
    public IReadOnlyList<RestsOnEnded> NotInForce { get; init; } = [];

    public static CoverageReport Of(
        IEnumerable<Regulation> register, IEnumerable<MarkedMember> rules, TestResults tests, IReadOnlyList<string> uncited)
    {
        var implemented = rules.SelectMany(m => m.Requirements).ToHashSet();
        // One failing test is enough to say that the requirement is not proved.
        var tested = tests.Passed.SelectMany(m => m.Requirements).Except(tests.NotPassed.SelectMany(m => m.Requirements)).ToHashSet();

        return new([.. register.Where(r => r.Catalogue.Length > 0).OrderBy(r => r.IsOfAnotherPlace).ThenBy(r => r.Catalogue, StringComparer.Ordinal)
            .GroupBy(r => r.Catalogue).Select(g => DocumentCoverage.Of(g.Key, [.. g], implemented, tested))], uncited);
    }
}

/// <summary>What the catalogue asks of one of its documents, and how much of it is done. Two registered documents may share one code.</summary>
/// <param name="Articles">Articles or sections that the register has.</param>
/// <param name="BySoftware">Of these, how many software is to carry out.</param>
/// <param name="Unproved">Implemented, but no passed test is marked with it.</param>
internal sealed record DocumentCoverage(
    string Code, string Title, int Articles, int BySoftware, int Enforceable, int Implemented, int Tested,
    IReadOnlyList<string> Missing, IReadOnlyList<string> Unproved)
{
    public static DocumentCoverage Of(string code, IReadOnlyList<Regulation> documents, HashSet<string> implemented, HashSet<string> tested)
    {
        string[] all = [.. documents.SelectMany(d => d.Requirements).Where(r => r.IsEnforceable).Select(r => r.Id)];
        string[] done = [.. all.Where(implemented.Contains)];
        string[] proved = [.. done.Where(tested.Contains)];
        RegulationArticle[] articles = [.. documents.SelectMany(d => d.Articles)];
        return new(code, string.Join("；", documents.Select(d => d.Title)), articles.Length, articles.Count(a => a.Duty is Duty.Software),
            all.Length, done.Length, proved.Length, [.. all.Except(done)], [.. done.Except(proved)]);
    }
}
