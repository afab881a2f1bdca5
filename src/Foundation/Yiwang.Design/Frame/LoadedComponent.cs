using Microsoft.AspNetCore.Components;

namespace Yiwang.Design;

/// <summary>
/// A component that is shown only when everything it asked for has come. The framework's own would be rendered at its first await, half
/// filled, and its children would begin to ask while it is still asking: on a database whose answers take time that is a missing value, or
/// two questions at once on one connection. A form's handler is likewise shown once, when it has ended.
/// </summary>
public abstract class LoadedComponent : ComponentBase, IHandleEvent
{
    private bool isInitialized;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!isInitialized)
        {
            isInitialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        StateHasChanged();
    }
}
