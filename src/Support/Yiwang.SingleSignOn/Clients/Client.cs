using Yiwang.Kernel;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Clients;

internal enum SubjectKind
{
    /// <summary>Each system knows a person by another number, so that two of them can't compare notes.</summary>
    Pairwise,

    /// <summary>The government's own systems may know a person by one number.</summary>
    Shared,
}

/// <summary>A system that lets people sign in here: who runs it, what for, where people are sent back to, what it may be told.</summary>
internal sealed class Client : Aggregate
{
    private readonly List<ClientSecret> secrets = [];

    private Client() { }

    /// <summary>client_id.</summary>
    public string Id { get; private init; } = "";

    /// <summary>A program on a person's own device can't keep a secret; it has none and proves itself by PKCE alone.</summary>
    public bool IsPublic { get; private init; }

    public ClientDetails Details { get; private set; } = ClientDetails.None;
    public DateTimeOffset RegisteredAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Two officers who change one client at once don't overwrite each other.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<ClientSecret> Secrets => secrets;

    public bool IsClosed => ClosedAt is not null;

    /// <summary>Whether it could be one: what is sent is asked of a database only then (PostgreSQL refuses a NUL with a fault).</summary>
    public static bool IsId(string? text) => text is { Length: > 0 and <= 40 } && text.All(char.IsAsciiLetterOrDigit);

    public static Client Register(string id, ClientDetails details, string? secretHash, DateTimeOffset now)
    {
        var client = new Client { Id = id, Details = details, IsPublic = secretHash is null, RegisteredAt = now };
        if (secretHash is not null) client.secrets.Add(new() { Hash = secretHash, MadeAt = now });
        client.Record(new ClientRegistered(id));
        return client;
    }

    public Outcome Change(ClientDetails details)
    {
        if (IsClosed) return Closed();
        Details = details;
        Version++;
        Record(new ClientChanged(Id));
        return Outcome.Done;
    }

    /// <param name="overlap">Zero where somebody may have seen the old one.</param>
    public Outcome RotateSecret(string hash, DateTimeOffset now, TimeSpan overlap)
    {
        if (IsClosed) return Closed();
        if (IsPublic) return Outcome.Refused("signon.client.no-secret", "这个系统装在个人设备上，没有密钥，不用换。", remedy: "它每次登录用一次性的 PKCE 验证。");
        secrets.RemoveAll(s => !s.IsGood(now));
        foreach (var old in secrets) old.EndAt(now + overlap);
        DateTimeOffset? ends = secrets.Count > 0 && overlap > TimeSpan.Zero ? now + overlap : null;
        secrets.Add(new() { Hash = hash, MadeAt = now });
        Version++;
        Record(new ClientSecretRotated(Id, ends));
        return Outcome.Done;
    }

    public Outcome Close(DateTimeOffset now)
    {
        if (IsClosed) return Closed();
        ClosedAt = now;
        secrets.Clear();
        Version++;
        Record(new ClientClosed(Id));
        return Outcome.Done;
    }

    /// <summary>Looks at every secret, so that the time taken doesn't tell which one it was.</summary>
    public bool Knows(string secretHash, DateTimeOffset now)
    {
        var knows = false;
        foreach (var secret in secrets) knows |= Yiwang.SingleSignOn.Secrets.AreSame(secret.Hash, secretHash) & secret.IsGood(now);
        return knows;
    }

    public bool SendsTo(string redirectUri) => Details.RedirectUris.Contains(redirectUri, StringComparer.Ordinal);

    private static Outcome Closed() => Outcome.Refused("signon.client.closed", "这个系统已经停用。", remedy: "要再接入的，请重新登记一个。");
}

/// <summary>What the security administrator writes about a client. Replaced whole.</summary>
internal sealed record ClientDetails
{
    public static readonly ClientDetails None = new();

    /// <summary>As people know the system.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who runs it and answers for the data: 个人信息保护法第二十三条 asks for name and way of contact.</summary>
    public string RunBy { get; init; } = "";

    public string Contact { get; init; } = "";

    /// <summary>Why it needs to be told, in words for the person.</summary>
    public string Purpose { get; init; } = "";

    public IReadOnlyList<string> RedirectUris { get; init; } = [];
    public IReadOnlyList<string> PostLogoutUris { get; init; } = [];
    public string? BackChannelLogoutUri { get; init; }
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Those of the scopes whose plain values it needs; of the others it gets masked ones.</summary>
    public IReadOnlyList<string> PlainScopes { get; init; } = [];

    public SubjectKind Subjects { get; init; }

    /// <summary>No secret; only not to be guessed by counting.</summary>
    public static string NewId() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

    public bool MayAsk(string scope) => scope == Scope.OpenId || Scopes.Contains(scope);

    public IEnumerable<Finding> Check()
    {
        if (Name.Length is 0 or > 60) yield return Missing("Name", "请写系统的名称，不超过 60 个字。");
        if (RunBy.Length is 0 or > 60) yield return Missing("RunBy", "请写由哪个单位运行，不超过 60 个字。");
        if (Contact.Length is 0 or > 100) yield return Missing("Contact", "请写办事人可以找谁（电话或地址），不超过 100 个字。");
        if (Purpose.Length is 0 or > 200) yield return Missing("Purpose", "请写为什么要这些信息，不超过 200 个字；办事人会照原文看到。");
        if (RedirectUris.Count is 0 or > ClientAddress.Most) yield return Missing("RedirectUris", $"请写 1 至 {ClientAddress.Most} 个登录后回到的地址。");
        if (PostLogoutUris.Count > ClientAddress.Most) yield return Missing("PostLogoutUris", $"退出后回到的地址最多 {ClientAddress.Most} 个。");
        foreach (var address in RedirectUris) if (ClientAddress.Check(address, "RedirectUris") is { } wrong) yield return wrong;
        foreach (var address in PostLogoutUris) if (ClientAddress.Check(address, "PostLogoutUris") is { } wrong) yield return wrong;
        if (BackChannelLogoutUri is { } notice && ClientAddress.Check(notice, "BackChannelLogoutUri") is { } bad) yield return bad;
        if (Scopes.Any(s => Scope.Grantable.All(g => g.Name != s)) || PlainScopes.Except(Scopes).Any())
            yield return Missing("PlainScopes", "“要完整内容”的，须先在“可以询问”中选上。");
    }

    private static Finding Missing(string where, string message) => Finding.Block("signon.client.incomplete", message, where: where, remedy: "改好后再保存一次。");
}

/// <summary>Kept as a keyed hash only.</summary>
internal sealed class ClientSecret
{
    public required string Hash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? EndsAt { get; private set; }

    public bool IsGood(DateTimeOffset now) => EndsAt is null || EndsAt > now;

    public void EndAt(DateTimeOffset at) => EndsAt = EndsAt is { } sooner && sooner < at ? sooner : at;
}
