namespace Yiwang.Platform.Access;

/// <summary>
/// How sure the platform is of who sits there: one of the four levels of GB/T 40651 (ISO/IEC 29115) is not used, the lowest.
/// 等保 2.0 third level (GB/T 22239 8.1.4.1 d) asks for two means combined, one of them cryptographic, where it matters: that is <see cref="Two"/>.
/// </summary>
public enum AssuranceLevel
{
    /// <summary>Nobody has signed in.</summary>
    None = 0,

    /// <summary>One means: the password, or a code by text message, alone.</summary>
    One = 1,

    /// <summary>Two means of different kinds, or a passkey, which is both at once.</summary>
    Two = 2,

    /// <summary>Level two, and name and identity number were compared with the register of the population.</summary>
    Three = 3,
}

/// <summary>
/// Beside <see cref="RequiresAttribute"/>: the act is sensitive. A page sends whoever is not sure enough to raise it and back; a command or
/// an endpoint is refused with a finding that says so. The platform's own tasks have nobody to ask.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAssuranceAttribute(AssuranceLevel level) : Attribute, Microsoft.AspNetCore.Authorization.IAuthorizeData
{
    internal const string PolicyPrefix = "assurance:";

    public AssuranceLevel Level { get; } = level;

    string? Microsoft.AspNetCore.Authorization.IAuthorizeData.Policy { get => PolicyPrefix + (int)Level; set => throw new NotSupportedException(); }
    string? Microsoft.AspNetCore.Authorization.IAuthorizeData.Roles { get => null; set => throw new NotSupportedException(); }
    string? Microsoft.AspNetCore.Authorization.IAuthorizeData.AuthenticationSchemes { get => null; set => throw new NotSupportedException(); }
}

/// <summary>The one answer to whoever is not sure enough, and where it is mended.</summary>
public static class Assurance
{
    public const string Code = "access.assurance";
    public const string RaisePath = "/sign-in/raise";

    public static Kernel.Finding Missing(AssuranceLevel level) => level is AssuranceLevel.Three
        ? Kernel.Finding.Block(Code, "这一步要先完成实名核验和第二重验证。", remedy: $"请打开“账号安全”（/my/security）实名核验，再到 {RaisePath} 验证。")
        : Kernel.Finding.Block(Code, "这一步要先做第二重验证。", remedy: $"请打开 {RaisePath}，用短信验证码、动态口令或通行密钥验证后再办。");

    /// <summary>The page that raises it and comes back.</summary>
    public static string RaiseFor(string localAddress) => $"{RaisePath}?return={Uri.EscapeDataString(localAddress)}";
}
