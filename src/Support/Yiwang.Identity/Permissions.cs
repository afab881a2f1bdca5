namespace Yiwang.Identity;

internal static class Permissions
{
    public const string ManageAccounts = "identity.accounts.manage";

    /// <summary>Whoever has signed in, at whatever post, for his own account.</summary>
    public const string OwnAccount = "identity.own.manage";

    /// <summary>Only the sign-in page's own task holds it; nobody's post does.</summary>
    public const string NoteSignIn = "identity.sign-in.note";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ManageAccounts] = "开通账号、调整岗位",
        [OwnAccount] = "查看和管理自己的登录",
        [NoteSignIn] = "记录登录（系统任务）",
    };
}
