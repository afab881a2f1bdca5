namespace Yiwang.Platform;

/// <summary>Permissions of the base itself.</summary>
public static class PlatformPermissions
{
    public const string SetBusinessDate = "platform.business-date.set";
    public const string SeeOperations = "platform.operations.see";

    /// <summary>In no post: the key file lies beside the program, and so does the hand that changes it.</summary>
    public const string ManageKeys = "platform.keys.manage";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SetBusinessDate] = "设定演示的业务日期",
        [SeeOperations] = "查看运行情况",
        [ManageKeys] = "更换和停用数据密钥（只在服务器上）",
    };
}
