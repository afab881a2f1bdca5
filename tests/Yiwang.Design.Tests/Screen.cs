using System.Reflection;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Yiwang.Design.Tests;

/// <summary>Renders components to a document, as a browser would get it.</summary>
internal static class Screen
{
    public static async Task<IHtmlDocument> Shows<T>(Dictionary<string, object?>? parameters = null, FrameOfTests? frame = null) where T : IComponent
    {
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<IPageFrame>(frame ?? new FrameOfTests())
            .AddSingleton<NavigationManager, NavigationOfTests>()
            .AddSingleton<AntiforgeryStateProvider, NoToken>()
            .BuildServiceProvider();
        await using var _ = services;
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters ?? []))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>The page /design inside its layout.</summary>
    public static Task<IHtmlDocument> ShowsDesignPage() => Shows<LayoutView>(new()
    {
        ["Layout"] = typeof(PublicLayout),
        ["ChildContent"] = (RenderFragment)(builder =>
        {
            builder.OpenComponent<DesignPage>(0);
            builder.CloseComponent();
        }),
    });

    public static string Source(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static string WordsOf(AngleSharp.Dom.IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class NavigationOfTests : NavigationManager
    {
        public NavigationOfTests() => Initialize("http://localhost/", "http://localhost/design");
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}

internal sealed class FrameOfTests : IPageFrame
{
    public string CityName => "汕尾市";
    public bool IsDemonstration { get; init; } = true;
    public DateOnly BusinessDate => new(2026, 10, 13);
    public string? UserName { get; init; }
    public string? UserPost { get; init; }
    public bool IsOfficer { get; init; }
    public IReadOnlyList<NavItem> Navigation { get; init; } = [new("办事", "/"), new("组件", "/design"), new("待办", "/inbox", 4)];
}
