using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Tests.House;

[Requires(ParcelsModule.Handle)]
internal sealed record ReceiveParcel(Guid Id, string Note = "小心轻放") : ICommand;

internal sealed class ReceiveParcelHandler(YiwangDb db) : IHandle<ReceiveParcel>
{
    public Task<Outcome> Handle(ReceiveParcel command, CancellationToken ct)
    {
        db.Add(Parcel.Arrive(command.Id, command.Note));
        return Task.FromResult(command.Note.Length > 0 ? Outcome.Done : Outcome.Refused("parcel.note", "请写说明。", where: "note"));
    }
}

[Requires(ParcelsModule.Handle)]
internal sealed record TakeParcel(Guid Id) : ICommand;

internal sealed class TakeParcelHandler(YiwangDb db) : IHandle<TakeParcel>
{
    public async Task<Outcome> Handle(TakeParcel command, CancellationToken ct)
    {
        var parcel = await db.Set<Parcel>().FindAsync([command.Id], ct);
        return parcel is null ? Outcome.NotFound : parcel.Take();
    }
}

/// <summary>May be done again and again: each time is one more line about the parcel.</summary>
[Requires(ParcelsModule.Handle)]
internal sealed record MoveParcel(Guid Id) : ICommand;

internal sealed class MoveParcelHandler(YiwangDb db) : IHandle<MoveParcel>
{
    public async Task<Outcome> Handle(MoveParcel command, CancellationToken ct)
    {
        if (await db.Set<Parcel>().FindAsync([command.Id], ct) is not { } parcel) return Outcome.NotFound;
        parcel.Move();
        return Outcome.Done;
    }
}

/// <summary>Its author thought that a command can be made of commands.</summary>
[Requires(ParcelsModule.Handle)]
internal sealed record ReceiveAndTakeParcel(Guid Id) : ICommand;

internal sealed class ReceiveAndTakeParcelHandler(CommandRunner commands) : IHandle<ReceiveAndTakeParcel>
{
    public async Task<Outcome> Handle(ReceiveAndTakeParcel command, CancellationToken ct)
    {
        await commands.Run(new ReceiveParcel(command.Id), ct: ct);
        return await commands.Run(new TakeParcel(command.Id), ct: ct);
    }
}

/// <summary>Looks at a parcel, then once more, and refuses for what it saw.</summary>
[Requires(ParcelsModule.Handle)]
internal sealed record LookTwice(Guid Id) : ICommand;

internal sealed class LookTwiceHandler(YiwangDb db, Mood mood) : IHandle<LookTwice>
{
    public async Task<Outcome> Handle(LookTwice command, CancellationToken ct)
    {
        var first = await IsTaken(command.Id, ct);
        if (mood.Between is { } between)
        {
            mood.Between = null;
            await between();
        }

        var second = await IsTaken(command.Id, ct);
        return Outcome.Refused(first == second ? "parcel.seen" : "parcel.torn", $"{first}，{second}");
    }

    private Task<bool> IsTaken(Guid id, CancellationToken ct) => db.Set<Parcel>().AsNoTracking().Where(p => p.Id == id).Select(p => p.Status == ParcelStatus.Taken).SingleAsync(ct);
}

/// <summary>A whole van: more rows than anybody would track.</summary>
[Requires(ParcelsModule.Handle)]
internal sealed record Unload(IReadOnlyList<Parcel> Parcels, bool ThenRefuses = false) : ICommand;

internal sealed class UnloadHandler(YiwangDb db) : IHandle<Unload>
{
    public async Task<Outcome> Handle(Unload command, CancellationToken ct)
    {
        await db.AddMany(command.Parcels, ct);
        return command.ThenRefuses ? Outcome.Refused("parcel.van", "退回。") : Outcome.Done;
    }
}

/// <summary>Somebody forgot to say who may run it.</summary>
internal sealed record NamelessCommand : ICommand;
