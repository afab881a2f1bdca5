namespace Yiwang.Regulations.Drafting.Drafts;

/// <summary>What is being drafted.</summary>
internal enum DraftKind
{
    /// <summary>部门规范性文件.</summary>
    Department,

    /// <summary>市政府规范性文件.</summary>
    Government,

    /// <summary>规范性文件的解释稿.</summary>
    Interpretation,
}

/// <summary>Who issues it.</summary>
internal enum DraftIssuer
{
    /// <summary>The drafting department alone.</summary>
    Department,

    /// <summary>Several departments together.</summary>
    Joint,

    /// <summary>市政府.</summary>
    Government,
}

/// <summary>What the drafting department says about a draft. Replaced whole when it is changed.</summary>
internal sealed record DraftOutline
{
    public string Title { get; init; } = "";
    public DraftKind Kind { get; init; }
    public DraftIssuer Issuer { get; init; }

    /// <summary>制定依据: the laws, regulations and documents that it follows.</summary>
    public string Basis { get; init; } = "";

    /// <summary>职权依据: code of an entry of the duty list (packs: duties.yaml).</summary>
    public string Duty { get; init; } = "";

    /// <summary>Codes of the other departments whose powers the matter touches.</summary>
    public IReadOnlyList<string> OtherDepartments { get; init; } = [];

    /// <summary>Codes of those that issue it together with the drafting department.</summary>
    public IReadOnlyList<string> IssuedWith { get; init; } = [];

    /// <summary>What the other departments answered when they were asked.</summary>
    public string Opinions { get; init; } = "";

    /// <summary>涉及公众权益或者社会关注度高.</summary>
    public bool TouchesThePublic { get; init; }

    /// <summary>Number of the government's approval of the request (请示); empty for none.</summary>
    public string ApprovedRequest { get; init; } = "";

    /// <summary>重要: said of a document of several departments.</summary>
    public bool IsImportant { get; init; }

    /// <summary>The whole text.</summary>
    public string Text { get; init; } = "";
}
