using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Yiwang.Design;

/// <summary>One column of a <see cref="DataTable{TItem}"/>.</summary>
public sealed class DataColumn<TItem> : ComponentBase
{
    [Parameter, EditorRequired] public string Title { get; set; } = "";
    [Parameter] public bool IsNumeric { get; set; }
    [Parameter] public RenderFragment<TItem>? ChildContent { get; set; }
    [CascadingParameter] public IList<DataColumn<TItem>>? Columns { get; set; }

    internal string? CellClass => IsNumeric ? "numeric" : null;

    protected override void OnInitialized() => Columns?.Add(this);
}

/// <summary>Renders what is inside it after its elder siblings have rendered.</summary>
public sealed class Deferred : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
