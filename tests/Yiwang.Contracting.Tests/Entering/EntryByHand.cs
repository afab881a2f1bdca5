using Yiwang.Contracting.Entering;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Entering;

/// <summary>Enters a contract as a handler does: page after page, each answer where it is asked.</summary>
internal static class EntryByHand
{
    /// <summary>Answers the page that is open and turns it.</summary>
    public static Task<SeenPage> Turns(this SeenPage page, params IEnumerable<(string Name, string Value)> answers)
    {
        var form = page.Form("enter");
        foreach (var (name, value) in answers.Where(a => page.Asks(a.Name))) form.Fill(name, value);
        return form.Submit("下一页");
    }

    /// <summary>From the first page to the last one, which is not sent yet.</summary>
    public static async Task<SeenPage> Answers(this SeenPage first, params (string Name, string Value)[] answers)
    {
        var page = await first.Form("enter").Submit("contract");
        for (var turned = 0; turned < EntrySheet.Steps.Count && page.Step() != EntrySheet.Check.Key; turned++)
        {
            var before = page.Step();
            page = await page.Turns(answers);
            if (page.Step() == before) return page;
        }

        return page;
    }

    public static string Step(this SeenPage page) => page.Document.QuerySelector("input[name=at]")?.GetAttribute("value") ?? "";

    public static string? Carries(this SeenPage page, string name) => page.Document.QuerySelector($"main [name='{name}']")?.GetAttribute("value");

    private static bool Asks(this SeenPage page, string name) => page.Document.QuerySelector($"main [name='{name}']:not([type=hidden])") is not null;
}
