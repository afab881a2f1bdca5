using Yiwang.Kernel;

namespace Yiwang.Identity.Public;

/// <summary>Somebody can sign in from now on.</summary>
public sealed record AccountOpened(Guid AccountId) : Fact($"account/{AccountId}")
{
    public override string Sentence => "账号开通";
}

/// <summary>Somebody holds a post from a day on.</summary>
public sealed record PostTaken(Guid AccountId, string Post, string Institution, DateOnly From) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"自{From.ToChinese()}起任职";
}

/// <summary>The day is the last on which somebody holds the post.</summary>
public sealed record PostEnded(Guid AccountId, string Post, string Institution, DateOnly To) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"任职到{To.ToChinese()}为止";
}

/// <summary>Somebody signed in with the right password, or by the button of a demonstration.</summary>
public sealed record SignedIn(Guid AccountId) : Fact($"account/{AccountId}")
{
    public override string Sentence => "登录";
}

/// <summary>Too many wrong passwords in a row; nobody gets in until then, not even with the right one.</summary>
public sealed record SignInLocked(Guid AccountId, DateTimeOffset Until) : Fact($"account/{AccountId}")
{
    public override string Sentence => $"密码连续输错，暂停登录到{Until.ToChinaTime():HH:mm}";
}
