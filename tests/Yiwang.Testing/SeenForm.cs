using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Yiwang.Testing;

/// <summary>A form that the visitor fills in by label or name, and sends as a browser would: hidden fields, antiforgery token and all.</summary>
public sealed class SeenForm(SeenPage page, IHtmlFormElement form)
{
    private readonly List<(string Name, string FileName, byte[] Bytes)> files = [];

    /// <summary>Writes into a text field, picks a radio button, or selects an option.</summary>
    public SeenForm Fill(string labelOrName, string value)
    {
        var fields = FieldsOf(labelOrName);
        switch (fields[0])
        {
            case IHtmlSelectElement select: select.Value = value; break;
            case IHtmlTextAreaElement area: area.Value = value; break;
            case IHtmlInputElement { Type: "radio" or "checkbox" } first: Tick(first.Name!, value); break;
            case IHtmlInputElement input: input.Value = value; break;
        }

        return this;
    }

    /// <summary>Ticks a box: the only one of that label or name, or the one with the value.</summary>
    public SeenForm Tick(string labelOrName, string? value = null)
    {
        var boxes = FieldsOf(labelOrName).OfType<IHtmlInputElement>().ToArray();
        var box = boxes.FirstOrDefault(b => value is null || b.Value == value)
            ?? throw new InvalidOperationException($"“{labelOrName}” offers {string.Join(", ", boxes.Select(b => b.Value))}, not {value}.");
        if (box.Type == "radio") foreach (var other in boxes) other.IsChecked = false;
        box.IsChecked = true;
        return this;
    }

    public SeenForm Attach(string labelOrName, string fileName, byte[] bytes)
    {
        files.Add((FieldsOf(labelOrName)[0].GetAttribute("name")!, fileName, bytes));
        return this;
    }

    /// <summary>Presses the button with this text or value, or the first one.</summary>
    public Task<SeenPage> Submit(string? button = null)
    {
        var pressed = form.QuerySelectorAll<IHtmlButtonElement>("button")
            .FirstOrDefault(b => b.Type != "button" && (button is null || b.Value == button || b.TextContent.Contains(button, StringComparison.Ordinal)));
        if (pressed is null && button is not null) throw new InvalidOperationException($"The form has no button “{button}”.");

        var values = Values().ToList();
        if (pressed?.Name is { Length: > 0 } name) values.Add(new(name, pressed.Value));
        var address = new Uri(page.Location, pressed?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "");
        if (!form.Method.Equals("post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"));
            return page.Visitor.Opens($"{address.AbsolutePath}?{query}");
        }

        return page.Visitor.Sends(new HttpRequestMessage(HttpMethod.Post, address) { Content = ContentOf(values) });
    }

    private HttpContent ContentOf(List<KeyValuePair<string, string>> values)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data") return new FormUrlEncodedContent(values);
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values) parts.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes) in files) parts.Add(new ByteArrayContent(bytes), name, fileName);
        return parts;
    }

    private IEnumerable<KeyValuePair<string, string>> Values()
    {
        foreach (var field in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "file" or "submit" or "button" or "image" }: break;
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }: break;
                case IHtmlInputElement input: yield return new(name, input.Value); break;
                case IHtmlTextAreaElement area: yield return new(name, area.Value); break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions) yield return new(name, option.Value);
                    break;
            }
        }
    }

    private IHtmlElement[] FieldsOf(string labelOrName)
    {
        var byName = form.Elements.Where(e => e.GetAttribute("name") == labelOrName).ToArray();
        if (byName.Length > 0) return byName;
        var byLabel = form.QuerySelectorAll<IHtmlLabelElement>("label")
            .Where(l => l.TextContent.Trim().Contains(labelOrName, StringComparison.Ordinal))
            .Select(l => l.Control).OfType<IHtmlElement>().ToArray();
        return byLabel.Length > 0 ? byLabel
            : throw new InvalidOperationException($"The form on {page.Address} has no field “{labelOrName}”; it has {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")).Distinct())}.");
    }
}
