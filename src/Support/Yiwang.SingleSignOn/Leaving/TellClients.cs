using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Time;
using Yiwang.SingleSignOn.Public;
using Yiwang.SingleSignOn.Tokens;

namespace Yiwang.SingleSignOn.Leaving;

/// <summary>A client's own server is still to be told that a sign-in is over.</summary>
internal sealed class LogoutNotice
{
    public const int MostAttempts = 8;

    public required Guid Id { get; init; }
    public required string ClientId { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid Session { get; init; }
    public required DateTimeOffset NextAt { get; set; }
    public int Attempts { get; set; }
}

/// <summary>一处退出，处处退出: when a sign-in here ends, or a client is closed, what followed from it ends. Hearers change the tables of their own transaction.</summary>
internal sealed class EndWithTheSignIn(SignOnDb db, BusinessClock clock) : IHear<SignInEnded>, IHear<ClientClosed>, IHear<GrantEnded>
{
    public Task Hear(SignInEnded fact, CancellationToken ct) => End(db.Grants.Where(g => g.Session == fact.SessionId), GrantEnd.SignedOut, ct);

    public Task Hear(ClientClosed fact, CancellationToken ct) => End(db.Grants.Where(g => g.ClientId == fact.ClientId), GrantEnd.ClientClosed, ct);

    public async Task Hear(GrantEnded fact, CancellationToken ct)
    {
        if (fact is not { Session: { } session, Why: not (GrantEnd.ClientClosed or GrantEnd.Revoked) }) return;
        if (await db.Clients.ByKey(fact.ClientId, ct) is not { IsClosed: false, Details.BackChannelLogoutUri: not null }) return;
        db.LogoutNotices.Add(new() { Id = Guid.CreateVersion7(), ClientId = fact.ClientId, AccountId = fact.AccountId, Session = session, NextAt = clock.Real.GetUtcNow() });
    }

    private async Task End(IQueryable<Authorising.Grant> grants, GrantEnd why, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow();
        foreach (var grant in await grants.Where(g => g.EndedAt == null && g.EndsAt > now).ToListAsync(ct)) grant.End(why, now);
    }
}

/// <summary>It was told, or is to be tried again later, or for the last time was not.</summary>
[Requires(Permissions.IssueTokens)]
internal sealed record SettleNotice(Guid Id, bool IsTold) : ICommand;

internal sealed class SettleNoticeHandler(SignOnDb db, BusinessClock clock) : IHandle<SettleNotice>
{
    public async Task<Outcome> Handle(SettleNotice command, CancellationToken ct)
    {
        if (await db.LogoutNotices.ByKey(command.Id, ct) is not { } notice) return Outcome.NotFound;
        notice.Attempts++;
        if (command.IsTold || notice.Attempts >= LogoutNotice.MostAttempts) db.LogoutNotices.Remove(notice);
        else notice.NextAt = clock.Real.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(4, notice.Attempts));
        return Outcome.Done;
    }
}

/// <summary>Back-Channel Logout 1.0: outside of any transaction, since another house may take its time to answer.</summary>
internal sealed class TellClientsJob(SignOnDb db, TokenMaker tokens, SignOnOptions options, IHttpClientFactory http, SystemTask task, BusinessClock clock, ILogger<TellClientsJob> log) : IJob
{
    public const string HttpName = "yiwang.back-channel-logout";
    private const int AtOnce = 50;

    public static TimeSpan Pause => TimeSpan.FromSeconds(5);

    public async Task Run(CancellationToken ct)
    {
        if (options.Issuer is not { } issuer) return; // nobody could check who told it
        var now = clock.Real.GetUtcNow();
        foreach (var notice in await db.LogoutNotices.AsNoTracking().Where(n => n.NextAt <= now).OrderBy(n => n.NextAt).Take(AtOnce).ToListAsync(ct))
            await task.Run(new SettleNotice(notice.Id, await Tell(notice, issuer, ct)), ct);
    }

    private async Task<bool> Tell(LogoutNotice notice, string issuer, CancellationToken ct)
    {
        if (await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == notice.ClientId, ct) is not { IsClosed: false, Details.BackChannelLogoutUri: { } address } client) return true;
        try
        {
            using var caller = http.CreateClient(HttpName);
            using var body = new FormUrlEncodedContent([new("logout_token", await tokens.Logout(issuer, client, notice.AccountId, notice.Session, ct))]);
            using var answer = await caller.PostAsync(new Uri(address), body, ct);
            return (int)answer.StatusCode < 500; // 4xx: it understood and has nothing to end
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning("Client {Client} could not be told that a sign-in is over: {Fault}", notice.ClientId, fault.GetType().Name);
            return false;
        }
    }
}
