namespace Yiwang.Inbox;

internal static class Permissions
{
    public const string SeeInbox = "inbox.see";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SeeInbox] = "查看本岗位的待办",
    };
}
