namespace Yiwang.Platform;

/// <summary>Permissions of the base itself.</summary>
public static class PlatformPermissions
{
    public const string SetBusinessDate = "platform.business-date.set";
    public const string SeeOperations = "platform.operations.see";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SetBusinessDate] = "设定演示的业务日期",
        [SeeOperations] = "查看运行情况",
    };
}
