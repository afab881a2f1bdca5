using Yiwang.Kernel;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Public;

/// <summary>A normative document is in the register from now on.</summary>
public sealed record NormativeDocumentRegistered(string Subject, string Law, string Title, DateOnly? IssuedOn, DateOnly? ValidUntil) : Fact(Subject)
{
    public override string Sentence => $"登记规范性文件《{Title}》（{Citation.Of(Law, 0).Number}）";
}

/// <summary>A document was repealed, declared lapsed, renewed, amended, or it was decided to amend or to keep it. True from the day that it names.</summary>
public sealed record DocumentStateChanged(string Subject, string Law, ChangeKind Kind, DateOnly From, Citation By, string? ReplacedBy, DateOnly? Until) : Fact(Subject)
{
    public override string Sentence => $"{Citation.Of(Law, 0).Number}自{ValidityRule.Day(From)}起{Word}";

    public override Citation? Under => By;

    private string Word => Kind switch
    {
        ChangeKind.Repealed => "废止",
        ChangeKind.Revoked => "撤销",
        ChangeKind.Lapsed => "宣布失效",
        ChangeKind.AmendmentDecided => "列入修订，修订前继续有效",
        ChangeKind.Amended => $"由修订后的{(ReplacedBy is { } law ? Citation.Of(law, 0).Number : "文本")}代替",
        ChangeKind.Renewed => $"延续有效期至{(Until is { } until ? ValidityRule.Day(until) : "未定")}",
        _ => "经清理继续有效",
    };
}

/// <summary>The responsible post was told that a document, or a county's decision to go on with it, runs out.</summary>
/// <param name="Region">The county by name; empty where the document itself runs out.</param>
public sealed record ValidityEndsSoon(string Subject, string Law, string Region, DateOnly LastDay, Citation? Article) : Fact(Subject)
{
    public override string Sentence => $"提醒：{Citation.Of(Law, 0).Number}{(Region.Length > 0 ? $"（{Region}继续适用）" : "")}有效期至{ValidityRule.Day(LastDay)}";

    public override Citation? Under => Article;
}

/// <summary>One of the documents that belong to another was registered under it.</summary>
public sealed record CompanionRegistered(string Subject, string Law, string Title) : Fact(Subject)
{
    public override string Sentence => $"登记{Citation.Of(Law, 0).Number}的配套文件《{Title}》";
}
