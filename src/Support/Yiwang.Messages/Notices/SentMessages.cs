using Yiwang.Messages.Public;

namespace Yiwang.Messages.Notices;

internal sealed class SentMessages(MessagesDb db, TimeProvider clock) : IMessages
{
    public void Send(MessageDraft message) => db.Messages.Add(Message.From(message, clock.GetUtcNow()));
}
