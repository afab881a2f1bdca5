using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Regulations.Library.Importing;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Library.Search;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>The five gazettes, imported whole.</summary>
[Collection(ImportedGazettes.Name)]
public sealed class ImportTests(ImportedTownHall library)
{
    [Fact]
    public void Five_gazettes_hold_twenty_eight_documents_with_all_their_articles()
    {
        Assert.All(library.Files, f => Assert.True(f.Outcome.IsDone, string.Join('\n', f.Outcome.Findings)));
        var documents = library.Files.SelectMany(f => f.Documents).ToArray();
        Assert.Equal(28, documents.Length);
        Assert.Equal([28, 18, 78, 27, 65],
            new[] { "汕府办〔2019〕21号", "汕府办〔2019〕22号", "罗府规〔2018〕6号", "罗府办〔2019〕10号", "罗府〔2019〕19号" }.Select(n => documents.Single(d => d.NumberKey == n).Articles));
    }

    [Fact]
    public async Task No_character_is_lost_between_the_file_and_the_tables()
    {
        foreach (var file in library.Files)
        {
            var report = file.Issue!.Report;
            var ids = file.Documents.Select(d => d.Id).ToArray();
            var nodes = await library.Hall.Look(db => db.Set<Node>().Where(n => ids.Contains(n.DocumentId)).ToArrayAsync(TestContext.Current.CancellationToken));

            Assert.Equal(report.CharactersIn, report.CharactersPlaced + report.CharactersReported);
            Assert.Equal(report.CharactersPlaced, nodes.Sum(n => n.Own.Count(c => !char.IsWhiteSpace(c))));
            Assert.All(report.Unplaced, p => Assert.NotEqual("", p.Text));
        }
    }

    [Fact]
    public async Task Importing_the_same_file_again_changes_nothing()
    {
        var before = await Counts();
        var acts = (await library.Hall.LedgerOf(library.Files[0].Issue!.Subject)).Count;

        var again = await ImportedTownHall.Imports(library.Hall, i => i.Import(Seeds.Files[0], replace: true, TestContext.Current.CancellationToken));

        Assert.True(again.Outcome.IsDone);
        Assert.Equal("gazette.unchanged", Assert.Single(again.Outcome.Findings).Code);
        Assert.Equal(library.Files[0].Documents.Select(d => d.Id), again.Documents.Select(d => d.Id));
        Assert.Equal(before, await Counts());
        Assert.Equal(acts, (await library.Hall.LedgerOf(library.Files[0].Issue!.Subject)).Count);
    }

    [Fact(DisplayName = "成文日期晚于出版日期的、没有日期的，都列出来")]
    [Requirement("LD-GB-006")]
    public void Documents_dated_after_the_publication_are_named()
    {
        var findings = library.Files[1].Outcome.Findings;

        Assert.Equal(["罗府办〔2023〕4号", "罗府办函〔2023〕21号"], findings.Where(f => f.Code == "gazette.dated-after-publication").Select(f => f.Where));
        Assert.All(findings.Where(f => f.Code == "gazette.dated-after-publication"), f => Assert.Equal(Severity.Warns, f.Severity));
        Assert.Contains(findings, f => f.Code == "gazette.no-date" && f.Where == "罗府办〔2023〕3号");
    }

    [Fact(DisplayName = "五期公报几秒内导入")]
    public void The_five_gazettes_are_imported_in_seconds()
    {
        TestContext.Current.SendDiagnosticMessage($"Five gazettes in {library.Took.TotalSeconds:F2} s ({library.Busy.TotalSeconds:F2} busy).");
        // Asserted is how long this process was busy, code compiled on the way included: it doesn't depend on who else uses the machine.
        Assert.True(library.Busy < TimeSpan.FromSeconds(6), $"{library.Busy.TotalSeconds:F2} s busy");
    }

    [Fact]
    public async Task The_index_of_the_engine_holds_every_passage()
    {
        var (passages, found) = await library.Hall.Look(async db =>
        {
            var index = new SearchIndex(db, (Platform.YiwangOptions)library.Hall.Services.GetService(typeof(Platform.YiwangOptions))!);
            var all = await db.Set<Passage>().OrderBy(p => p.Id).ToArrayAsync(TestContext.Current.CancellationToken);
            var words = Bigrams.Of(all[0].Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3).ToArray();
            return (all, await index.Candidates([.. words.Select(w => new WeightedWord(w, 1))], all.Length, TestContext.Current.CancellationToken));
        });

        Assert.True(passages.Length > 1000, $"{passages.Length} passages.");
        Assert.Contains(passages[0].Id, found);
    }

    private async Task<(int, int, int)> Counts() => await library.Hall.Look(async db => (await db.Set<Document>().CountAsync(), await db.Set<Node>().CountAsync(), await db.Set<Passage>().CountAsync()));
}
