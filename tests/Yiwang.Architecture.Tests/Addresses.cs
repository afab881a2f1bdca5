using System.Text.RegularExpressions;

namespace Yiwang.Architecture.Tests;

/// <summary>
/// An address stands in histories and in proxies' logs: what a page reads from it was looked at, and is no name, number or text about a person
/// (OWASP ASVS 14.2.1). What a new page wants from its address is added here after the same look, or goes into a post.
/// </summary>
public sealed class Addresses
{
    // Keys of pages, places, days, codes of lists, numbers of cases, contracts, documents and institutions, words searched for in public documents. "q" of the
    // contracts may be the other party's name, which is a firm's but for few; "staff" is an officer's staff number.
    private static readonly HashSet<string> LookedAt = new(StringComparer.OrdinalIgnoreCase)
    {
        "about", "after", "area", "before", "client_id", "conclusion", "contract", "county", "day", "document", "done", "ended", "from", "kind", "law", "light", "lines", "meanwhile", "method", "model", "of", "on",
        "page", "person", "post", "post_logout_redirect_uri", "problem", "project", "q", "region", "return", "returnUrl", "review", "round", "sent", "serves", "show", "skip", "staff", "state", "subject", "task", "text", "to",
        "town", "under", "unit", "way", "year",
    };

    private static readonly Regex FromQuery = new("""\[[^\]]*SupplyParameterFromQuery(\(Name = "(?<name>[^"]+)"\))?[^\]]*\] (?:private |protected |public |internal |required )+[\w?<>\[\]]+ (?<property>\w+)""");
    private static readonly Regex GetForm = new("""<form[^>]*method="get".*?</form>""", RegexOptions.Singleline);
    private static readonly Regex Input = new("""<(input|textarea|select|\w+)\s[^>]*\b[nN]ame="(?<name>[\w-]+)" """);

    [Fact]
    public void Everything_that_a_page_reads_from_its_address_was_looked_at() =>
        Assert.Empty(Source.All(".razor", "src").SelectMany(page => NamesOf(page).Except(LookedAt, StringComparer.OrdinalIgnoreCase).Select(name => $"{page.Path}: {name}")));

    [Theory]
    [InlineData("[SupplyParameterFromQuery] private string? ChildName { get; set; }")]
    [InlineData("[SupplyParameterFromQuery(Name = \"citizen\")] private string? Q { get; set; }")]
    [InlineData("<form class=\"search-box\" method=\"get\" role=\"search\">\n<input id=\"x\" name=\"phone\" type=\"search\" />\n</form>")]
    public void Something_else_is_noticed(string text) => Assert.Single(NamesOf(Source.Of("Canary.razor", text)).Except(LookedAt, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> NamesOf(Source page)
    {
        var text = string.Join('\n', page.Lines);
        return FromQuery.Matches(text).Select(m => m.Groups["name"] is { Success: true } given ? given.Value : m.Groups["property"].Value)
            .Concat(GetForm.Matches(text).SelectMany(form => Input.Matches(form.Value)).Select(m => m.Groups["name"].Value)).Distinct();
    }
}
