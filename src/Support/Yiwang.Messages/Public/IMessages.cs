namespace Yiwang.Messages.Public;

/// <summary>Tells a person something. What was told can be read again under 我的消息.</summary>
public interface IMessages
{
    /// <summary>Leaves the message for the person, in the caller's transaction; saves nothing itself.</summary>
    void Send(MessageDraft message);
}

/// <summary>What a person is told.</summary>
/// <param name="Account">The person's account.</param>
/// <param name="Title">One line: what happened.</param>
/// <param name="Body">What it means for the person, and by when to do what.</param>
/// <param name="Href">Where to go on.</param>
/// <param name="Subject">What it is about, as in the ledger, for example <c>case/0197c2…</c>.</param>
public sealed record MessageDraft(Guid Account, string Title, string Body, string Href, string Subject);
