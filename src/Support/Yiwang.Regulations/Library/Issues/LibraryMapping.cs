using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Data;

namespace Yiwang.Regulations.Library.Issues;

[Holds(DataClass.Public)]
[Holds(DataClass.Public, nameof(Issue.Name))]
internal sealed class IssueMapping : IEntityTypeConfiguration<Issue>
{
    public const string Table = "regulations_issues";

    public void Configure(EntityTypeBuilder<Issue> map)
    {
        map.ToTable(Table);
        map.HasKey(i => i.Id);
        map.Property(i => i.Id).ValueGeneratedNever();
        map.Property(i => i.Key).HasMaxLength(120);
        map.Property(i => i.Name).HasMaxLength(80);
        map.Property(i => i.Organiser).HasMaxLength(200);
        map.Property(i => i.Rhythm).HasMaxLength(20);
        map.Property(i => i.Title).HasMaxLength(240);
        map.Property(i => i.FileHash).HasMaxLength(64);
        map.Property(i => i.FileName).HasMaxLength(200);
        map.Property(i => i.SplitHash).HasMaxLength(64);
        map.Property(i => i.Contents).IsStoredAsJson();
        map.Property(i => i.Report).IsStoredAsJson();
        map.HasIndex(i => i.Key).IsUnique();
        map.HasIndex(i => i.FileHash);
    }
}

[Holds(DataClass.Public)]
internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public const string Table = "regulations_documents";

    public void Configure(EntityTypeBuilder<Document> map)
    {
        map.ToTable(Table);
        map.HasKey(d => d.Id);
        map.Property(d => d.Id).ValueGeneratedNever();
        map.Property(d => d.Title).HasMaxLength(400);
        map.Property(d => d.RulingTitle).HasMaxLength(400);
        map.Property(d => d.Number).HasMaxLength(80);
        map.Property(d => d.NumberKey).HasMaxLength(80);
        map.Property(d => d.IssuedBy).HasMaxLength(200);
        map.Property(d => d.Section).HasMaxLength(80);
        map.Property(d => d.Addressees).HasMaxLength(2000);
        map.Property(d => d.AnnexNames).IsStoredAsJson();
        map.Property(d => d.Whence).HasMaxLength(1000);
        map.HasIndex(d => new { d.IssueId, d.Order }).IsUnique();
        map.HasIndex(d => d.NumberKey);
    }
}

[Holds(DataClass.Public)]
internal sealed class NodeMapping : IEntityTypeConfiguration<Node>
{
    public const string Table = "regulations_nodes";

    public void Configure(EntityTypeBuilder<Node> map)
    {
        map.ToTable(Table);
        map.HasKey(n => new { n.DocumentId, n.Order });
        map.Property(n => n.Order).ValueGeneratedNever();
        map.Property(n => n.Anchor).HasMaxLength(60);
        map.Property(n => n.Label).HasMaxLength(80);
        map.Property(n => n.Heading).IsUnbounded();
        map.Property(n => n.Text).IsUnbounded();
        map.HasIndex(n => new { n.DocumentId, n.Anchor }).IsUnique();
    }
}

[Holds(DataClass.Public)]
internal sealed class PassageMapping : IEntityTypeConfiguration<Passage>
{
    public const string Table = "regulations_passages";

    public void Configure(EntityTypeBuilder<Passage> map)
    {
        map.ToTable(Table);
        map.HasKey(p => p.Id);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Anchor).HasMaxLength(60);
        map.Property(p => p.Place).HasMaxLength(200);
        map.Property(p => p.Path).HasMaxLength(1000);
        map.Property(p => p.Text).IsUnbounded();
        map.HasIndex(p => new { p.DocumentId, p.NodeOrder });
    }
}

internal static class UnboundedText
{
    /// <summary>A paragraph is as long as its author made it.</summary>
    public static void IsUnbounded(this PropertyBuilder<string> property)
    {
        property.Metadata.SetMaxLength(null);
        property.Metadata.SetColumnType("text");
    }
}
