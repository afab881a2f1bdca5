using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;

/// <summary>An institution hands in all months of a period that are ready, for the children of one county.</summary>
[Requires(Permissions.HandInSettlements)]
internal sealed record HandInSettlement(Guid Id, string Region, DateOnly From, SettlementWay Way, Guid? MethodId = null) : ICommand;

internal sealed class HandInSettlementHandler(SettlementDrafts drafts, SettlementOrders orders, InstitutionRegister register, CurrentUser user) : IHandle<HandInSettlement>
{
    public async Task<Outcome> Handle(HandInSettlement command, CancellationToken ct)
    {
        if (await register.Of(user.Institution, ct) is not { } institution) return Outcome.NotFound;
        var draft = await drafts.Of(new AskedSettlement(institution.Code, command.Region, command.From, command.Way, command.MethodId), ct);
        if (Outcome.From(draft.Findings) is { IsDone: false } refused) return refused;

        var reckoning = draft.Figure.Reckoning;
        var placed = await orders.Place(command.Id, draft.Header, draft.Terms, new Payee(institution.Code, institution.Name), [.. reckoning.Lines.Select(l => SettlementLine.Of(command.Id, l))], reckoning.LeftOut, ct);
        if (placed.IsDone) await orders.Raise(command.Id, draft.Figure.Suspicious, ct);
        return placed;
    }
}
