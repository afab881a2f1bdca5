using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Yiwang.Testing;

/// <summary>A browser without JavaScript: opens pages, follows redirects, keeps cookies, sends forms.</summary>
public sealed class Visitor(HttpClient http) : IDisposable
{
    private static readonly HtmlParser Parser = new();

    public HttpClient Http => http;

    public async Task<SeenPage> Opens(string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        return await Read(answer);
    }

    public void Dispose() => http.Dispose();

    internal async Task<SeenPage> Sends(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await http.SendAsync(request, TestContext.Current.CancellationToken))
        {
            return await Read(answer);
        }
    }

    private async Task<SeenPage> Read(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new SeenPage(this, answer.RequestMessage!.RequestUri!, answer.StatusCode, Parser.ParseDocument(html));
    }
}

/// <summary>A page as the visitor sees it.</summary>
public sealed class SeenPage(Visitor visitor, Uri address, HttpStatusCode status, IHtmlDocument document)
{
    /// <summary>Where the visitor is now, after redirects: path and query.</summary>
    public string Address => address.PathAndQuery;

    public HttpStatusCode Status => status;

    public IHtmlDocument Document => document;

    public string Title => document.Title ?? "";

    /// <summary>All text of the main part, with spaces and line breaks as one space.</summary>
    public string Text => string.Join(' ', (document.QuerySelector("main") ?? document.Body)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal Uri Location => address;

    internal Visitor Visitor => visitor;

    /// <summary>The only form of the main part, or the one of that name (<c>@formname</c>).</summary>
    public SeenForm Form(string? name = null)
    {
        var forms = document.QuerySelectorAll<IHtmlFormElement>("main form").ToArray();
        var found = name is null ? forms : [.. forms.Where(f => f.QuerySelector<IHtmlInputElement>("input[name=_handler]")?.Value == name)];
        return found.Length == 1
            ? new SeenForm(this, found[0])
            : throw new InvalidOperationException($"{Address} ({(int)Status} {Title}) has {found.Length} forms{(name is null ? "" : $" named {name}")}.");
    }

    /// <summary>Follows the link with this text: of the page itself, or else of what stands around it.</summary>
    public Task<SeenPage> Follows(string text)
    {
        var link = document.QuerySelectorAll<IHtmlAnchorElement>("main a[href]").Concat(document.QuerySelectorAll<IHtmlAnchorElement>("a[href]"))
            .FirstOrDefault(a => a.TextContent.Trim().Contains(text, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{Address} ({(int)Status} {Title}) has no link “{text}”.");
        return visitor.Opens(new Uri(address, link.GetAttribute("href")).PathAndQuery);
    }
}
