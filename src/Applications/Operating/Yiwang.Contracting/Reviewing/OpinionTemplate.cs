using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Reviewing;

/// <summary>
/// The form of 《合法性审查意见表》 in one region. The document's own annex isn't in its published text, so the form is the place's: words with
/// names in double braces, which the opinion fills. A new one is added, none is changed: each opinion keeps the sheet of its day.
/// </summary>
internal sealed partial class OpinionTemplate : Aggregate
{
    public const int Longest = 8000;

    private OpinionTemplate() { }

    public Guid Id { get; private init; }
    public string Region { get; private init; } = "";
    public int Version { get; private init; }
    public string Text { get; private init; } = "";
    public DateOnly From { get; private init; }

    [Article(Law.LuohuContracts, 46, 1), Requirement("LH-HT-046a")]
    public static (OpinionTemplate? Template, Outcome Outcome) Replace(Guid id, string region, int version, string text, DateOnly today)
    {
        var wrong = Check(text).ToArray();
        if (wrong.Length > 0) return (null, Outcome.From(wrong));
        var template = new OpinionTemplate { Id = id, Region = region, Version = version, Text = text.ReplaceLineEndings("\n").Trim(), From = today };
        template.Record(new OpinionTemplateReplaced(region, version));
        return (template, Outcome.Done);
    }

    /// <summary>What the article asks of every form must have its place in it, and what nobody fills must not.</summary>
    private static IEnumerable<Finding> Check(string text)
    {
        const string Where = "template", Remedy = "可以用的名字列在输入框下面。";
        if (text.Trim().Length is 0 or > Longest) yield return Finding.Block("template.length", $"请填意见表的模板，不超过 {Longest} 字。", ReviewPlaces.Form, Where, "可以照现在的模板改。");
        var used = Name().Matches(text).Select(m => m.Groups[1].Value.Trim()).ToHashSet();
        foreach (var unknown in used.Except(OpinionSheet.Names)) yield return Finding.Block("template.unknown", $"没有“{unknown}”这一项，填不出来。", ReviewPlaces.Form, Where, Remedy);
        foreach (var missing in OpinionSheet.Needed.Except(used)) yield return Finding.Block("template.missing", $"模板里没有“{missing}”。意见表要有十项审查的结果、审查主体、结论和日期。", ReviewPlaces.Form, Where, $"请在合适的地方写上 {{{{{missing}}}}}。");
    }

    public static string Fill(string text, IReadOnlyDictionary<string, string> values) => Name().Replace(text, m => values.GetValueOrDefault(m.Groups[1].Value.Trim(), ""));

    [GeneratedRegex(@"\{\{([^{}]{1,40})\}\}")]
    private static partial Regex Name();
}

[Holds(DataClass.Internal)]
internal sealed class OpinionTemplateMapping : IEntityTypeConfiguration<OpinionTemplate>
{
    public const string Table = "contracting_opinion_templates";

    public void Configure(EntityTypeBuilder<OpinionTemplate> map)
    {
        map.ToTable(Table);
        map.HasKey(t => t.Id);
        map.Property(t => t.Id).ValueGeneratedNever();
        map.Property(t => t.Region).HasMaxLength(12);
        map.Property(t => t.Text).HasMaxLength(OpinionTemplate.Longest);
        map.HasIndex(t => new { t.Region, t.Version }).IsUnique();
    }
}
