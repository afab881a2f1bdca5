using System.Text.RegularExpressions;

namespace Yiwang.Architecture.Tests;

/// <summary>Every page is static and has no code or style of its own, so that the content security policy can forbid both.</summary>
public sealed class Markup
{
    private static readonly Regex Forbidden = new("""@rendermode|\bstyle\s*=\s*["@]|<style\b|<script\b|\son[a-z]+\s*=\s*"|javascript:""");

    [Fact]
    public void No_page_has_a_render_mode_or_a_style_or_a_script_of_its_own() =>
        Assert.Equal(Exemptions.Scripts.Keys, Source.All(".razor", "src").SelectMany(OffencesOf).Select(o => o.Split(':')[0]).Distinct());

    [Theory]
    [InlineData("@rendermode InteractiveServer")]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<div class=\"a\" style=\"@width\">")]
    [InlineData("<script src=\"a.js\"></script>")]
    [InlineData("<button onclick=\"go()\">")]
    [InlineData("<a href=\"javascript:go()\">")]
    public void Each_of_them_is_noticed(string line) => Assert.Single(OffencesOf(Source.Of("Canary.razor", line)));

    [Theory]
    [InlineData("<form method=\"post\" @onsubmit=\"Send\">")]
    [InlineData("<Tag Style=\"TagStyle.Quiet\" />")]
    public void What_is_allowed_is_not(string line) => Assert.Empty(OffencesOf(Source.Of("Canary.razor", line)));

    private static IEnumerable<string> OffencesOf(Source source) =>
        source.Lines.Select((line, i) => (line, i)).Where(l => Forbidden.IsMatch(l.line)).Select(l => $"{source.Path}:{l.i + 1}: {l.line.Trim()}");
}
