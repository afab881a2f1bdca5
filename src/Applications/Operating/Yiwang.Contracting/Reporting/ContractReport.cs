using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Reporting;

/// <summary>What the record itself says of a period; nobody types it.</summary>
internal sealed record ReportFigures(int Contracts, int Key, long AmountInFen, int Running, int Ended, int FiledLate, int NodesDue, int NodesDone, int NodesLate, int Abnormal, int Evaluated, int EnterpriseContracts, IReadOnlyList<TypeCount> ByType)
{
    /// <summary>争议 that were open within the period, and those of them before a court or tribunal.</summary>
    public int Disputes { get; init; }
    public int Lawsuits { get; init; }
}

internal sealed record TypeCount(int Type, int Count, long AmountInFen);

/// <summary>第六十条: a department's report about half a year or a year, composed from the record, completed and signed by persons.</summary>
internal sealed class ContractReport : Aggregate
{
    public const int Chapters = 6, LongestChapter = 4000;

    private ContractReport() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";
    public int Year { get; private init; }
    public bool IsHalfYear { get; private init; }
    public DateOnly DueOn { get; private init; }
    public ReportFigures Figures { get; private set; } = null!;

    /// <summary>The six contents of 第六十条第三款, in their order.</summary>
    public IReadOnlyList<string> Texts { get; private set; } = [];
    /// <summary>Titles of the leading group's own chapters, which follow the six.</summary>
    public IReadOnlyList<string> Extra { get; private set; } = [];
    public DateOnly? SignedOn { get; private set; }
    public bool IsLate { get; private set; }
    public int Revision { get; private set; }

    public static (DateOnly From, DateOnly Until) PeriodOf(int year, bool isHalfYear) => (new(year, 1, 1), isHalfYear ? new(year, 6, 30) : new(year, 12, 31));

    public static ContractReport Begin(Guid id, string institution, string region, int year, bool isHalfYear, DateOnly dueOn) =>
        new() { Id = id, Institution = institution, Region = region, Year = year, IsHalfYear = isHalfYear, DueOn = dueOn };

    public Outcome Write(ReportFigures figures, IReadOnlyList<string> texts, IReadOnlyList<string>? extra = null)
    {
        if (SignedOn is not null) return Outcome.Refused("report.signed", "报告已经上传，不能再改。", Citation.Of(Law.LuohuContracts, 60), "text-1", "需要更正的，在下一期报告说明。");
        if (texts.Any(t => t.Length > LongestChapter)) return Outcome.Refused("report.long", $"每一部分不超过 {LongestChapter} 字。", Citation.Of(Law.LuohuContracts, 60, 3), "text-1", "请精简。");
        Extra = extra ?? Extra;
        (Figures, Texts, Revision) = (figures, [.. Enumerable.Range(0, Chapters + Extra.Count).Select(i => i < texts.Count ? texts[i].Trim() : "")], Revision + 1);
        return Outcome.Done;
    }

    /// <summary>Uploaded with the figures of the record as it is now; whoever answers for the department signs.</summary>
    [Article(Law.LuohuContracts, 60), Requirement("LH-HT-060a"), Requirement("LH-HT-060b"), Requirement("LH-HT-060c")]
    public Outcome Sign(ReportFigures figures, DateOnly today)
    {
        if (SignedOn is not null) return Outcome.Refused("report.signed", "报告已经上传。", Citation.Of(Law.LuohuContracts, 60), "sign", "不用再办。");
        var missing = Enumerable.Range(1, IsHalfYear ? 4 : 5).Where(n => Texts.ElementAtOrDefault(n - 1) is not { Length: > 0 })
            .Select(n => Finding.Block("report.chapter", $"第{n}部分还没有写。", Citation.Of(Law.LuohuContracts, 60, 3, n), $"text-{n}", "由编写人补齐；没有的写“没有”。")).ToArray();
        missing = [.. missing, .. Extra.Select((title, i) => (Title: title, Place: Chapters + i)).Where(c => Texts.ElementAtOrDefault(c.Place) is not { Length: > 0 })
            .Select(c => Finding.Block("report.extra-chapter", $"领导小组要求的“{c.Title}”还没有写。", ReportChapter.Place, $"text-{c.Place + 1}", "由编写人补齐；没有的写“没有”。"))];
        if (missing.Length > 0) return Outcome.From(missing);
        (Figures, SignedOn, IsLate, Revision) = (figures, today, today > DueOn, Revision + 1);
        Record(new ContractReportSigned(Institution, Year, IsHalfYear, IsLate));
        return Outcome.Done;
    }
}

[Holds(DataClass.Internal)]
internal sealed class ContractReportMapping : IEntityTypeConfiguration<ContractReport>
{
    public const string Table = "contracting_reports";

    public void Configure(EntityTypeBuilder<ContractReport> map)
    {
        map.ToTable(Table);
        map.HasKey(r => r.Id);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Institution).HasMaxLength(80);
        map.Property(r => r.Region).HasMaxLength(12);
        map.Property(r => r.Figures).IsStoredAsJson();
        map.Property(r => r.Texts).IsStoredAsJson();
        map.Property(r => r.Extra).IsStoredAsJson();
        map.Property(r => r.Revision).IsConcurrencyToken();
        map.HasIndex(r => new { r.Institution, r.Year, r.IsHalfYear }).IsUnique();
        map.HasIndex(r => new { r.Region, r.Year, r.IsHalfYear });
    }
}
