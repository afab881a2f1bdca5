using Yiwang.Kernel;

namespace Yiwang.Platform.Outbox;

/// <summary>
/// Hears facts of other modules after they are committed: at least once, in order for each subject, in a transaction of its own.
/// A hearer that fails is tried again, later and later, and stops only itself and only for that subject.
/// </summary>
public interface IHear<in TFact> where TFact : Fact
{
    Task Hear(TFact fact, CancellationToken ct);
}

internal sealed record HearerRegistration(string Name, Type FactType, Type HearerType);
