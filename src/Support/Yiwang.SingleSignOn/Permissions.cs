namespace Yiwang.SingleSignOn;

internal static class Permissions
{
    public const string ManageClients = "signon.clients.manage";
    public const string OwnConsents = "signon.consents.own";

    /// <summary>Only the provider's own endpoints and jobs hold it; nobody's post does.</summary>
    public const string IssueTokens = "signon.tokens.issue";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ManageClients] = "登记、停用接入统一登录的系统，轮换签名密钥",
        [OwnConsents] = "同意和撤回向其他系统提供自己的信息",
        [IssueTokens] = "签发登录凭据（系统任务）",
    };
}
