using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Design;
using Yiwang.Kernel;

namespace Yiwang.Benefits.Paying;

/// <summary>An order in the words of a page.</summary>
internal static class PaymentWords
{
    public static string Of(PaymentState state) => state switch
    {
        PaymentState.InApproval => "核准中",
        PaymentState.ToPay => "待付款",
        PaymentState.Paid => "已付款",
        _ => "已退回",
    };

    public static Tone ToneOf(PaymentState state) => state switch
    {
        PaymentState.Paid => Tone.Good,
        PaymentState.Refused => Tone.Bad,
        _ => Tone.Brand,
    };

    public static string Of(PaymentStep step, PaymentOrder order) => step.Answer switch
    {
        PaymentAnswer.Approved => "同意",
        PaymentAnswer.Refused => "退回",
        PaymentAnswer.Paid => "已付款",
        _ => order.Open.Contains(step) ? step.Pays ? "待付款" : "待核准" : order.State is PaymentState.Refused ? "没有办" : "还没有轮到",
    };

    public static string Sources(PaymentOrder order) => string.Join("，", order.Sources.Select(s => $"{s.Name} {Yuan.Text(s.AmountInFen)}"));
}
