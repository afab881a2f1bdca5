using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Showing;

/// <summary>A desk with several forms: runs what was sent, once for each sheet, keeps what was typed with its findings, and shows the newest afterwards.</summary>
public abstract class ContractPart : LoadedComponent
{
    private IReadOnlyList<Finding> findings = [];
    private string failed = "";

    [Inject] protected CommandRunner Commands { get; set; } = null!;
    [Inject] protected CurrentUser User { get; set; } = null!;
    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    /// <summary>What was just done, in one sentence.</summary>
    protected string Said { get; private set; } = "";

    protected abstract Task Load();

    protected override Task OnInitializedAsync() => Load();

    protected async Task<bool> Run<TCommand>(string form, TCommand command, string said) where TCommand : ICommand
    {
        Guid? once = Guid.TryParse(Text(Once.Field), out var key) ? key : null;
        var outcome = await Commands.Run(command, once, Http.RequestAborted);
        return await Show(form, outcome.IsDone ? [] : outcome.Findings, said);
    }

    protected async Task<bool> Show(string form, IReadOnlyList<Finding> wrong, string said)
    {
        if (wrong.Count > 0)
        {
            (failed, findings) = (form, wrong);
            return false;
        }

        Said = said;
        await Load();
        return true;
    }

    /// <summary>Shows the form again as it was sent, for one who asked for more room in it.</summary>
    protected void ShowAgain(string form) => (failed, findings) = (form, []);

    /// <summary>How many of a repeated group of fields the form shows: as many as are known or were sent, and one more for whoever asked.</summary>
    protected int HowMany(string prefix, int known, int most) => Math.Clamp(Math.Max(known, Enumerable.Range(0, most).Count(n => Http.Request.HasFormContentType && Http.Request.Form.ContainsKey($"{prefix}-{n}"))) + (Text("more") == prefix ? 1 : 0), 1, most);

    protected IReadOnlyList<Finding> Of(string form) => failed == form ? findings : [];

    protected bool HasErrors => findings.Count > 0;

    /// <summary>What was typed into a form that came back; otherwise what is known.</summary>
    protected string? Typed(string form, string name, string? otherwise = null) => failed == form ? Text(name) : otherwise;

    protected string Text(string name) => Http.Request.HasFormContentType ? Http.Request.Form[name].ToString() : "";

    protected IReadOnlyList<string> Texts(string name) => Http.Request.HasFormContentType ? [.. Http.Request.Form[name].OfType<string>()] : [];

    /// <summary>What was ticked in a form that was sent; otherwise what is known.</summary>
    protected IReadOnlyList<string> Ticks(string name, IEnumerable<string>? otherwise) => Http.Request.HasFormContentType ? Texts(name) : [.. otherwise ?? []];

    /// <summary>What was ticked in a form that came back; nothing in one that was done and stands there for the next.</summary>
    protected IReadOnlyList<string> TypedTicks(string form, string name) => failed == form ? Texts(name) : [];

    protected bool Ticked(string name) => Texts(name).Contains("yes");

    protected Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;

    protected int Number(string name) => int.TryParse(Text(name).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>元 with at most two decimals as fen; null where it is no amount.</summary>
    protected long? Fen(string name) => Yuan.Find(Text(name));

    protected DateOnly? Day(string name) => DateText.Find(Text(name));

    protected TEnum? Chosen<TEnum>(string name) where TEnum : struct, Enum => Enum.TryParse<TEnum>(Text(name), out var value) && Enum.IsDefined(value) ? value : null;
}
