using Yiwang.Kernel;

namespace Yiwang.SingleSignOn.Public;

/// <summary>Another system may send people here to sign in.</summary>
public sealed record ClientRegistered(string ClientId) : Fact($"client/{ClientId}")
{
    public override string Sentence => "登记了一个接入系统";
}

/// <summary>Addresses, data or purpose of a client are others now.</summary>
public sealed record ClientChanged(string ClientId) : Fact($"client/{ClientId}")
{
    public override string Sentence => "改了接入系统的登记";
}

/// <summary>A client has a new secret; the old one ends on that day.</summary>
public sealed record ClientSecretRotated(string ClientId, DateTimeOffset? OldEnds) : Fact($"client/{ClientId}")
{
    public override string Sentence => OldEnds is { } end ? $"换了密钥，旧密钥用到{end.ToChinaDate().ToChinese()}为止" : "换了密钥，旧密钥立即失效";
}

/// <summary>A client can't be entered any more and all its tokens have ended.</summary>
public sealed record ClientClosed(string ClientId) : Fact($"client/{ClientId}")
{
    public override string Sentence => "停用了接入系统";
}

/// <summary>A system of the city is still to be connected.</summary>
public sealed record SystemAwaited(Guid Id, string Name) : Fact($"awaited-system/{Id}")
{
    public override string Sentence => $"“{Name}”记入待接入清单";
}

/// <summary>It came in, or will not.</summary>
public sealed record AwaitedSystemStruck(Guid Id, string? ConnectedAs) : Fact($"awaited-system/{Id}")
{
    public override string Sentence => ConnectedAs is null ? "不再接入，从清单划去" : "已经接入，从清单划去";
}

/// <summary>Tokens are signed with another key.</summary>
public sealed record SigningKeysRotated(string KeyId) : Fact("signing-keys/tokens")
{
    public override string Sentence => "换了签名密钥";
}

/// <summary>A person lets a system have these data about him. Without personal data itself: which kinds, not what they say.</summary>
/// <param name="Articles">Of the Personal Information Protection Law, for example <c>第二十三条</c>.</param>
public sealed record ConsentGiven(Guid AccountId, string ClientId, IReadOnlyList<string> Scopes, string Articles) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"同意向接入系统提供信息（个人信息保护法{Articles}）";
}

/// <summary>A person takes it back; what the system holds of tokens is dead.</summary>
public sealed record ConsentWithdrawn(Guid AccountId, string ClientId) : Fact($"account/{AccountId}")
{
    public override string Sentence => "撤回了对接入系统的同意（个人信息保护法第十五条）";
}

/// <summary>A person of another identity service is this account here.</summary>
public sealed record AccountLinked(Guid AccountId, string Issuer) : Fact($"account/{AccountId}")
{
    public override string Sentence => "与统一身份认证的身份关联";
}

/// <summary>Somebody who is signed in here entered another system.</summary>
public sealed record SystemEntered(Guid AccountId, string ClientId, Guid GrantId) : Fact($"account/{AccountId}")
{
    public override string Sentence => "以统一登录进入另一系统";
}

/// <summary>What a client held for one sign-in ended before its time.</summary>
/// <param name="Session">The sign-in here that it followed from; null where it is not known any more.</param>
public sealed record GrantEnded(Guid AccountId, string ClientId, Guid GrantId, Guid? Session, GrantEnd Why) : Fact($"account/{AccountId}")
{
    public override string Sentence => Why switch
    {
        GrantEnd.SignedOut => "退出登录，接入系统的登录一并结束",
        GrantEnd.ConsentWithdrawn => "撤回同意，接入系统的登录一并结束",
        GrantEnd.CodeReused or GrantEnd.RefreshReused => "登录凭据被重复使用，已全部作废",
        GrantEnd.ClientClosed => "接入系统停用，登录一并结束",
        _ => "接入系统交还了登录凭据",
    };
}

/// <summary>Why a client's grant ended.</summary>
public enum GrantEnd { SignedOut, ConsentWithdrawn, CodeReused, RefreshReused, ClientClosed, Revoked }
