using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Yiwang.Scenarios.Tests.Browser;

/// <summary>Steps that many journeys take.</summary>
public static class PageSteps
{
    extension(IPage page)
    {
        /// <summary>By the button of the demonstration's list, for example <c>guardian-1</c>.</summary>
        public async Task Signs_in_as(string account)
        {
            await page.GotoAsync("/sign-in");
            await page.Locator($"button[value='{account}']").ClickAsync();
            await page.Arrives_at("^(?!.*/sign-in)");
        }

        /// <summary>Asks for the address again and again; an event of the load that one could wait for is missed on a busy machine.</summary>
        /// <param name="pattern">A regular expression.</param>
        public Task Arrives_at(string pattern) => Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern));

        public async Task Fills(string label, string value) => await page.GetByLabel(label).First.FillAsync(value);

        public async Task Chooses(string label) => await page.GetByLabel(label).First.CheckAsync();

        public async Task Presses(string button) => await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

        public async Task Follows(string link) => await page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
    }
}
