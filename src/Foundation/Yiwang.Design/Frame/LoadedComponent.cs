using Microsoft.AspNetCore.Components;

namespace Yiwang.Design;

/// <summary>
/// A component that is shown only when everything it asked for has come, and that asks while no other on the page does. The framework's
/// own would be rendered at its first await, half filled, and its children would begin to ask while it is still asking: on a database
/// whose answers take time that is a missing value, or two questions at once on one connection. A form's handler is likewise shown once,
/// when it has ended.
/// </summary>
public abstract class LoadedComponent : ComponentBase, IHandleEvent
{
    private bool isInitialized;

    [Inject] protected PageTurns Turns { get; set; } = null!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Turns.Take(async () =>
        {
            if (!isInitialized)
            {
                isInitialized = true;
                OnInitialized();
                await OnInitializedAsync();
            }

            OnParametersSet();
            await OnParametersSetAsync();
        });
        Turns.Aside(StateHasChanged);
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await Turns.Take(() => item.InvokeAsync(arg));
        Turns.Aside(StateHasChanged);
    }
}

/// <summary>The components of one page ask one after the other: they share the page's one reader. One for each request.</summary>
public sealed class PageTurns : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly AsyncLocal<bool> holds = new();

    /// <summary>A handler that tells its parent, and waits for what the parent does, is still the same turn.</summary>
    internal async Task Take(Func<Task> ask)
    {
        if (holds.Value)
        {
            await ask();
            return;
        }

        await one.WaitAsync();
        try
        {
            holds.Value = true;
            await ask();
        }
        finally
        {
            holds.Value = false;
            one.Release();
        }
    }

    /// <summary>What is rendered begins turns of its own, also where a handler that has the turn lets it be rendered.</summary>
    internal void Aside(Action render)
    {
        var held = holds.Value;
        holds.Value = false;
        try
        {
            render();
        }
        finally
        {
            holds.Value = held;
        }
    }

    public void Dispose() => one.Dispose();
}
