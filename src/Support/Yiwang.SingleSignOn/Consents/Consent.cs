using Yiwang.Kernel;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Consents;

/// <summary>What one person lets one system be told, and for which purpose; another purpose, or a plain value instead of a masked one, is asked anew (个人信息保护法第十四条).</summary>
internal sealed class Consent : Aggregate
{
    private const string Plain = "+plain";

    private Consent() { }

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public string ClientId { get; private init; } = "";

    /// <summary>Scopes with a blank between; <c>+plain</c> behind those that are given unmasked.</summary>
    public string Scopes { get; private set; } = "";

    /// <summary>As the person read it.</summary>
    public string Purpose { get; private set; } = "";

    public DateTimeOffset GivenAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public int Version { get; private set; }

    public bool IsGiven => WithdrawnAt is null;

    public IReadOnlyList<string> Terms => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static Consent For(Guid account, string client) => new() { Id = Guid.CreateVersion7(), AccountId = account, ClientId = client };

    public void Give(ClientDetails asked, IEnumerable<string> scopes, DateTimeOffset now)
    {
        var terms = TermsOf(asked, scopes);
        // What was given before for the same purpose stays; what was given for another is not carried over.
        var kept = IsGiven && Purpose == asked.Purpose ? Terms : [];
        Scopes = string.Join(' ', kept.Union(terms).Order(StringComparer.Ordinal));
        (Purpose, GivenAt, WithdrawnAt) = (asked.Purpose, now, null);
        Version++;
        Record(new ConsentGiven(AccountId, ClientId, terms, terms.Any(IsSensitive) ? "第二十三条、第二十九条" : "第二十三条"));
    }

    public Outcome Withdraw(DateTimeOffset now)
    {
        if (!IsGiven) return Outcome.Refused("signon.consent.withdrawn", "已经撤回过了。", remedy: "这个系统现在得不到您的信息，不用再办。");
        (WithdrawnAt, Scopes) = (now, "");
        Version++;
        Record(new ConsentWithdrawn(AccountId, ClientId));
        return Outcome.Done;
    }

    public bool Covers(ClientDetails asked, IEnumerable<string> scopes) => IsGiven && Purpose == asked.Purpose && !TermsOf(asked, scopes).Except(Terms).Any();

    public bool Allows(string scope) => IsGiven && (Terms.Contains(scope) || Terms.Contains(scope + Plain));

    public bool AllowsPlain(string scope) => IsGiven && Terms.Contains(scope + Plain);

    public static string WordsOf(string term)
    {
        var scope = Scope.Get(term.Replace(Plain, "", StringComparison.Ordinal));
        return scope.Masked is { } masked && !term.EndsWith(Plain, StringComparison.Ordinal) ? masked : scope.Words;
    }

    public static IReadOnlyList<string> TermsOf(ClientDetails asked, IEnumerable<string> scopes) =>
        [.. scopes.Select(s => Scope.Get(s).Masked is not null && asked.PlainScopes.Contains(s) ? s + Plain : s)];

    public static bool IsSensitive(string term) => Scope.Get(term.Replace(Plain, "", StringComparison.Ordinal)).IsSensitive;
}
