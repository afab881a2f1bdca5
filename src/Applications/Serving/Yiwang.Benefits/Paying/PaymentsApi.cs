using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.Paying;

/// <summary>Payment orders for machines. <c>Idempotency-Key</c> carries a GUID; the same key acts once.</summary>
internal static class PaymentsApi
{
    private const long LargestBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/payments").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        all.MapGet("", async (PaymentState? state, Payments payments, CancellationToken ct) => (await payments.Listed(state, ct)).Select(Of)).Requires(Permissions.SeePayments);
        all.MapGet("/{id:guid}", async (Guid id, Payments payments, CancellationToken ct) => await payments.Find(id, ct) is { } order ? Results.Ok(Of(order)) : Results.NotFound()).Requires(Permissions.SeePayments);
        all.MapPost("/{id:guid}/approval", (Guid id, ApprovalBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ApprovePayment(id, body.Note ?? "", body.Sources ?? []), key, ct).ToHttp()).Requires(Permissions.ApprovePayments);
        all.MapPost("/{id:guid}/refusal", (Guid id, RefusalBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RefusePayment(id, body.Reason), key, ct).ToHttp()).Requires(Permissions.ApprovePayments);
        all.MapPost("/{id:guid}/payment", (Guid id, VoucherBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new PayOrder(id, body.Voucher, body.PaidOn), key, ct).ToHttp()).Requires(Permissions.Pay);
    }

    public static object Of(PaymentOrder o) => new
    {
        o.Id, o.Number, o.Purpose, o.For, o.Region, o.Title, payee = o.Payee.Name, o.AmountInFen, o.OrderedOn, state = o.State.ToString(), o.Voucher, o.PaidOn, o.Sources,
        steps = o.Steps.OrderBy(s => s.Rank).Select(s => new { s.Name, s.Post, s.Institution, s.Rank, s.Pays, article = s.Under.ToString(), answer = s.Answer?.ToString(), s.By, s.On, s.Note, isOpen = o.Open.Contains(s) }),
    };

    private sealed record ApprovalBody(string? Note = null, IReadOnlyList<PaymentSource>? Sources = null);

    private sealed record RefusalBody(string Reason);

    private sealed record VoucherBody(string Voucher, DateOnly? PaidOn);
}
