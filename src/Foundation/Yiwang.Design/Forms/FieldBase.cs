using Microsoft.AspNetCore.Components;
using Yiwang.Kernel;

namespace Yiwang.Design;

/// <summary>What every question of a form has: a name, a label, perhaps a hint, and the errors that speak of it.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The name of the input; a finding speaks of this field when its <see cref="Finding.Where"/> is the same.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }

    /// <summary>An error that is not among the findings of the form.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>The id of the input; the name, when nothing else is said, so that an error summary finds it.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>Most questions must be answered; the others say so.</summary>
    [Parameter] public bool IsOptional { get; set; }

    /// <summary>The article that makes us ask.</summary>
    [Parameter] public Citation? Because { get; set; }

    [CascadingParameter(Name = PageForm.FindingsName)] public IReadOnlyList<Finding>? FormFindings { get; set; }

    public string FieldId => Id ?? Name;
    public string HintId => FieldId + "-hint";
    public string ErrorId => FieldId + "-error";

    public IReadOnlyList<string> Errors =>
    [
        .. string.IsNullOrEmpty(Error) ? [] : new[] { Error },
        .. from f in FormFindings ?? [] where f.Severity is Severity.Blocks && f.Where == Name select f.Message,
    ];

    public bool HasError => Errors.Count > 0;
    public bool HasHint => !string.IsNullOrEmpty(Hint) || Because is not null;

    public string? DescribedBy => (HasHint, HasError) switch
    {
        (true, true) => $"{HintId} {ErrorId}",
        (true, false) => HintId,
        (false, true) => ErrorId,
        _ => null,
    };

    public string? Invalid => HasError ? "true" : null;
}
