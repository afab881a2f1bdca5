using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Service;

/// <summary>Another house's person is this account here: by that house's address and its number for the person, never by a name.</summary>
internal sealed class AccountLink : Aggregate
{
    public const int LongestIssuer = 200;

    private AccountLink() { }

    public Guid Id { get; private init; }
    public string Issuer { get; private init; } = "";

    /// <summary>Keyed index of its number for the person.</summary>
    public string SubjectIndex { get; private init; } = "";

    public Guid AccountId { get; private init; }
    public DateTimeOffset LinkedAt { get; private init; }

    public static AccountLink Make(string issuer, string subjectIndex, Guid account, DateTimeOffset now)
    {
        var link = new AccountLink { Id = Guid.CreateVersion7(), Issuer = issuer, SubjectIndex = subjectIndex, AccountId = account, LinkedAt = now };
        link.Record(new AccountLinked(account, issuer));
        return link;
    }

    public static string IndexOf(PersonalText keyed, string issuer, string subject) => keyed.Index($"signon/link/{issuer}/{subject}");
}

[Requires(Permissions.IssueTokens)]
internal sealed record LinkAccount(string Issuer, string SubjectIndex, Guid AccountId) : ICommand
{
    public override string ToString() => nameof(LinkAccount);
}

internal sealed class LinkAccountHandler(SignOnDb db, TimeProvider clock) : IHandle<LinkAccount>
{
    public async Task<Outcome> Handle(LinkAccount command, CancellationToken ct)
    {
        // One person there is one account here and the other way round: a second one would open somebody's account to another.
        if (await db.Links.FirstOrDefaultAsync(l => l.Issuer == command.Issuer && (l.AccountId == command.AccountId || l.SubjectIndex == command.SubjectIndex), ct) is { } earlier)
        {
            return earlier.AccountId == command.AccountId && earlier.SubjectIndex == command.SubjectIndex ? Outcome.Done
                : Outcome.Refused("signon.link.other", "这个账号已经与另一个身份关联。", remedy: "请持身份证到办事窗口核对。");
        }

        db.Links.Add(AccountLink.Make(command.Issuer, command.SubjectIndex, command.AccountId, clock.GetUtcNow()));
        return Outcome.Done;
    }
}
