using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Outbox;

namespace Yiwang.Platform.Tests.House;

internal sealed class ParcelsModule : YiwangModule
{
    public const string Handle = "parcels.handle";

    public override string Name => "parcels";

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton<Mood>();
        services.Handles<ReceiveParcelHandler>();
        services.Handles<TakeParcelHandler>();
        services.Handles<ReceiveAndTakeParcelHandler>();
        services.Handles<LookTwiceHandler>();
        services.Handles<MoveParcelHandler>();
        services.Handles<UnloadHandler>();
        services.Hears<Clerk>();
        services.Hears<MoodyClerk>();
        services.Repeats<CountRuns>();
    }
}

/// <summary>Whether the moody clerk works today, and how often the job ran.</summary>
internal sealed class Mood
{
    public int Runs;

    /// <summary>What happens between the two looks of <see cref="LookTwice"/>, the first time.</summary>
    public Func<Task>? Between { get; set; }

    /// <summary>The subject about which the moody clerk will hear nothing.</summary>
    public string? Refuses { get; set; }
}

internal sealed class Clerk(YiwangDb db) : IHear<ParcelArrived>, IHear<ParcelTaken>
{
    public Task Hear(ParcelArrived fact, CancellationToken ct) => db.WriteDown(nameof(Clerk), fact, ct);

    public Task Hear(ParcelTaken fact, CancellationToken ct) => db.WriteDown(nameof(Clerk), fact, ct);
}

internal sealed class MoodyClerk(YiwangDb db, Mood mood) : IHear<ParcelArrived>, IHear<ParcelTaken>
{
    public Task Hear(ParcelArrived fact, CancellationToken ct) => HearIt(fact, ct);

    public Task Hear(ParcelTaken fact, CancellationToken ct) => HearIt(fact, ct);

    private async Task HearIt(Fact fact, CancellationToken ct)
    {
        await db.WriteDown(nameof(MoodyClerk), fact, ct); // before failing, so that the tests see whether it is undone
        if (mood.Refuses == fact.Subject) throw new InvalidOperationException("Not today.");
    }
}

internal sealed class CountRuns(Mood mood) : IJob
{
    public static TimeSpan Pause => TimeSpan.Zero;

    public Task Run(CancellationToken ct)
    {
        Interlocked.Increment(ref mood.Runs);
        return Task.CompletedTask;
    }
}

internal static class Notebook
{
    public static async Task WriteDown(this YiwangDb db, string hearer, Fact fact, CancellationToken ct) => db.Add(new Heard
    {
        Id = Guid.CreateVersion7(), Hearer = hearer, Subject = fact.Subject, What = fact.Sentence, Place = await db.Set<Heard>().CountAsync(ct),
    });
}
