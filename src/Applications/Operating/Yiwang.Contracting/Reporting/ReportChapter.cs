using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Reporting;

/// <summary>第六十条第三款: what the leading group wants to read in the reports of its region beside the fixed contents, from a day on.</summary>
internal sealed class ReportChapter : Aggregate
{
    public const int LongestTitle = 60, Most = 5;

    public static readonly Citation Place = Citation.Of(Law.LuohuContracts, 60, 3, 6);

    public required Guid Id { get; init; }
    public required string Region { get; init; }
    public required string Title { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it is asked for.</summary>
    public DateOnly? Until { get; private set; }
    public int Revision { get; private set; }

    public static (ReportChapter? Chapter, Outcome Outcome) Ask(Guid id, string region, string title, IReadOnlyCollection<string> asked, DateOnly today)
    {
        var findings = new List<Finding>();
        if (title.Trim().Length is 0 or > LongestTitle) findings.Add(Finding.Block("report.chapter-title", $"请填这一部分的标题，不超过 {LongestTitle} 字。", Place, "chapter", "例如：政府购买服务合同的专项情况。"));
        if (asked.Contains(title.Trim())) findings.Add(Finding.Block("report.chapter-twice", "这一部分已经要求了。", Place, "chapter", "请换一个标题。"));
        if (asked.Count >= Most) findings.Add(Finding.Block("report.chapter-many", $"附加的部分最多 {Most} 个。", Place, "chapter", "请先停用一个。"));
        if (findings.Count > 0) return (null, Outcome.From(findings));
        var chapter = new ReportChapter { Id = id, Region = region, Title = title.Trim(), From = today };
        chapter.Record(new ReportChapterAsked(region, chapter.Title, true));
        return (chapter, Outcome.Done);
    }

    public Outcome End(DateOnly today)
    {
        if (Until is not null) return Outcome.Refused("report.chapter-ended", "这一部分已经停用。", Place, "chapter", "请刷新页面，看最新情况。");
        (Until, Revision) = (today, Revision + 1);
        Record(new ReportChapterAsked(Region, Title, false));
        return Outcome.Done;
    }
}

[Holds(DataClass.Internal)]
internal sealed class ReportChapterMapping : IEntityTypeConfiguration<ReportChapter>
{
    public const string Table = "contracting_report_chapters";

    public void Configure(EntityTypeBuilder<ReportChapter> map)
    {
        map.ToTable(Table);
        map.HasKey(c => c.Id);
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.Region).HasMaxLength(12);
        map.Property(c => c.Title).HasMaxLength(ReportChapter.LongestTitle);
        map.Property(c => c.Revision).IsConcurrencyToken();
        map.HasIndex(c => new { c.Region, c.Until });
    }
}

/// <summary>The leading group's office asks for a further chapter in the reports that are written from now on.</summary>
[Requires(Permissions.AskChapters)]
internal sealed record AskReportChapter(Guid Id, string Title) : ICommand;

[Requires(Permissions.AskChapters)]
internal sealed record EndReportChapter(Guid Id) : ICommand;

internal sealed class ReportChapters(ContractsDb db)
{
    public DbSet<ReportChapter> All => db.Whole.Set<ReportChapter>();

    /// <summary>Those that are asked for now, the oldest first.</summary>
    [Article(Law.LuohuContracts, 60, 3), Requirement("LH-HT-060c")]
    public async Task<IReadOnlyList<ReportChapter>> Of(string region, CancellationToken ct) => await All.AsNoTracking().Where(c => c.Region == region && c.Until == null).OrderBy(c => c.From).ThenBy(c => c.Id).Take(ReportChapter.Most).ToListAsync(ct);
}

internal sealed class ReportChapterHandler(ReportChapters chapters, CurrentUser user, TimeProvider clock) : IHandle<AskReportChapter>, IHandle<EndReportChapter>
{
    public async Task<Outcome> Handle(AskReportChapter command, CancellationToken ct)
    {
        var (chapter, outcome) = ReportChapter.Ask(command.Id, user.Region, command.Title, [.. (await chapters.Of(user.Region, ct)).Select(c => c.Title)], clock.Today());
        if (chapter is not null) chapters.All.Add(chapter);
        return outcome;
    }

    public async Task<Outcome> Handle(EndReportChapter command, CancellationToken ct)
    {
        var region = user.Region;
        return await chapters.All.FirstOrDefaultAsync(c => c.Id == command.Id && c.Region == region, ct) is { } chapter ? chapter.End(clock.Today()) : Outcome.NotFound;
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261224_04_ReportChapters")]
internal sealed class ReportChapterTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(ReportChapterMapping.Table, c => new { Id = c.Id(), Region = c.Text(12), Title = c.Text(ReportChapter.LongestTitle), From = c.Day(), Until = c.Day(nullable: true), Revision = c.Number() },
            constraints: t => t.PrimaryKey($"PK_{ReportChapterMapping.Table}", e => e.Id));
        migration.CreateIndex($"IX_{ReportChapterMapping.Table}_Region_Until", ReportChapterMapping.Table, ["Region", "Until"]);
        migration.AddColumn<string>(nameof(ContractReport.Extra), ContractReportMapping.Table, type: "text", nullable: false, defaultValue: "[]");
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropColumn(nameof(ContractReport.Extra), ContractReportMapping.Table);
        migration.DropTable(ReportChapterMapping.Table);
    }
}
