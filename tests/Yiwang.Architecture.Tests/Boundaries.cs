using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Yiwang.Host;
using Yiwang.Platform;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

public sealed class Boundaries
{
    private const int MostConstructorParameters = 7;

    private static IEnumerable<Assembly> ModuleAssemblies => Modules.All.Where(m => m is not PlatformModule).Select(m => m.GetType().Assembly);

    [Fact]
    public void Every_module_on_disk_is_in_the_map_of_modules()
    {
        var onDisk = Source.All("Module.cs", "src").Where(s => s.Lines.Any(l => l.Contains(": YiwangModule", StringComparison.Ordinal)))
            .Select(s => Path.GetFileNameWithoutExtension(s.Path)).Order(StringComparer.Ordinal);

        Assert.Equal(onDisk, Modules.All.Select(m => m.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_modules_have_one_name() => Assert.Equal(Modules.All.Count, Modules.All.DistinctBy(m => m.Name).Count());

    [Fact]
    public void A_module_shows_only_its_public_folder() =>
        Assert.Empty(ModuleAssemblies.SelectMany(a => a.GetExportedTypes()).Where(ShowsTooMuch).Select(t => t.FullName));

    [Fact]
    public void A_type_that_shows_too_much_is_noticed()
    {
        Assert.True(ShowsTooMuch(typeof(Boundaries)));
        Assert.False(ShowsTooMuch(typeof(ComponentBase)));
    }

    [Fact]
    public void Nobody_takes_more_than_seven_things() =>
        Assert.Empty(ModuleAssemblies.Append(typeof(YiwangModule).Assembly).SelectMany(a => a.GetTypes()).Where(TakesTooMuch).Select(t => t.FullName));

    [Fact]
    public void A_class_that_takes_eight_things_is_noticed() => Assert.True(TakesTooMuch(typeof(Greedy)));

    private static bool ShowsTooMuch(Type type) =>
        type.Namespace?.Split('.').Contains("Public") != true
        && !type.IsSubclassOf(typeof(YiwangModule)) && !type.IsAssignableTo(typeof(IComponent)) && type.Name != "_Imports";

    // A record lists what it holds; a class lists what it needs.
    private static bool TakesTooMuch(Type type) =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is null
        && type.IsClass && type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(c => c.GetParameters().Length > MostConstructorParameters);

    private sealed class Greedy
    {
        public Greedy(int a, int b, int c, int d, int e, int f, int g, int h) => Sum = a + b + c + d + e + f + g + h;

        public int Sum { get; }
    }
}
