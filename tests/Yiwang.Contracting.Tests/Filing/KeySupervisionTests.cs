using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Filing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Filing;

/// <summary>第六条.</summary>
public sealed class KeySupervisionTests(ContractHouse house) : IClassFixture<ContractHouse>
{
    private ContractRules Rules => ((ContractBook)house.Services.GetService(typeof(ContractBook))!).On("441500", new(2026, 3, 2))!;

    [Theory(DisplayName = "第六条：1000 万元达到即是，少一分不是；国有资产、监管协议不论金额；人才保障住房只看金额；衍生协议跟着走")]
    [InlineData(1_000_000_000, 4, false, false, false, true)]
    [InlineData(999_999_999, 4, false, false, false, false)]
    [InlineData(2_000_000, 1, true, false, false, true)]
    [InlineData(2_000_000, 1, true, true, false, false)]
    [InlineData(1_000_000_000, 1, true, true, false, true)]
    [InlineData(2_000_000, 5, false, false, false, true)]
    [InlineData(1_000_000, 9, false, false, true, true)]
    [InlineData(1_000_000, 9, false, false, false, false)]
    [Article(Law.LuohuContracts, 6), Requirement("LH-HT-006a"), Requirement("LH-HT-006b"), Requirement("LH-HT-006c"), Requirement("LH-HT-006e")]
    public void What_is_under_key_supervision(long fen, int type, bool asset, bool housing, bool derived, bool expected) =>
        Assert.Equal(expected, KeySupervision.Reasons(new(fen, [type], asset, housing, false, derived), Rules).Count > 0);

    [Fact(DisplayName = "第六条第一款第（四）项：政府要求的由领导小组办公室登记依据，留痕")]
    [Article(Law.LuohuContracts, 6, 1, Item = 4), Requirement("LH-HT-006d")]
    public async Task The_government_may_demand_it()
    {
        house.It_is(new(2026, 3, 2));
        var id = await house.Entered(await house.Entry(new(2026, 3, 2)));
        Assert.Equal(["contract.key-basis"], await house.Codes("contracts-leading", new DemandKey(id, " ")));
        Assert.False((await house.Runs(ContractHouse.Clerk, new DemandKey(id, "纪要"))).IsDone);
        await house.Done("contracts-leading", new DemandKey(id, "政府常务会纪要第8号"));

        Assert.True((await house.Stored(id)).IsKey);
        Assert.Contains(await house.LedgerOf($"contract/{id}"), a => a.FactName == "KeySupervised" && a.Under == KeySupervision.Demanded);
    }

    [Fact(DisplayName = "第七十八条：没有本地决定的地方、期间不能登记；第二个采用地的数字不同，差别列得出")]
    [Article(Law.LuohuContracts, 78, 1), Requirement("LH-HT-078a")]
    public async Task Numbers_hold_where_and_while_somebody_decided()
    {
        var book = (ContractBook)house.Services.GetService(typeof(ContractBook))!;
        Assert.Null(book.On("441521", new(2026, 3, 2)));
        Assert.Null(book.On("441581", new(2024, 12, 31)));
        Assert.Equal("汕府办〔2018〕演示6号", book.On("441500", new(2023, 12, 4))!.Adoption.Number);
        Assert.Equal("汕府办〔2023〕演示6号", book.On("441500", new(2023, 12, 5))!.Adoption.Number);
        var difference = book.Compare(book.On("441500", new(2026, 3, 2))!.Adoption, book.On("441581", new(2026, 3, 2))!.Adoption);
        Assert.Contains(difference, d => (d.First, d.Second) == ("10000000", "5000000"));
        Assert.Equal(6, difference.Count);

        house.It_is(new(2026, 3, 2));
        var entry = await house.Entry(new(2026, 3, 2), "contracts-lufeng") with { AmountInFen = 500_000_000, PaysInFen = 12_000_000 };
        var id = await house.Entered(entry, "contracts-lufeng");
        var there = await house.Stored(id);
        Assert.True(there.IsKey); // five million there, ten here
        Assert.Equal(new DateOnly(2026, 3, 11), there.FilingDueOn); // seven working days
        // The page tells the adoption's own days: three for the paper where the city has five.
        using var clerk = await house.Visitor((await house.As("contracts-lufeng")).Name);
        var page = (await clerk.Opens($"/staff/contracts/{id}/filing")).Text;
        Assert.Contains("备案后得到合同编号，三个工作日内", page, StringComparison.Ordinal);
        Assert.DoesNotContain("五个工作日内把完整的纸质原件", page, StringComparison.Ordinal);
        Assert.Equal(["contract.not-adopted"], await house.Codes("contracts-lufeng", new Yiwang.Contracting.Contracts.EnterContract(Guid.CreateVersion7(), entry with { SignedOn = new(2024, 12, 31) })));
    }
}
