using Yiwang.Kernel;

namespace Yiwang.Platform.Commands;

/// <summary>Something that somebody asks to be done. Carries the permission that it needs as <see cref="Access.RequiresAttribute"/>.</summary>
public interface ICommand;

/// <summary>Does what one command asks, inside the runner's transaction. Loads, calls the noun's method, returns what came of it.</summary>
public interface IHandle<in TCommand> where TCommand : ICommand
{
    Task<Outcome> Handle(TCommand command, CancellationToken ct);
}
