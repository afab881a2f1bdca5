using System.Reflection;
using Microsoft.AspNetCore.Components;
using Yiwang.Design;
using Yiwang.Host;

namespace Yiwang.Architecture.Tests;

/// <summary>What asks the database while it is rendered is shown when it has the answers, and nobody asks beside it: there is one connection for a page.</summary>
public sealed class Loading
{
    private static readonly string[] Asking = ["OnInitializedAsync", "OnParametersSetAsync"];

    [Fact]
    public void Whatever_awaits_is_shown_when_it_is_loaded()
    {
        Assert.Empty(Components().Where(Asks).Where(c => !c.IsSubclassOf(typeof(LoadedComponent))).Select(c => c.Name));
    }

    private static IEnumerable<Type> Components() => Modules.All.Select(m => m.GetType().Assembly).Append(typeof(LoadedComponent).Assembly).Append(typeof(Modules).Assembly).Distinct()
        .SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(ComponentBase)));

    // A base class of the house that asks makes its heirs ask.
    private static bool Asks(Type component) => Asking.Any(name =>
        component.GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType is { } declaring && declaring != typeof(ComponentBase) && declaring.Assembly != typeof(ComponentBase).Assembly);
}
