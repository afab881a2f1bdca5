using Yiwang.Benefits.Paying;
using Yiwang.Kernel;

namespace Yiwang.Benefits.Tests.Paying;

/// <summary>A payment is approved in order and paid once, whatever it is for.</summary>
public sealed class PaymentOrderTests
{
    private static readonly DateOnly Today = new(2026, 4, 8);
    private static readonly Citation Settlement = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 4, subItem: 1);
    private static readonly PaymentActor Federation = new("county-federation.reviewer", "441581-dpf", "示例残联审核岗");
    private static readonly PaymentActor Finance = new("county-finance.joint", "441581-fi", "示例财政核准岗");

    [Fact]
    public void Paying_waits_for_every_approval()
    {
        var order = Order(Step("残联核准", Federation, 1), Step("财政核准", Finance, 1), Step("财政付款", Finance, 2, pays: true));

        Assert.Equal("payment.not-yet", order.StepOf(Finance, pays: true).Refusal!.Code);
        order.Approve(order.StepOf(Finance, pays: false).Step!, Finance, "", [], Today);
        Assert.Equal("payment.not-yet", order.StepOf(Finance, pays: true).Refusal!.Code);
        order.Approve(order.StepOf(Federation, pays: false).Step!, Federation, "", [], Today);
        Assert.Equal(PaymentState.ToPay, order.State);
        order.Pay(order.StepOf(Finance, pays: true).Step!, Finance, "凭证1", Today, Today);

        Assert.Equal((PaymentState.Paid, "凭证1", Today), (order.State, order.Voucher, order.PaidOn!.Value));
        Assert.Equal("payment.step-done", order.StepOf(Finance, pays: true).Refusal!.Code);
    }

    [Fact]
    public void Ranks_are_an_order_and_reversing_it_is_refused_with_the_reason()
    {
        var order = Order(Step("残联审核", Federation, 1), Step("财政审核", Finance, 2), Step("财政拨付", Finance, 3, pays: true));

        var refusal = order.StepOf(Finance, pays: false).Refusal!;

        Assert.Equal("payment.not-yet", refusal.Code);
        Assert.Contains("先由残联审核", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(refusal.Citation);
        Assert.NotEmpty(refusal.Remedy);
        Assert.Equal(["残联审核"], order.Open.Select(s => s.Name));
    }

    [Fact]
    public void Whoever_has_no_part_in_it_is_told_whose_it_is_and_a_refused_order_is_closed()
    {
        var order = Order(Step("残联核准", Federation, 1), Step("财政付款", Finance, 2, pays: true));

        Assert.Equal("payment.not-yours", order.StepOf(Finance with { Institution = "441521-fi" }, pays: true).Refusal!.Code);
        order.Refuse(order.StepOf(Federation, pays: false).Step!, Federation, "名单有误", Today);

        Assert.Equal(PaymentState.Refused, order.State);
        Assert.Empty(order.Open);
        Assert.Equal("payment.refused", order.StepOf(Finance, pays: true).Refusal!.Code);
        Assert.Equal(["PaymentOrdered", "PaymentRefused"], order.TakeFacts().Select(f => f.GetType().Name));
    }

    [Fact]
    public void An_order_without_an_amount_or_without_a_payer_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => PaymentOrder.Of(Draft(0, Step("付款", Finance, 1, pays: true)), Today));
        Assert.Throws<ArgumentException>(() => PaymentOrder.Of(Draft(1, Step("核准", Finance, 1)), Today));
    }

    private static PaymentOrder Order(params PaymentStep[] steps) => PaymentOrder.Of(Draft(2000_00, steps), Today);

    private static PaymentDraft Draft(long amountInFen, params PaymentStep[] steps) =>
        new("test", Guid.CreateVersion7(), "441581", "示例付款", new Payee("441581-rehab-2", "示例启星康复园"), amountInFen) { Steps = steps };

    private static PaymentStep Step(string name, PaymentActor who, int rank, bool pays = false) => new(Guid.CreateVersion7(), name, who.Post, who.Institution, rank, pays, Settlement);
}
