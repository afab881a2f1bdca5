namespace Yiwang.Identity;

internal static class Permissions
{
    public const string ManageAccounts = "identity.accounts.manage";

    /// <summary>Only the sign-in page's own task holds it; nobody's post does.</summary>
    public const string NoteSignIn = "identity.sign-in.note";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ManageAccounts] = "开通账号、调整岗位",
        [NoteSignIn] = "记录登录（系统任务）",
    };
}
