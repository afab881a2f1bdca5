using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.Public;

/// <summary>Somebody can sign in from now on.</summary>
public sealed record AccountOpened(Guid AccountId) : Fact($"account/{AccountId}")
{
    public override string Sentence => "账号开通";
}

/// <summary>Nobody signs in with the account any more.</summary>
public sealed record AccountClosed(Guid AccountId) : Fact($"account/{AccountId}")
{
    public override string Sentence => "账号注销，登录全部结束";
}

/// <summary>A register has confirmed that name and number belong together.</summary>
public sealed record RealNameProved(Guid AccountId, string Source) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"实名核验通过（{Source}）";
}

/// <summary>The counter has seen who somebody is and handed out a password that must be changed at once.</summary>
/// <param name="Paper">What was shown, without its number.</param>
/// <param name="WithoutMeans">Whether one-time passwords and passkeys were given up with it.</param>
public sealed record PasswordReset(Guid AccountId, string Paper, bool WithoutMeans) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"窗口核对{Paper}后重设密码{(WithoutMeans ? "，停用动态口令和通行密钥" : "")}，原来的登录全部结束";
}

/// <summary>The old password opens nothing any more, and the sign-ins made with it are over.</summary>
public sealed record PasswordChanged(Guid AccountId) : Fact($"account/{AccountId}")
{
    public override string Sentence => "修改密码";
}

/// <summary>Somebody can sign in by one means more.</summary>
public sealed record MeansAdded(Guid AccountId, SignInFactor Means) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"增加登录方式：{Means.InWords()}";
}

/// <summary>Somebody can't sign in by that means any more.</summary>
public sealed record MeansRemoved(Guid AccountId, SignInFactor Means) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"停用登录方式：{Means.InWords()}";
}

/// <summary>Another means was shown within a sign-in.</summary>
public sealed record SignInRaised(Guid AccountId, AssuranceLevel Level) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"登录提升到{Level.InWords()}";
}

/// <summary>A sign-in is over; its cookie is worth nothing any more.</summary>
public sealed record SignInEnded(Guid AccountId, Guid SessionId, string Because) : Fact($"account/{AccountId}")
{
    public override string Sentence => Because;
}

/// <summary>Somebody signed in by whatever means, or by the button of a demonstration.</summary>
public sealed record SignedIn(Guid AccountId) : Fact($"account/{AccountId}")
{
    public override string Sentence => "登录";
}

/// <summary>Too many wrong passwords or codes in a row; nobody gets in until then, not even with the right one.</summary>
public sealed record SignInLocked(Guid AccountId, DateTimeOffset Until) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"连续验证不对，暂停登录到{Until.ToChinaTime():HH:mm}";
}
