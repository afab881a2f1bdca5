namespace Yiwang.Messages;

internal static class Permissions
{
    public const string SeeOwnMessages = "messages.own.see";
    public const string SeeOutbox = "messages.outbox.see";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SeeOwnMessages] = "查看自己的消息",
        [SeeOutbox] = "查看演示的发件箱",
    };
}
