using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Staffing;

/// <summary>配套制度和流程、责任分工和人员配置.</summary>
internal enum PaperKind { Procedure, Division }

/// <summary>What a department made for itself. Added, never replaced: the newest of its kind is the one that holds.</summary>
internal sealed class DepartmentPaper : Aggregate
{
    private DepartmentPaper() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";
    public PaperKind Kind { get; private init; }
    public string Title { get; private init; } = "";
    public DateOnly IssuedOn { get; private init; }
    public DateOnly KeptOn { get; private init; }
    public string FileName { get; private init; } = "";
    public string FileHash { get; private init; } = "";
    public string ContentType { get; private init; } = "";

    public string Href => $"/staff/contracts/department/papers/{Id}";

    [Article(Law.LuohuContracts, 13, 2, Item = 1), Article(Law.LuohuContracts, 13, 2, Item = 2), Requirement("LH-HT-013a")]
    public static (DepartmentPaper? Paper, Outcome Outcome) Keep(Guid id, string institution, string region, PaperKind kind, string title, DateOnly? issued, StoredFile file, DateOnly today)
    {
        var place = kind is PaperKind.Procedure ? Places.Procedures : Places.Staffing;
        var findings = new List<Finding>();
        if (title.Trim().Length is 0 or > 200) findings.Add(Finding.Block("paper.title", "请填文件的名称，不超过 200 字。", place, "title", "例如：合同管理办法。"));
        if (issued is not { } on || on > today) findings.Add(Finding.Block("paper.issued", "请填印发的日期，不能晚于今天。", place, "issued", "照文件填写。"));
        if (findings.Count > 0) return (null, Outcome.From(findings));
        var paper = new DepartmentPaper
        {
            Id = id, Institution = institution, Region = region, Kind = kind, Title = title.Trim(), IssuedOn = issued!.Value, KeptOn = today, FileName = file.Name, FileHash = file.Hash, ContentType = file.ContentType,
        };
        paper.Record(new DepartmentPaperKept(id, kind is PaperKind.Procedure));
        return (paper, Outcome.Done);
    }
}
