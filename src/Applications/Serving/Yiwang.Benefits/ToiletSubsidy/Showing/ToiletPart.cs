using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Showing;

/// <summary>A desk with several forms: runs what was sent, keeps what was typed with its findings, and shows the newest afterwards.</summary>
public abstract class ToiletPart : LoadedComponent
{
    private IReadOnlyList<Finding> findings = [];
    private string failed = "";

    [Inject] protected CommandRunner Commands { get; set; } = null!;
    [Inject] protected CurrentUser User { get; set; } = null!;
    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    /// <summary>What was just done, in one sentence.</summary>
    protected string Said { get; private set; } = "";

    /// <summary>Warnings that came with what was done.</summary>
    protected IReadOnlyList<Finding> Warnings { get; private set; } = [];

    protected abstract Task Load();

    protected override Task OnInitializedAsync() => Load();

    protected async Task Run<TCommand>(string form, TCommand command, string said) where TCommand : ICommand
    {
        var outcome = await Commands.Run(command, ct: Http.RequestAborted);
        if (!outcome.IsDone)
        {
            (failed, findings) = (form, outcome.Findings);
            return;
        }

        (Said, Warnings) = (said, outcome.Findings);
        await Load();
    }

    protected IReadOnlyList<Finding> Of(string form) => failed == form ? findings : [];

    /// <summary>What was typed into a form that came back; otherwise what is known.</summary>
    protected string? Typed(string form, string name, string? otherwise = null) => failed == form ? Text(name) : otherwise;

    protected string Text(string name) => Http.Request.HasFormContentType ? Http.Request.Form[name].ToString() : "";

    protected IReadOnlyList<string> Texts(string name) => Http.Request.HasFormContentType ? [.. Http.Request.Form[name].OfType<string>()] : [];

    protected bool Ticked(string name, string value) => Texts(name).Contains(value);

    protected Guid Id(string name) => Guid.TryParse(Text(name), out var id) ? id : Guid.Empty;

    /// <summary>A whole number; what is none becomes −1, which every rule refuses at its field.</summary>
    protected int Number(string name) => int.TryParse(Text(name).Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>元 with at most two decimals as fen; null where nothing was typed, −1 where it is no amount.</summary>
    protected long? Fen(string name) => Text(name).Trim() is { Length: > 0 } typed ? Yuan.Find(typed) ?? -1 : null;

    protected DateOnly? Day(string name) => DateText.Find(Text(name));

    protected TEnum? Chosen<TEnum>(string name) where TEnum : struct, Enum => Enum.TryParse<TEnum>(Text(name), out var value) && Enum.IsDefined(value) ? value : null;
}
