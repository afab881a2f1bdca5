using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;

namespace Yiwang.Scenarios.Tests.Browser;

/// <summary>Steps that many journeys take.</summary>
public static class PageSteps
{
    extension(IPage page)
    {
        /// <summary>
        /// As whoever the demonstration lists, for example <c>guardian-1</c>: the form is sent with this window's cookies, and no page is drawn
        /// for it. Where the signing in is part of the story, <see cref="Presses_sign_in"/>.
        /// </summary>
        public async Task Signs_in_as(string account)
        {
            var shown = await page.APIRequest.GetAsync("/sign-in");
            using var document = new HtmlParser().ParseDocument(await shown.TextAsync());
            var button = document.QuerySelector<IHtmlButtonElement>($"button[value='{account}']") ?? throw new InvalidOperationException($"The page of the signing in ({shown.Status}) has no {account}.");
            var form = page.APIRequest.CreateFormData().Set(button.Name!, account);
            foreach (var hidden in button.Form!.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")) form.Set(hidden.Name!, hidden.Value);
            var answer = await page.APIRequest.PostAsync("/sign-in", new() { Form = form });
            Assert.True(answer.Ok && !new Uri(answer.Url).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal), $"{account} is at {answer.Url} ({answer.Status}).");
        }

        /// <summary>By the button of the demonstration's list.</summary>
        public async Task Presses_sign_in(string account)
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
