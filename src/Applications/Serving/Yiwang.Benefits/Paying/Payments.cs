using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.Paying;

/// <summary>What is paid. A benefit says here how its money is shared, what stands in the way, and what follows.</summary>
internal interface IPaymentPurpose
{
    /// <summary>As in <see cref="PaymentDraft.Purpose"/>.</summary>
    string Code { get; }

    /// <summary>A component with the parameter <c>Order</c> that shows on the order's desk what is paid; null shows only the order.</summary>
    Type? Sheet { get; }

    /// <summary>The sources whose amounts the approver states; the purpose finds the rest. Empty where the sources are fixed.</summary>
    IReadOnlyList<string> StatedSources(PaymentOrder order);

    /// <summary>All sources, from those that were stated; or what is wrong with them.</summary>
    Task<(IReadOnlyList<PaymentSource> Sources, IReadOnlyList<Finding> Findings)> Share(PaymentOrder order, IReadOnlyList<PaymentSource> stated, CancellationToken ct);

    /// <summary>What stands in the way of approving or paying now.</summary>
    Task<IReadOnlyList<Finding>> WhyNot(PaymentOrder order, PaymentStep step, CancellationToken ct);

    /// <summary>In the same transaction: it was sent back, and what it stood for is free again.</summary>
    Task Refused(PaymentOrder order, string reason, CancellationToken ct);

    /// <summary>In the same transaction: it was paid.</summary>
    Task Paid(PaymentOrder order, CancellationToken ct);
}

/// <summary>Orders payments, finds them, and keeps the work items of the posts whose turn it is.</summary>
internal sealed class Payments(PayingDb db, IInbox inbox, IEnumerable<IPaymentPurpose> purposes, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    public const int MostListed = 200;

    public PaymentActor Actor => new(user.Post, user.Institution, $"{user.InstitutionName}{user.PostName}");

    public IPaymentPurpose PurposeOf(PaymentOrder order) => purposes.Single(p => p.Code == order.Purpose);

    /// <summary>Puts an order on its way; saved with the command that calls it.</summary>
    public async Task<PaymentOrder> Order(PaymentDraft draft, CancellationToken ct)
    {
        var order = PaymentOrder.Of(draft, clock.Today());
        db.Orders.Add(order);
        await Keep(order, ct);
        return order;
    }

    public Task Keep(PaymentOrder order, CancellationToken ct) => inbox.Keep(order.Subject,
        [.. order.Open.Select(s => new WorkItemDraft(s.Id, s.Pays ? "付款" : "核准付款", $"{order.Number} {order.Title}", order.DeskHref, s.Post, s.Institution,
            city.FindInstitution(s.Institution)?.RegionCode ?? order.Region, null, s.Under))], ct);

    /// <summary>The order, if it is of the officer's own region; the city sees all.</summary>
    public async Task<PaymentOrder?> Find(Guid id, CancellationToken ct) =>
        await db.Orders.ByKey(id, ct) is { } order && (order.Region == user.Region || user.Region == city.RegionCode || order.Steps.Any(s => s.Institution == user.Institution)) ? order : null;

    public Task<List<PaymentOrder>> Of(string purpose, Guid what, CancellationToken ct) =>
        db.Orders.AsNoTracking().Where(o => o.Purpose == purpose && o.For == what).OrderBy(o => o.Id).ToListAsync(ct);

    public Task<List<PaymentOrder>> Listed(PaymentState? state, CancellationToken ct) =>
        db.Orders.AsNoTracking().Where(o => (user.Region == city.RegionCode || o.Region == user.Region) && (state == null || o.State == state))
            .OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Id).Take(MostListed).ToListAsync(ct);
}
