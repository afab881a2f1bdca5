using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.Paying;

internal enum PaymentState { InApproval, ToPay, Paid, Refused }

internal enum PaymentAnswer { Approved, Refused, Paid }

/// <summary>Where money comes from, and how much of it.</summary>
internal sealed record PaymentSource(string Name, long AmountInFen);

/// <summary>Who gets the money. Name and code carry no personal data: a guardian is named by the child's file.</summary>
internal sealed record Payee(string Code, string Name);

/// <summary>One approval, or the payment itself. Steps of one rank may be answered in any order; a higher rank waits for all lower ones.</summary>
/// <param name="Id">Also the id of its work item.</param>
/// <param name="Pays">The last step, which pays; the others approve.</param>
/// <param name="Under">The article that makes it this body's.</param>
internal sealed record PaymentStep(Guid Id, string Name, string Post, string Institution, int Rank, bool Pays, Citation Under)
{
    /// <summary>Whoever approves here also says what central and provincial money is in it.</summary>
    public bool StatesSources { get; init; }

    public PaymentAnswer? Answer { get; init; }
    public string Note { get; init; } = "";
    public string By { get; init; } = "";
    public DateOnly? On { get; init; }
}

/// <summary>Who acts on an order: a post at an institution.</summary>
internal sealed record PaymentActor(string Post, string Institution, string Name);

/// <summary>What an order is made from.</summary>
/// <param name="Purpose">Code of the <see cref="IPaymentPurpose"/>.</param>
/// <param name="For">What is paid, as the purpose knows it.</param>
/// <param name="Region">The region whose bodies handle it.</param>
/// <param name="Title">Shown in lists; no personal data.</param>
internal sealed record PaymentDraft(string Purpose, Guid For, string Region, string Title, Payee Payee, long AmountInFen)
{
    public IReadOnlyList<PaymentSource> Sources { get; init; } = [];
    public IReadOnlyList<PaymentStep> Steps { get; init; } = [];
}

/// <summary>One payment of public money: approved by the posts that its regulation names, in their order, then paid against a voucher.</summary>
internal sealed class PaymentOrder : Aggregate
{
    private PaymentOrder() { }

    public Guid Id { get; private init; }
    public string Number { get; private init; } = "";
    public string Purpose { get; private init; } = "";
    public Guid For { get; private init; }
    public string Region { get; private init; } = "";
    public string Title { get; private init; } = "";
    public Payee Payee { get; private init; } = null!;
    public long AmountInFen { get; private init; }
    public DateOnly OrderedOn { get; private init; }
    public IReadOnlyList<PaymentSource> Sources { get; private set; } = [];
    public IReadOnlyList<PaymentStep> Steps { get; private set; } = [];
    public PaymentState State { get; private set; }

    /// <summary>Number of the bank's voucher; empty until it is paid.</summary>
    public string Voucher { get; private set; } = "";

    public DateOnly? PaidOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"payment/{Id}";

    public string DeskHref => $"/staff/payments/{Id}";

    /// <summary>The steps that wait to be answered now.</summary>
    public IEnumerable<PaymentStep> Open => State is PaymentState.Paid or PaymentState.Refused ? []
        : Steps.Where(s => s.Answer is null && s.Rank == Steps.Where(w => w.Answer is null).Min(w => w.Rank));

    public static PaymentOrder Of(PaymentDraft draft, DateOnly today)
    {
        if (draft.AmountInFen <= 0 || draft.Steps.Count(s => s.Pays) != 1) throw new ArgumentException("An order pays something, once.", nameof(draft));
        var id = Guid.CreateVersion7();
        var order = new PaymentOrder
        {
            // Six digits of the id: a number that is taken already is refused by the table, and the command is run again.
            Id = id, Number = $"ZF{today:yyyyMMdd}-{BitConverter.ToUInt32(id.ToByteArray(), 12) % 1_000_000:D6}", Purpose = draft.Purpose, For = draft.For, Region = draft.Region, Title = draft.Title,
            Payee = draft.Payee, AmountInFen = draft.AmountInFen, OrderedOn = today, Sources = draft.Sources, Steps = draft.Steps,
            State = draft.Steps.All(s => s.Pays) ? PaymentState.ToPay : PaymentState.InApproval,
        };
        order.Record(new PaymentOrdered(order.Subject, order.Number, order.AmountInFen, order.Title));
        return order;
    }

    /// <summary>The open step of this post; or why it may not act now.</summary>
    public (PaymentStep? Step, Finding? Refusal) StepOf(PaymentActor actor, bool pays)
    {
        var own = Steps.Where(s => (s.Post, s.Institution, s.Pays) == (actor.Post, actor.Institution, pays)).ToArray();
        if (Open.FirstOrDefault(own.Contains) is { } open) return (open, null);
        var what = pays ? "付款" : "核准";
        if (own.Length == 0) return (null, Finding.Block("payment.not-yours", $"这一单的{what}不归您的岗位。", Steps[0].Under, remedy: $"由{string.Join("、", Open.Select(s => s.Name))}办理。"));
        if (State is PaymentState.Refused) return (null, Finding.Block("payment.refused", "这一单已经退回。", own[0].Under, remedy: "请看退回的理由。"));
        return own.FirstOrDefault(s => s.Answer is not null) is { } done
            ? (null, Finding.Block("payment.step-done", $"这一步已经由{done.By}于{done.On!.Value.ToChinese()}办过。", done.Under, remedy: "请刷新页面，看最新情况。"))
            : (null, Finding.Block("payment.not-yet", $"还没有轮到{what}：先由{string.Join("、", Open.Select(s => s.Name))}。", own[0].Under, remedy: "前面的步骤办完后，待办里会出现这一单。"));
    }

    public void Approve(PaymentStep step, PaymentActor actor, string note, IReadOnlyList<PaymentSource> sources, DateOnly today)
    {
        Sources = sources;
        Put(step with { Answer = PaymentAnswer.Approved, Note = note, By = actor.Name, On = today });
        if (Steps.All(s => s.Pays || s.Answer is not null)) State = PaymentState.ToPay;
        Record(new PaymentApproved(Subject, step.Name, step.Under));
    }

    public void Refuse(PaymentStep step, PaymentActor actor, string reason, DateOnly today)
    {
        Put(step with { Answer = PaymentAnswer.Refused, Note = reason, By = actor.Name, On = today });
        State = PaymentState.Refused;
        Record(new PaymentRefused(Subject, step.Name, reason, step.Under));
    }

    public void Pay(PaymentStep step, PaymentActor actor, string voucher, DateOnly paidOn, DateOnly today)
    {
        (Voucher, PaidOn, State) = (voucher, paidOn, PaymentState.Paid);
        Put(step with { Answer = PaymentAnswer.Paid, By = actor.Name, On = today });
        Record(new PaymentMade(Subject, AmountInFen, paidOn, step.Under));
    }

    private void Put(PaymentStep changed)
    {
        Steps = [.. Steps.Select(s => s.Id == changed.Id ? changed : s)];
        Revision++;
    }
}
