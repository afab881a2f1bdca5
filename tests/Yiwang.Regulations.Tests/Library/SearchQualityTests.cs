using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Regulations.Library.Reading;
using Yiwang.Regulations.Library.Search;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>Forty questions and more, in people's own words, against the five imported gazettes.</summary>
[Collection(ImportedGazettes.Name)]
public sealed class SearchQualityTests(ImportedTownHall library)
{
    private const double Wanted = 0.9;
    internal static readonly string Questions = Repository.PathOf("tests", "Yiwang.Regulations.Tests", "Library", "questions.tsv");

    [Fact(DisplayName = "四十个问题，九成以上在前三条里找到应答的那一条")]
    public async Task The_right_article_is_among_the_first_three()
    {
        var questions = File.ReadLines(Questions).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToArray();
        Assert.True(questions.Length >= 40, $"{questions.Length} questions.");

        var missed = new List<string>();
        foreach (var question in questions)
        {
            var hits = (await Ask(question[0])).Hits.Take(3).ToArray();
            if (!hits.Any(h => h.Law == question[1] && Answers(h.Anchor, question))) missed.Add($"{question[0]} → {question[2]}, not {string.Join("; ", hits.Select(h => $"{h.Law} {h.Place} {h.Anchor} {h.Score:F1}"))}");
        }

        TestContext.Current.SendDiagnosticMessage($"{questions.Length - missed.Count} of {questions.Length} questions answered in the first three.");
        Assert.True(missed.Count <= questions.Length * (1 - Wanted), $"{missed.Count} of {questions.Length} missed:\n{string.Join('\n', missed)}");
    }

    // The place itself, or a place inside it: a plan's heading is cut finer than its citation.
    private static bool Answers(string anchor, string[] question) => question[2].Split('；').Select(p => Citation.Parse(p).In(question[1]))
        .Any(place => Places.Of(place).Take(3).Any(right => anchor == right || anchor.StartsWith(right + ".", StringComparison.Ordinal)));

    private async Task<SearchAnswer> Ask(string question)
    {
        await using var scope = library.Hall.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LibrarySearch>().Find(question, new SearchFilter(), TestContext.Current.CancellationToken);
    }
}
