using System.Globalization;
using Microsoft.Playwright;
using Yiwang.Kernel;
using Yiwang.Scenarios.Tests.Browser;

namespace Yiwang.Scenarios.Tests;

/// <summary>What a guardian writes into an application. By default: autism, registered in 陆丰, ten months at a private institution there.</summary>
public sealed record AidWish
{
    public const string Lufeng = "441581", Haifeng = "441521", Luhe = "441523", Elsewhere = "445224";

    private static int last = 500;

    /// <summary>With a valid check sign; nobody has it.</summary>
    public string ChildNumber { get; init; } = NumberOf(new DateOnly(2022, 5, 10));

    public string ChildName { get; init; } = "测试小禾";

    public string Household { get; init; } = Lufeng;

    /// <summary>The county of the child's residence permit; null applies by household.</summary>
    public string? PermitRegion { get; init; }

    public DateOnly PermitValidUntil { get; init; } = new(2027, 9, 1);

    public string Institution { get; init; } = "441581-rehab-2";

    /// <summary>Whether the papers are uploaded; without them the federation has something to ask for.</summary>
    public bool HasPapers { get; init; } = true;

    public static string NumberOf(DateOnly born)
    {
        var seventeen = $"441581{born.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{Interlocked.Increment(ref last):D3}";
        return seventeen + CitizenNumber.CheckSign(seventeen);
    }
}

/// <summary>The steps of an applicant in a browser, as a person would say them.</summary>
public static class AidJourney
{
    private static readonly byte[] Paper = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    extension(IPage page)
    {
        /// <summary>Signs in, fills everything in and hands it in. Ends on the confirmation.</summary>
        /// <param name="account">For example <c>guardian-1</c>.</param>
        /// <param name="seen">Called on each page on the way, for whoever wants to look at it.</param>
        /// <returns>The address of the case: <c>/my/rehabilitation-aid/…</c>.</returns>
        public async Task<string> Guardian_applies(string account, AidWish? wish = null, Func<string, Task>? seen = null)
        {
            var at = await page.Guardian_fills_in(account, wish ?? new AidWish(), seen);
            await page.GotoAsync($"{at}/check-answers");
            await Looked(seen, "check-answers");
            await page.Presses("提交申请");
            await page.Arrives_at($"{at}/submitted$");
            await Looked(seen, "submitted");
            return at;
        }

        /// <summary>The same up to the list of tasks; nothing is handed in yet.</summary>
        public async Task<string> Guardian_fills_in(string account, AidWish wish, Func<string, Task>? seen = null)
        {
            await page.Presses_sign_in(account);
            await page.GotoAsync("/my/rehabilitation-aid/new");
            await Looked(seen, "new");
            await page.Presses("开始填写");
            await page.Arrives_at("/tasks$");
            var at = new Uri(page.Url).AbsolutePath.Replace("/tasks", "", StringComparison.Ordinal);
            await Looked(seen, "tasks");

            await page.Says_where(at, wish, seen);
            await page.Says_who(at, wish, seen);
            await page.Says_what(at, wish, seen);
            if (wish.HasPapers) await page.Brings_papers(at, wish, seen);
            return at;
        }

        /// <summary>Uploads a paper of a group, on the page of the materials or of the supplement.</summary>
        public async Task Uploads(string group, string? material = null)
        {
            if (material is not null) await page.Locator($"[name='{group}-material'][value='{material}']").CheckAsync();
            await page.Locator($"[name='{group}-file']").SetInputFilesAsync(new FilePayload { Name = $"{material ?? group}.png", MimeType = "image/png", Buffer = Paper });
            await page.Locator($"form:has([name='{group}-file']) button").ClickAsync();
            await page.GetByText($"{material ?? group}.png").First.WaitForAsync();
        }

        private async Task Says_where(string at, AidWish wish, Func<string, Task>? seen)
        {
            await page.GotoAsync($"{at}/place");
            await page.Locator("[name=household]").SelectOptionAsync(wish.Household);
            await page.Locator($"[name=place][value={(wish.PermitRegion is null ? "Household" : "ResidencePermit")}]").CheckAsync();
            if (wish.PermitRegion is { } region)
            {
                await page.Locator("[name=permitRegion]").SelectOptionAsync(region);
                await page.Writes("permitValidUntil", wish.PermitValidUntil);
            }

            await Looked(seen, "place");
            await page.Saves();
        }

        private async Task Says_who(string at, AidWish wish, Func<string, Task>? seen)
        {
            await page.GotoAsync($"{at}/applicant");
            await page.Locator("[name=kind][value=Guardian]").CheckAsync();
            await page.Fills("您和孩子的关系", "母亲");
            await page.Fills("联系电话", "10000000001");
            await Looked(seen, "applicant");
            await page.Saves();

            await page.GotoAsync($"{at}/child");
            await page.Fills("孩子的姓名", wish.ChildName);
            await page.Fills("孩子的身份证号码", wish.ChildNumber);
            await page.Locator("[name=schooling][value=None]").CheckAsync();
            await Looked(seen, "child");
            await page.Saves();
        }

        private async Task Says_what(string at, AidWish wish, Func<string, Task>? seen)
        {
            await page.GotoAsync($"{at}/disability");
            await page.Locator("[name=kinds][value=Autism]").CheckAsync();
            await page.Locator("[name=degree][value=Severe]").CheckAsync();
            await page.Locator("[name=proof][value=card]").CheckAsync();
            await Looked(seen, "disability");
            await page.Saves();

            await page.GotoAsync($"{at}/services");
            await page.Locator("[name=service][value=full-time]").CheckAsync();
            await page.Locator("[name='full-time.institution']").SelectOptionAsync(wish.Institution);
            await page.Locator("[name='full-time.firstMonth']").SelectOptionAsync("2026-03");
            await page.Locator("[name='full-time.months']").FillAsync("10");
            await Looked(seen, "services");
            await page.Saves();
        }

        private async Task Brings_papers(string at, AidWish wish, Func<string, Task>? seen)
        {
            await page.GotoAsync($"{at}/materials");
            await page.Uploads("identity", "household-register");
            await page.Uploads("disability", "disability-certificate");
            if (wish.PermitRegion is not null) await page.Uploads("residence-permit");
            await page.GotoAsync($"{at}/materials");
            await Looked(seen, "materials");
        }

        private async Task Writes(string field, DateOnly day)
        {
            foreach (var (part, value) in new[] { ("Year", day.Year), ("Month", day.Month), ("Day", day.Day) })
            {
                await page.Locator($"[name='{field}.{part}']").FillAsync(value.ToString(CultureInfo.InvariantCulture));
            }
        }

        private async Task Saves()
        {
            await page.Presses("保存并继续");
            await page.Arrives_at("/tasks$");
        }
    }

    private static Task Looked(Func<string, Task>? seen, string name) => seen?.Invoke(name) ?? Task.CompletedTask;
}
