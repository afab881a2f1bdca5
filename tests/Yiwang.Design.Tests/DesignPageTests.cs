using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Yiwang.Design.Tests;

public class DesignPageTests
{
    [Fact]
    public async Task Every_input_has_a_label()
    {
        var page = await Screen.ShowsDesignPage();
        var inputs = page.QuerySelectorAll("input:not([type=hidden]), select, textarea");

        Assert.True(inputs.Length > 15);
        Assert.All(inputs, input => Assert.NotEmpty(Screen.WordsOf(page.QuerySelector($"label[for='{input.Id}']"))));
    }

    [Fact]
    public async Task Ids_are_unique_and_every_reference_finds_its_element()
    {
        var page = await Screen.ShowsDesignPage();
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToArray();
        var references = page.QuerySelectorAll("[aria-describedby], [aria-labelledby]")
            .SelectMany(e => $"{e.GetAttribute("aria-describedby")} {e.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var anchors = page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]);

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(references.Concat(anchors), id => Assert.Contains(id, ids));
    }

    [Fact]
    public async Task Nothing_is_styled_or_scripted_inline()
    {
        var page = await Screen.ShowsDesignPage();

        Assert.Empty(page.QuerySelectorAll("[style], style, script"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_component_is_written_with_inline_style_or_script()
    {
        var sources = Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.EndsWith(".razor", StringComparison.Ordinal)).ToArray();

        Assert.True(sources.Length > 40);
        Assert.All(sources, name => Assert.DoesNotMatch(@"\sstyle=|<style|<script|\son[a-z]+=|javascript:", Screen.Source(name)));
    }

    [Fact]
    public void Every_component_is_used_on_the_design_page_or_by_one_that_is()
    {
        var razor = string.Concat(Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.EndsWith(".razor", StringComparison.Ordinal)).Select(Screen.Source));
        // Pages and layouts are not used as tags, and the head is the host's.
        var components = typeof(DesignPage).Assembly.GetTypes()
            .Where(t => typeof(IComponent).IsAssignableFrom(t) && !t.IsAbstract && t.GetCustomAttribute<RouteAttribute>() is null)
            .Where(t => !t.Name.EndsWith("Layout", StringComparison.Ordinal) && t.Name is not ("_Imports" or "DesignHead"))
            .Select(t => t.Name.Split('`')[0]).ToArray();

        Assert.True(components.Length > 35);
        Assert.All(components, name => Assert.Matches($"<{name}[\\s/>]", razor));
    }

    [Fact]
    public async Task The_page_says_where_one_is_and_that_it_is_a_demonstration()
    {
        var page = await Screen.ShowsDesignPage();

        Assert.Equal("组件", Screen.WordsOf(page.QuerySelector("nav [aria-current=page]")));
        Assert.Contains("10月13日", Screen.WordsOf(page.QuerySelector(".demonstration")));
        Assert.Equal("#main", page.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("登录", Screen.WordsOf(page.QuerySelector(".sign-in-state")));
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Outside_a_demonstration_nothing_claims_to_be_one()
    {
        var layout = await Screen.Shows<StaffLayout>(frame: new() { IsDemonstration = false, UserName = "测试审核员", UserPost = "陆丰市残联 · 审核岗", IsOfficer = true });

        Assert.Null(layout.QuerySelector(".demonstration"));
        Assert.Contains("陆丰市残联 · 审核岗", Screen.WordsOf(layout.QuerySelector(".sign-in-state")));
        Assert.Equal("post", layout.QuerySelector("form[action='/sign-out']")!.GetAttribute("method"));
    }
}
