using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>h2 to h6, as deep as it stands in the text.</summary>
public sealed class DocumentHeading : ComponentBase
{
    [Parameter, EditorRequired] public int Level { get; set; }
    [Parameter, EditorRequired] public string Anchor { get; set; } = "";
    [Parameter] public string Class { get; set; } = "";
    [Parameter] public string Label { get; set; } = "";
    [Parameter] public string Words { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if ((Label + Words).Length == 0) return;
        builder.OpenElement(0, "h" + Level.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(1, "id", Anchor);
        builder.AddAttribute(2, "class", Class);
        builder.AddContent(3, Label.Length > 0 && Words.Length > 0 && Label[0] == '第' ? $"{Label}　{Words}" : Label + Words);
        builder.CloseElement();
    }
}
