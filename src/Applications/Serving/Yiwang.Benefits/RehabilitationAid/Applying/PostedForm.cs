using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yiwang.Design;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>What was typed into the form that the page answers to, as it was typed: an answer that isn't understood is shown again unchanged.</summary>
internal sealed class PostedForm(IFormCollection? form)
{
    private const int LongestText = 2000;

    public static PostedForm Of(HttpContext http) =>
        new(HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? http.Request.Form : null);

    /// <summary>What was typed; what is stored where nothing was sent yet.</summary>
    public string? Or(string name, string? stored) => form is null ? stored : Text(name);

    public IReadOnlyList<string> AllOr(string name, IEnumerable<string> stored) => form is null ? [.. stored] : All(name);

    public string Text(string name) => ShortText.Within(form?[name].ToString().Trim() ?? "", LongestText);

    public IReadOnlyList<string> All(string name) => form is null ? [] : [.. form[name].OfType<string>().Where(v => v.Length is > 0 and < 100)];

    /// <summary>A day of three inputs.</summary>
    public DateOnly? Day(string name) => DateText.Find(Text($"{name}.Year"), Text($"{name}.Month"), Text($"{name}.Day"));

    public string? TypedDay(string name) => form is null ? null : $"{Text($"{name}.Year")}-{Text($"{name}.Month")}-{Text($"{name}.Day")}";

    /// <summary>One of the names of the enumeration; null where none was chosen.</summary>
    public T? Choice<T>(string name) where T : struct, Enum => Enum.TryParse<T>(Text(name), out var value) && Enum.IsDefined(value) ? value : null;

    public IReadOnlyList<T> Choices<T>(string name) where T : struct, Enum =>
        [.. All(name).Select(v => Enum.TryParse<T>(v, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>().Distinct()];

    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Yuan as typed, to whole fen; null where it is no sum.</summary>
    public long? Fen(string name) => Yuan.Find(Text(name));

    public Guid? Key(string name) => Guid.TryParse(Text(name), out var key) ? key : null;
}
