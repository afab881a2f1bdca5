using System.Text.Json.Serialization;

namespace Yiwang.Contracting.Inspecting;

/// <summary>Who inspects: the audit office, the finance bureau, or the authority of enterprises.</summary>
internal enum AuditKind { Audit, Inspection, Authority }

internal enum AuditVerdict { Qualified, Unqualified, Uncooperative }

/// <summary>延伸事项、现场核查.</summary>
internal enum AuditNoteKind { Extended, OnSite }

internal sealed record AuditNote(Guid Id, AuditNoteKind Kind, string Text, DateOnly On);

/// <summary>第三方机构 or 专业技术人员, who sees the drawn contracts while the task lasts.</summary>
internal sealed record AuditExpert(Guid Account, string Firm, DateOnly From, DateOnly? Until = null);

/// <summary>资料清单, item by item.</summary>
internal sealed record MaterialRequest(Guid Id, string Institution, IReadOnlyList<MaterialItem> Items, DateOnly DueOn, bool NeedsCommitment)
{
    /// <summary>The written word that everything is true and complete; empty until it was given.</summary>
    public string Commitment { get; init; } = "";
    public DateOnly? CommittedOn { get; init; }

    /// <summary>Without the commitment that was asked for nothing is complete.</summary>
    [JsonIgnore]
    public bool IsComplete => Items.All(i => i.GivenOn is not null) && (!NeedsCommitment || CommittedOn is not null);
}

internal sealed record MaterialItem(string What, string Given = "", DateOnly? GivenOn = null);

/// <summary>处分建议书: to whom it went and what came of it.</summary>
internal sealed record DisciplineProposal(Guid Id, string Against, string To, string Text, DateOnly SentOn, string Result = "");
