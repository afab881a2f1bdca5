using Yiwang.Platform;

namespace Yiwang.Messages;

public sealed class MessagesModule : YiwangModule
{
    public override string Name => "messages";
}
