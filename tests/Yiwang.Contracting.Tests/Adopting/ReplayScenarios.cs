using System.Net;
using System.Text;
using System.Text.Json;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Regulations.Public;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Adopting;

/// <summary>第七十八条: the document holds by a dated local decision, each with its numbers; two of them side by side, and one tried on contracts that are over.</summary>
public sealed class ReplayScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string FileOf(string code) => File.ReadAllText(Repository.PathOf("packs", "shanwei", "rulebooks", $"contracts.{code}.yaml"));

    [Fact(DisplayName = "第七十八条：两地的施行决定数字不同，规则页逐项列出差别和条款；同一份合同在两地一个要备案、一个重点监管")]
    [Article(Law.LuohuContracts, 78, 1), Requirement("LH-HT-078a")]
    public async Task Two_adoptions_side_by_side()
    {
        house.It_is(new(2026, 3, 2));
        var book = (ContractBook)house.Services.GetService(typeof(ContractBook))!;
        var (city, county) = (book.On("441500", house.Today)!, book.On("441581", house.Today)!);
        var differences = book.Compare(city.Adoption, county.Adoption);
        Assert.Equal(["exempt-payment-yuan", "filing-days", "key-amount-yuan", "node-days", "paper-days", "sample-key-percent"], book.Settings.Values.Where(s => differences.Any(d => d.Label == s.Label)).Select(s => s.Key).Order());
        using var visitor = await house.Visitor((await house.As(Clerk)).Name);
        var page = await visitor.Opens("/staff/contracts/rules");
        foreach (var difference in differences) Assert.Contains(difference.Label, page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(KeySupervision.Reasons(new(600_000_000, [4], false, false, false, false), county));
        Assert.Empty(KeySupervision.Reasons(new(600_000_000, [4], false, false, false, false), city));
        Assert.True(FilingRules.IsExempt(true, false, 4_000_000, city));
        Assert.False(FilingRules.IsExempt(true, false, 4_000_000, county));
    }

    [Fact(DisplayName = "第七十八条：把另一地的数字用到本地已终止的合同上试算：哪些会变成重点监管、要备案、逾期，依据哪一条；看不到的合同不给编号；合同一份不改")]
    [Article(Law.LuohuContracts, 78, 1), Article(Law.LuohuContracts, 6)]
    public async Task Another_places_numbers_are_tried_on_contracts_that_are_over()
    {
        var day = new DateOnly(2026, 3, 2);
        house.It_is(day);
        var large = await Over(await house.Entry(day) with { Title = "六百万的合同", AmountInFen = 600_000_000, PaysInFen = 600_000_000 }, day);
        var small = await Over(await house.Entry(day) with { Title = "四万的合同", AmountInFen = 4_000_000, PaysInFen = 4_000_000 }, day);
        var late = await Over(await house.Entry(day) with { Title = "第八个工作日备案的合同" }, new(2026, 3, 12));
        var same = await Over(await house.Entry(new(2026, 3, 12)) with { Title = "不变的合同" }, new(2026, 3, 12));
        var open = await house.Filed(await house.Entry(new(2026, 3, 12)) with { Title = "还在履行的合同" });

        var proposed = FileOf("441581").Replace("region: 441581", "region: 441500", StringComparison.Ordinal);
        var told = await Tried("contracts-filing", proposed);
        Assert.Equal(4, told.Count);
        ReplayedCase Of(Guid id) => told.Single(c => c.Href == $"/staff/contracts/{id}");
        Assert.Equal((ReplayFate.Otherwise, Citation.Of(Law.LuohuContracts, 6, 1, 1)), (Of(large).Fate, Assert.Single(Of(large).Because)));
        Assert.Contains("不是重点监管", Of(large).Then.Words, StringComparison.Ordinal);
        Assert.StartsWith("重点监管", Of(large).Now.Words, StringComparison.Ordinal);
        Assert.Contains(Citation.Of(Law.LuohuContracts, 49, 4), Of(small).Because);
        Assert.Contains(Citation.Of(Law.LuohuContracts, 49, 2), Of(late).Because);
        Assert.Equal(ReplayFate.Same, Of(same).Fate);
        Assert.DoesNotContain(told, c => c.Href == $"/staff/contracts/{open}");
        Assert.All(await Tried("contracts-lufeng", proposed), c => Assert.True(c.Number is null && c.Href is null)); // another region's post: counted, not named
        Assert.All(await Tried("contracts-filing", FileOf("441500")), c => Assert.Equal(ReplayFate.Same, c.Fate)); // today's own numbers change nothing
        Assert.False((await house.Stored(large)).IsKey);
    }

    [Fact(DisplayName = "试算的页面和接口：不写是哪一类的，按文件认；写错的逐行说明；合同规则可以选")]
    [Article(Law.LuohuContracts, 78, 1)]
    public async Task By_page_and_api()
    {
        house.It_is(new(2026, 3, 2));
        using var documents = await house.Visitor((await house.As("gazette-editor")).Name);
        Assert.Contains("政府合同的重点监管、备案和履行期限", (await documents.Opens("/staff/replays")).Text, StringComparison.Ordinal);
        using var wrong = await documents.Http.PostAsync(new Uri($"/api/replays?law={Uri.EscapeDataString(Law.LuohuContracts)}", UriKind.Relative), new StringContent(FileOf("441581").Replace("filing-days: 7", "filing-days: 七", StringComparison.Ordinal), Encoding.UTF8), Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("filing-days", await wrong.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using var started = await documents.Http.PostAsync(new Uri("/api/replays", UriKind.Relative), new StringContent(FileOf("441581"), Encoding.UTF8), Ct);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        using var json = JsonDocument.Parse(await documents.Http.GetStringAsync(started.Headers.Location, Ct));
        Assert.Contains("政府合同", json.RootElement.GetProperty("name").GetString()!, StringComparison.Ordinal);
    }

    private async Task<Guid> Over(ContractEntry entry, DateOnly filedOn)
    {
        house.It_is(entry.SignedOn!.Value);
        var id = await house.Ready(entry);
        house.It_is(filedOn);
        await house.Done(Clerk, new FileContract(id));
        await house.Done("contracts-filing", new ReceivePaper(id, true, ""));
        await house.Done(Clerk, new EndContract(id, "协议解除"));
        return id;
    }

    private async Task<IReadOnlyList<ReplayedCase>> Tried(string who, string yaml) => await house.Asks(await house.As(who), async (IEnumerable<IReplay> replays) =>
    {
        var replay = replays.Single(r => r.Law == Law.LuohuContracts);
        var (rules, findings) = replay.Read(yaml);
        Assert.True(rules is not null, string.Join(" ", findings.Select(f => f.Message)));
        var told = new List<ReplayedCase>();
        await foreach (var one in replay.Run(rules, Ct)) told.Add(one);
        Assert.Equal(await replay.Count(rules, Ct), told.Count);
        return told;
    });
}
