using Microsoft.AspNetCore.Components;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Rules;
using Yiwang.Design;

namespace Yiwang.Contracting.Entering;

/// <summary>What is known before anything is answered: the contract that an agreement changes, the review, who may handle it, what central procurement asks.</summary>
internal sealed record EntryGrounds(Contract? Parent, LegalityReview? Review, IReadOnlyList<Choice> People, ProcurementRules? Procurement, Guid? Me);

/// <summary>The fields of one page of an entry.</summary>
public abstract class EntryPart : LoadedComponent
{
    [CascadingParameter] internal EntrySheet Sheet { get; set; } = null!;
    [CascadingParameter] internal EntryGrounds Grounds { get; set; } = null!;

    protected string? Value(string name, string? otherwise = null) => Sheet.Value(name, otherwise);

    protected IReadOnlyList<string> Ticks(string name, IEnumerable<string>? otherwise = null) => Sheet.Ticks(name, otherwise);

    /// <summary>Where the text says it, for whoever has to confirm it; otherwise the field's own hint.</summary>
    protected string? Hint(string name, string? otherwise = null) => Sheet.Quote(name) is { Length: > 0 } quote ? $"从文本读出，请核对。{quote}" : otherwise;
}
