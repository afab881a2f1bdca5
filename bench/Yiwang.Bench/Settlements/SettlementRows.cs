using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Settling;
using Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;
using Yiwang.Simulation;

namespace Yiwang.Bench.Settlements;

/// <summary>One settlement of one institution with thousands of children: from the button to the payment.</summary>
internal sealed class SettlementRows(Engine engine, Workplace place, Sizes sizes, Report report)
{
    private const int Months = 3, MonthsOfYear = 12, Institutions = 40;
    private const double LongestYear = 60;
    private const double LongestHandIn = 10, LongestAnswer = 2;
    private static readonly DateOnly From = new(CountyYear.Year, 1, 1), Today = new(CountyYear.Year, 7, 8);

    public async Task Measure()
    {
        await MeasureYear();
        await using var house = await Installation.Prepare(engine, "settlements", place);
        house.Services.GetRequiredService<BusinessClock>().Set(Today);
        var year = new CountyYear(sizes.Children, institutions: 1, Months);
        var loading = await Statistics.SecondsOf(() => Load(house, year));
        Console.WriteLine($"  {sizes.Children:N0} children with {year.MonthsRecorded:N0} months on {engine.Name} after {loading:N0} s");

        var city = house.Services.GetRequiredService<CityDirectory>();
        var registrar = UserOf(city, "institution.registrar", CountyYear.CodeOf(0));
        var finance = UserOf(city, "county-finance.joint", $"{CountyYear.County}-fi");
        var head = UserOf(city, "county-federation.head", $"{CountyYear.County}-dpf");
        var (handingIn, returning) = (new List<double>(), new List<double>());
        Settlement? settlement = null;
        for (var round = 0; round <= sizes.Rounds; round++)
        {
            if (settlement is { } before) returning.Add(await Statistics.SecondsOf(() => house.Run(finance, new RefusePayment(before.OrderId, "再来一遍。"))));
            var id = Guid.CreateVersion7();
            var seconds = await Statistics.SecondsOf(() => house.Run(registrar, new HandInSettlement(id, CountyYear.County, From, SettlementWay.FederationPays)));
            if (round > 0) handingIn.Add(seconds); // the first is warming
            settlement = await Find(house, id);
        }

        if (settlement!.AmountInFen != year.Expected[CountyYear.CodeOf(0)]) throw new InvalidOperationException($"{settlement.AmountInFen} fen were settled, {year.Expected[CountyYear.CodeOf(0)]} expected.");
        var approving = await Statistics.SecondsOf(() => house.Run(finance, new ApprovePayment(settlement.OrderId, "", [])));
        var paying = await Statistics.SecondsOf(() => house.Run(head, new PayOrder(settlement.OrderId, "示例凭证", Today)));

        var what = $"{settlement.Children:N0} children, {settlement.Months:N0} months, in one settlement";
        Add("handing in", what, handingIn.Median(), LongestHandIn);
        Add("sending back", what, returning.Median(), LongestAnswer);
        Add("approving and paying", what, approving + paying, LongestAnswer);
    }

    /// <summary>The same children in forty institutions over twelve months, written, settled and paid.</summary>
    private async Task MeasureYear()
    {
        await using var house = await Installation.Prepare(engine, "year", place);
        house.Services.GetRequiredService<BusinessClock>().Set(new DateOnly(CountyYear.Year + 1, 1, 8));
        var city = house.Services.GetRequiredService<CityDirectory>();
        var (finance, head) = (UserOf(city, "county-finance.joint", $"{CountyYear.County}-fi"), UserOf(city, "county-federation.head", $"{CountyYear.County}-dpf"));
        var year = new CountyYear(sizes.Children, Institutions, MonthsOfYear);
        var paid = 0L;
        var seconds = await Statistics.SecondsOf(async () =>
        {
            await Load(house, year);
            foreach (var institution in year.Institutions)
                foreach (var from in new[] { From, From.AddMonths(6) })
                {
                    var id = Guid.CreateVersion7();
                    await house.Run(UserOf(city, "institution.registrar", institution), new HandInSettlement(id, CountyYear.County, from, SettlementWay.FederationPays));
                    var settlement = await Find(house, id);
                    await house.Run(finance, new ApprovePayment(settlement.OrderId, "", []));
                    await house.Run(head, new PayOrder(settlement.OrderId, "示例凭证", new DateOnly(CountyYear.Year + 1, 1, 8)));
                    paid += settlement.AmountInFen;
                }
        });
        if (paid != year.Expected.Values.Sum()) throw new InvalidOperationException($"{paid} fen were paid, {year.Expected.Values.Sum()} expected.");
        report.AddAtMost(engine.Name, $"one county year: {sizes.Children:N0} children, {Institutions} institutions, {year.MonthsRecorded:N0} months written, settled and paid", $"{Report.Number(seconds)} s", seconds, LongestYear, "s");
    }

    private void Add(string act, string what, double seconds, double most) => report.AddAtMost(engine.Name, $"{act} {what}", $"{Report.Number(seconds)} s", seconds, most, "s");

    private static async Task Load(Installation house, CountyYear year)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await year.Load(scope.ServiceProvider.GetRequiredService<YiwangDb>(), CancellationToken.None);
    }

    private static async Task<Settlement> Find(Installation house, Guid id)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<YiwangDb>().Set<Settlement>().AsNoTracking().SingleAsync(s => s.Id == id);
    }

    private static CurrentUser UserOf(CityDirectory city, string post, string institution)
    {
        var user = new CurrentUser();
        user.Become(Guid.CreateVersion7(), "示例经办", post, city.GetPost(post).Name, institution, institution, CountyYear.County, city.GetPost(post).Permissions);
        return user;
    }
}
