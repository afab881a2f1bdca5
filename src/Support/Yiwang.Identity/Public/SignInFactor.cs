using Yiwang.Platform.Access;

namespace Yiwang.Identity.Public;

/// <summary>A means by which somebody proves who he is.</summary>
public enum SignInFactor { Password, TextMessage, OneTimePassword, RecoveryCode, Passkey, Demonstration, OtherHouse }

/// <summary>What means are worth, alone and together.</summary>
public static class SignInFactors
{
    /// <summary>Two of one kind are one: a text message and a code on the same telephone fall into the same hands.</summary>
    public static AssuranceLevel LevelOf(IReadOnlyCollection<SignInFactor> factors) =>
        factors.Contains(SignInFactor.Passkey) || (factors.Any(IsKnown) && factors.Any(IsHeld)) ? AssuranceLevel.Two
        : factors.Count > 0 ? AssuranceLevel.One : AssuranceLevel.None;

    public static string InWords(this SignInFactor factor) => factor switch
    {
        SignInFactor.Password => "密码", SignInFactor.TextMessage => "短信验证码", SignInFactor.OneTimePassword => "动态口令", SignInFactor.RecoveryCode => "恢复码",
        SignInFactor.Passkey => "通行密钥", SignInFactor.OtherHouse => "省统一身份认证", _ => "演示按钮",
    };

    public static string InWords(this AssuranceLevel level) => level switch
    {
        AssuranceLevel.Three => "三级（双因素并已实名）", AssuranceLevel.Two => "二级（双因素）", AssuranceLevel.One => "一级（单因素）", _ => "未登录",
    };

    private static bool IsKnown(SignInFactor factor) => factor is SignInFactor.Password or SignInFactor.Demonstration or SignInFactor.OtherHouse;

    private static bool IsHeld(SignInFactor factor) => factor is SignInFactor.TextMessage or SignInFactor.OneTimePassword or SignInFactor.RecoveryCode;
}
