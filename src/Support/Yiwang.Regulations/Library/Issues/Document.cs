using Yiwang.Kernel;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>One document of an issue: number, title, date, and the nodes of its text.</summary>
internal sealed class Document
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid IssueId { get; init; }

    /// <summary>From 1, as they stand in the issue.</summary>
    public int Order { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Of the regulation or plan that a cover notice sends; otherwise the document's own title.</summary>
    public string RulingTitle { get; init; } = "";

    /// <summary>As printed.</summary>
    public string Number { get; init; } = "";

    /// <summary>The number in its canonical form, by which the register knows it; empty for none.</summary>
    public string NumberKey { get; init; } = "";

    public string IssuedBy { get; init; } = "";
    public DateOnly? IssuedOn { get; init; }

    /// <summary>栏目.</summary>
    public string Section { get; init; } = "";

    public string Addressees { get; init; } = "";

    /// <summary>Names of annexes as the 附件说明 lists them.</summary>
    public IReadOnlyList<string> AnnexNames { get; init; } = [];

    /// <summary>Printed page of the gazette; 0 for none.</summary>
    public int Page { get; init; }

    public int Articles { get; init; }

    public int Tables { get; init; }

    public int NumberYear => DocumentNumber.TryParse(NumberKey, out var number, out _) ? number.Year : 0;

    /// <summary>Title, body and organiser together: where the issuing area is named.</summary>
    public string Whence { get; init; } = "";
}
