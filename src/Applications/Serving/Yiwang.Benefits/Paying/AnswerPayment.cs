using Yiwang.Benefits.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Ledger;

namespace Yiwang.Benefits.Paying;

/// <summary>A post whose turn it is agrees. Where it states sources, the purpose finds what is left to the others.</summary>
[Requires(Permissions.ApprovePayments)]
internal sealed record ApprovePayment(Guid Id, string Note, IReadOnlyList<PaymentSource> Stated) : ICommand;

/// <summary>Sends the order back with the reason; what it stood for is free to be handed in again.</summary>
[Requires(Permissions.ApprovePayments)]
internal sealed record RefusePayment(Guid Id, string Reason) : ICommand;

/// <summary>The money has gone out, with this voucher on this day.</summary>
[Requires(Permissions.Pay)]
internal sealed record PayOrder(Guid Id, string Voucher, DateOnly? PaidOn) : ICommand;

/// <summary>Nobody skips a step and nobody answers twice: the open step decides who may act, and the order's revision who was first.</summary>
internal sealed class AnswerPaymentHandler(Payments payments, FourEyes eyes, TimeProvider clock) : IHandle<ApprovePayment>, IHandle<RefusePayment>, IHandle<PayOrder>
{
    private static readonly string[] Answers = [nameof(PaymentApproved), nameof(PaymentRefused), nameof(PaymentMade)];

    private const int LongestNote = 500, LongestVoucher = 60;

    public Task<Outcome> Handle(ApprovePayment command, CancellationToken ct) => Answer(command.Id, pays: false, async (order, step) =>
    {
        var purpose = payments.PurposeOf(order);
        var (sources, wrong) = step.StatesSources ? await purpose.Share(order, command.Stated, ct) : (order.Sources, []);
        List<Finding> findings = [.. wrong, .. await purpose.WhyNot(order, step, ct)];
        if (command.Note.Length > LongestNote) findings.Add(Finding.Block("payment.note", $"意见不超过 {LongestNote} 字。", where: "note", remedy: "请写短些。"));
        if (Outcome.From(findings) is { IsDone: false } refused) return refused;

        order.Approve(step, payments.Actor, command.Note.Trim(), sources, clock.Today());
        return Outcome.From(findings);
    }, ct);

    public Task<Outcome> Handle(RefusePayment command, CancellationToken ct) => Answer(command.Id, pays: false, async (order, step) =>
    {
        var reason = command.Reason.Trim();
        if (reason.Length is 0 or > LongestNote) return Outcome.Refused("payment.reason", $"请写明退回的理由（{LongestNote} 字以内）。", step.Under, "reason", "写清楚哪里不对、改好后怎样再报。");

        order.Refuse(step, payments.Actor, reason, clock.Today());
        await payments.PurposeOf(order).Refused(order, reason, ct);
        return Outcome.Done;
    }, ct);

    public Task<Outcome> Handle(PayOrder command, CancellationToken ct) => Answer(command.Id, pays: true, async (order, step) =>
    {
        List<Finding> findings = [.. await payments.PurposeOf(order).WhyNot(order, step, ct)];
        if (command.Voucher.Trim().Length is 0 or > LongestVoucher) findings.Add(Finding.Block("payment.voucher", $"请填写付款凭证号（{LongestVoucher} 字以内）。", step.Under, "voucher", "照银行或国库支付凭证填写。"));
        if (command.PaidOn is null || command.PaidOn > clock.Today() || command.PaidOn < order.OrderedOn) findings.Add(Finding.Block("payment.paid-on", "请填写付款日期，不早于报送之日，不晚于今天。", step.Under, "paidOn", "照付款凭证上的日期填写。"));
        if (Outcome.From(findings) is { IsDone: false } refused) return refused;

        order.Pay(step, payments.Actor, command.Voucher.Trim(), command.PaidOn!.Value, clock.Today());
        await payments.PurposeOf(order).Paid(order, ct);
        return Outcome.From(findings);
    }, ct);

    private async Task<Outcome> Answer(Guid id, bool pays, Func<PaymentOrder, PaymentStep, Task<Outcome>> act, CancellationToken ct)
    {
        if (await payments.Find(id, ct) is not { } order) return Outcome.NotFound;
        if (order.StepOf(payments.Actor, pays) is not ({ } step, _)) return Outcome.From(order.StepOf(payments.Actor, pays).Refusal!);
        if (await eyes.ActedInAnotherPost(order.Subject, Answers, ct))
            return Outcome.Refused("payment.same-person", "您已经用另一个岗位办过这一单的一步，同一个人不能再办另一步。", step.Under, remedy: "请由这个岗位的其他人办理，或由负责人委托他人。");
        var outcome = await act(order, step);
        if (outcome.IsDone) await payments.Keep(order, ct);
        return outcome;
    }
}
