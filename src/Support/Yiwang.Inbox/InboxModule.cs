using Yiwang.Platform;

namespace Yiwang.Inbox;

public sealed class InboxModule : YiwangModule
{
    public override string Name => "inbox";
}
