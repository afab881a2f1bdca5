namespace Yiwang.Regulations.Splitting;

/// <summary>
/// One issue of a gazette. A file that is one document without a gazette around it is an issue without a name, with one document.
/// What the cover doesn't say is empty, 0 or null: nothing is guessed.
/// </summary>
internal sealed record GazetteIssue
{
    /// <summary>示例市人民政府公报; empty where the file is no gazette or has no cover.</summary>
    public string Name { get; init; } = "";

    public int Year { get; init; }

    /// <summary>第几期 of the year.</summary>
    public int Number { get; init; }

    /// <summary>总第几期.</summary>
    public int TotalNumber { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>主办.</summary>
    public string Organiser { get; init; } = "";

    /// <summary>刊期 as printed: 双月刊.</summary>
    public string Rhythm { get; init; } = "";

    public IReadOnlyList<ContentsEntry> Contents { get; init; } = [];

    public IReadOnlyList<SplitDocument> Documents { get; init; } = [];
}

/// <summary>One line of the contents.</summary>
/// <param name="Section">栏目, without its brackets; empty for none.</param>
/// <param name="DocumentNumber">As printed, blanks taken out; empty for none.</param>
/// <param name="Page">Printed page; 0 for none.</param>
internal sealed record ContentsEntry(string Section, string Title, string DocumentNumber, int Page)
{
    /// <summary>Place of its document in <see cref="GazetteIssue.Documents"/>; -1 where the text has none (the report says so).</summary>
    public int Document { get; init; } = -1;
}
