using System.Data;
using System.Diagnostics;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Platform.Commands;

/// <summary>
/// The only way to change anything: pages, endpoints, jobs and tests all come through here. Checks the permission, opens the
/// transaction, lets one handler act, records the facts, commits. A refusal stores nothing.
/// </summary>
public sealed class CommandRunner(IServiceScopeFactory scopes, CurrentUser user, Courier courier, YiwangOptions options, ILogger<CommandRunner> log)
{
    private const int Attempts = 8, LongestPause = 15; // milliseconds after the first attempt, twice that after the second, and so on
    private static readonly AsyncLocal<Type?> Handling = new();

    /// <param name="command">What is asked.</param>
    /// <param name="key">
    /// Names this very request, so that a form sent twice acts once: the second run answers as the first did and changes nothing.
    /// Null only where the command is harmless to repeat.
    /// </param>
    /// <param name="ct">Ends the waiting; what was committed stays.</param>
    public async Task<Outcome> Run<TCommand>(TCommand command, Guid? key = null, CancellationToken ct = default) where TCommand : ICommand
    {
        var permission = Requirement<TCommand>.Permission ?? throw new InvalidOperationException($"{typeof(TCommand).Name} does not say who may run it.");
        RefuseInsideAnother(typeof(TCommand));
        if (!user.May(permission)) return Outcome.Forbidden;
        if (!user.IsSureEnough(Requirement<TCommand>.Assurance)) return Outcome.From(Access.Assurance.Missing(Requirement<TCommand>.Assurance));

        using var activity = Tracing.Source.StartActivity(typeof(TCommand).Name);
        var started = Stopwatch.GetTimestamp();
        var outcome = await RunUntilSettled(command, key, ct);
        activity?.SetTag("outcome", outcome.Kind);
        log.LogInformation("{Command} {Outcome} in {Elapsed:F1} ms", typeof(TCommand).Name, outcome.Kind, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return outcome;
    }

    private async Task<Outcome> RunUntilSettled<TCommand>(TCommand command, Guid? key, CancellationToken ct) where TCommand : ICommand
    {
        var view = IsolationLevel.Unspecified;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await RunOnce(command, key, view, isRetry: attempt > 1, ct);
                if (outcome.Kind is not OutcomeKind.Refused || !options.IsPostgres || view is IsolationLevel.RepeatableRead) return outcome;

                // What it read was not of one moment: somebody may have committed between two of its questions. The reasons are told as
                // one moment saw them, or there are none and it is done.
                (view, attempt) = (IsolationLevel.RepeatableRead, 0);
            }
            catch (Exception lost) when (attempt < Attempts && IsRace(lost))
            {
                // Somebody else was faster. Look again: the handler now sees what they did and answers with a reason. Of a crowd about one
                // thing each waits as chance will have it; who begins anew in the same moment meets the others again.
                await Task.Delay(Random.Shared.Next(attempt * LongestPause), ct);
            }
            catch (Exception lost) when (lost is DbUpdateConcurrencyException || IsCrowd(lost))
            {
                return Outcome.Conflict;
            }
        }
    }

    private async Task<Outcome> RunOnce<TCommand>(TCommand command, Guid? key, IsolationLevel view, bool isRetry, CancellationToken ct) where TCommand : ICommand
    {
        await using var scope = scopes.CreateAsyncScope(); // the page's own context stays a reader
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentUser>().Become(user);
        var db = services.GetRequiredService<YiwangDb>();

        db.Database.AutoSavepointsEnabled = false; // what fails is rolled back whole
        db.ChangeTracker.AutoDetectChangesEnabled = false; // once, below, instead of at every look
        using var turn = await services.GetRequiredService<WriteTurns>().Take(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(view, ct);

        // Nearly every key is new, and the table refuses one that isn't. So it is looked for only where something went wrong.
        if (isRetry && await AnswerToTheFirst<TCommand>(db, key, ct) is { } answered) return answered;
        var outcome = await Handle(services, command, ct);
        if (!outcome.IsDone) return await AnswerToTheFirst<TCommand>(db, key, ct) ?? outcome; // nothing is saved; disposing rolls back

        if (key is { } once) db.Add(CommandKey.For(once, typeof(TCommand), user));
        var facts = await services.GetRequiredService<FactRecorder>().RecordAll(ct);
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct); // this context ends here: nobody asks it what is saved
        await transaction.CommitAsync(ct);
        if (facts > 0) courier.Wake();
        return outcome;
    }

    private static async Task<Outcome> Handle<TCommand>(IServiceProvider services, TCommand command, CancellationToken ct) where TCommand : ICommand
    {
        Handling.Value = typeof(TCommand); // ends with this method, and is seen only by what it calls
        return await services.GetRequiredService<IHandle<TCommand>>().Handle(command, ct);
    }

    // On SQLite the inner command would wait for ever for the outer one's turn; on PostgreSQL it would stay when the outer is undone.
    private static void RefuseInsideAnother(Type command)
    {
        if (Handling.Value is not { } outer) return;
        throw new InvalidOperationException($"The handler of {outer.Name} runs {command.Name}. A command is one transaction: let the handler call what {command.Name} does, or record a fact and let a hearer act.");
    }

    /// <returns>What the same request was answered before; null where it is the first.</returns>
    private async Task<Outcome?> AnswerToTheFirst<TCommand>(YiwangDb db, Guid? key, CancellationToken ct)
    {
        if (key is null || await db.Set<CommandKey>().FindAsync([key], ct) is not { } earlier) return null;
        return earlier.Matches(typeof(TCommand), user) ? Outcome.Done : Outcome.Conflict;
    }

    private static class Requirement<TCommand>
    {
        public static readonly string? Permission = typeof(TCommand).GetCustomAttribute<RequiresAttribute>()?.Permission;
        public static readonly AssuranceLevel Assurance = typeof(TCommand).GetCustomAttribute<RequiresAssuranceAttribute>()?.Level ?? AssuranceLevel.None;
    }

    // Others were faster every time. Any other key that is taken at every attempt is no crowd but a fault of the handler.
    private static bool IsCrowd(Exception fault) => (fault as Npgsql.PostgresException ?? fault.InnerException) is
        Npgsql.PostgresException { SqlState: "40001" or "40P01" } or Npgsql.PostgresException { SqlState: "23505", ConstraintName: "IX_platform_ledger_entries_Subject_Sequence" };

    // 23505 and 19: a unique key was taken meanwhile, by the same form sent twice or by another node. 40001: the one moment has passed.
    private static bool IsRace(Exception fault) => fault is DbUpdateConcurrencyException || (fault as Npgsql.PostgresException ?? fault.InnerException) switch
    {
        Npgsql.PostgresException { SqlState: "23505" or "40001" or "40P01" } => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } unique => unique.SqliteExtendedErrorCode is 1555 or 2067,
        _ => false,
    };
}
