using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Yiwang.Design.Tests;

/// <summary>A page whose parts ask, each for a while; a part's form tells the page, which asks again.</summary>
public sealed class LoadedComponentTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Reader reader = new();
    private readonly ServiceProvider services;
    private readonly HtmlRenderer renderer;

    public LoadedComponentTests()
    {
        services = new ServiceCollection().AddLogging().AddSingleton(reader).AddScoped<PageTurns>().BuildServiceProvider();
        renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await renderer.DisposeAsync();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_asks_beside_another_and_nothing_is_shown_by_half()
    {
        var html = await Shows();

        Assert.Equal("<p>page 1</p><i>part 1</i><i>part 1</i>", html);
        Assert.Equal((3, 1), (reader.Asked, reader.MostAtOnce));
    }

    [Fact]
    public async Task A_part_that_tells_the_page_waits_for_it_and_not_for_itself()
    {
        await Shows();
        var part = reader.Parts[0];

        await renderer.Dispatcher.InvokeAsync(() => EventCallback.Factory.Create(part, part.Send).InvokeAsync()).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(["sent", "told"], reader.Done);
        Assert.Equal((5, 1), (reader.Asked, reader.MostAtOnce));
    }

    private async Task<string> Shows()
    {
        var root = await renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<Page>()).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return await renderer.Dispatcher.InvokeAsync(root.ToHtmlString);
    }

    /// <summary>Like a connection: one question at a time.</summary>
    private sealed class Reader
    {
        private int now;

        public int Asked { get; private set; }

        public int MostAtOnce { get; private set; }

        public List<Part> Parts { get; } = [];

        public List<string> Done { get; } = [];

        public async Task<int> Ask()
        {
            MostAtOnce = Math.Max(MostAtOnce, ++now);
            Asked++;
            await Task.Delay(10);
            now--;
            return 1;
        }
    }

    private sealed class Page : LoadedComponent
    {
        private int? answer;

        [Inject] private Reader Reader { get; set; } = null!;

        protected override async Task OnInitializedAsync() => answer = await Reader.Ask();

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.AddMarkupContent(0, $"<p>page {answer!.Value}</p>");
            for (var i = 0; i < 2; i++)
            {
                builder.OpenComponent<Part>(1);
                builder.AddComponentParameter(2, nameof(Part.Sent), EventCallback.Factory.Create(this, Told));
                builder.CloseComponent();
            }
        }

        private async Task Told()
        {
            answer = await Reader.Ask();
            Reader.Done.Add("told");
        }
    }

    private sealed class Part : LoadedComponent
    {
        private int? answer;

        [Parameter] public EventCallback Sent { get; set; }

        [Inject] private Reader Reader { get; set; } = null!;

        protected override void OnInitialized() => Reader.Parts.Add(this);

        protected override async Task OnParametersSetAsync() => answer = await Reader.Ask();

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, $"<i>part {answer!.Value}</i>");

        public async Task Send()
        {
            await Reader.Ask();
            Reader.Done.Add("sent");
            await Sent.InvokeAsync();
        }
    }
}
