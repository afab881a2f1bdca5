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
            await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        }

        public async Task Fills(string label, string value) => await page.GetByLabel(label).First.FillAsync(value);

        public async Task Chooses(string label) => await page.GetByLabel(label).First.CheckAsync();

        public async Task Presses(string button) => await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

        public async Task Follows(string link) => await page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
    }
}
