using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>A gazette, or a document that came alone, is in the library from now on.</summary>
public sealed record GazetteImported(string Subject, string Title, int Documents, int Articles, string FileHash, bool ReplacesEarlier) : Fact(Subject)
{
    public override string Sentence => $"{(ReplacesEarlier ? "重新导入" : "导入")}《{Title}》：{Documents} 件，{Articles} 条";
}

/// <summary>The public no longer sees it; officers do.</summary>
public sealed record GazetteWithdrawn(string Subject, string Title) : Fact(Subject)
{
    public override string Sentence => $"撤下《{Title}》，公众不再能看到";
}

/// <summary>The public sees it again.</summary>
public sealed record GazettePublished(string Subject, string Title) : Fact(Subject)
{
    public override string Sentence => $"重新公开《{Title}》";
}
