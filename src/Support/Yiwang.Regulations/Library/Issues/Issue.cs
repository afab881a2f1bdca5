using Yiwang.Kernel;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>One imported file: an issue of a gazette, or documents that came without one.</summary>
internal sealed class Issue : Aggregate
{
    private Issue() { }

    public Guid Id { get; private init; }

    /// <summary>In addresses: 示例市人民政府公报-2023-2; the file's hash where the file names no issue.</summary>
    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";
    public int Year { get; private set; }
    public int Number { get; private set; }
    public int TotalNumber { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    public string Organiser { get; private set; } = "";
    public string Rhythm { get; private set; } = "";

    /// <summary>What people call it.</summary>
    public string Title { get; private set; } = "";

    public string FileHash { get; private set; } = "";
    public string FileName { get; private set; } = "";
    public int FileBytes { get; private set; }

    /// <summary>Of what the splitter made of the file: the same file may be understood better later.</summary>
    public string SplitHash { get; private set; } = "";

    public IReadOnlyList<KeptContents> Contents { get; private set; } = [];
    public KeptReport Report { get; private set; } = KeptReport.None;
    public DateTimeOffset ImportedAt { get; private set; }
    public bool IsWithdrawn { get; private set; }

    public bool IsGazette => Name.Length > 0;

    public string Subject => $"gazette/{Id}";

    public string Href => $"/gazettes/{Uri.EscapeDataString(Key)}";

    /// <summary>Year under which it is listed; that of its documents where the file names none.</summary>
    public int ListedYear { get; private set; }

    public static Issue Of(GazetteFile file) => new() { Id = Guid.CreateVersion7(), Key = file.Key };

    /// <summary>Takes what the file holds, in place of what an earlier import held.</summary>
    public void Take(GazetteFile file, IReadOnlyList<Document> documents, IReadOnlyList<Finding> findings, DateTimeOffset now)
    {
        var (issue, replaces) = (file.Issue, FileHash.Length > 0);
        (Name, Year, Number, TotalNumber) = (issue.Name, issue.Year, issue.Number, issue.TotalNumber);
        (PublishedOn, Organiser, Rhythm) = (issue.PublishedOn, issue.Organiser, issue.Rhythm);
        (FileHash, FileName, FileBytes, SplitHash) = (file.Hash, file.Name, file.Bytes.Length, file.SplitHash);
        (Title, ImportedAt) = (TitleOf(issue), now);
        ListedYear = Year > 0 ? Year : PublishedOn?.Year ?? documents.Max(d => d.IssuedOn)?.Year ?? documents.Select(d => d.NumberYear).DefaultIfEmpty(0).Max();
        Contents = [.. issue.Contents.Select(c => new KeptContents(c.Section, c.Title, c.DocumentNumber, c.Page, c.Document + 1))];
        Report = KeptReport.Of(file.Split.Report, findings);
        Record(new GazetteImported(Subject, Title, documents.Count, documents.Sum(d => d.Articles), FileHash, replaces));
    }

    public Outcome Withdraw()
    {
        if (IsWithdrawn) return Outcome.Refused("gazette.withdrawn", "这一期已经撤下。", remedy: "要让公众再看到，请点“重新公开”。");
        IsWithdrawn = true;
        Record(new GazetteWithdrawn(Subject, Title));
        return Outcome.Done;
    }

    public Outcome Publish()
    {
        if (!IsWithdrawn) return Outcome.Refused("gazette.published", "这一期本来就公开着。", remedy: "不用再办。");
        IsWithdrawn = false;
        Record(new GazettePublished(Subject, Title));
        return Outcome.Done;
    }

    public static string TitleOf(GazetteIssue issue)
    {
        if (issue.Name.Length > 0)
            return issue.Name + (issue.Year > 0 && issue.Number > 0 ? $"{issue.Year}年第{issue.Number}期" : "");

        var first = issue.Documents.Select(d => d.Ruling.Title.Length > 0 ? d.Ruling.Title : d.Title).FirstOrDefault(t => t.Length > 0) ?? "没有标题的文件";
        first = Bounded.To(first, 200);
        return issue.Documents.Count > 1 ? $"{first}等 {issue.Documents.Count} 件" : first;
    }
}

/// <summary>One line of the contents, as kept.</summary>
/// <param name="Document">Order of its document in the issue, from 1; 0 where the text has none.</param>
internal sealed record KeptContents(string Section, string Title, string Number, int Page, int Document);
