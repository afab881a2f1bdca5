using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Yiwang.Host;

/// <summary>
/// A page that asks for a number, an id or a day in its address and finds something else is not told so by the framework: it fails. Here the
/// visitor is told that the address is not one of ours, before the page is begun.
/// </summary>
internal static class UnreadableAddresses
{
    private static readonly ConcurrentDictionary<Type, Expected[]> ByPage = [];

    public static void RefuseUnreadableAddresses(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not { } page) return next(context);
        if (ByPage.GetOrAdd(page.Type, ExpectedBy).All(e => e.IsMetBy(context.Request.Query))) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private static Expected[] ExpectedBy(Type page) =>
    [
        .. from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
           where query is not null
           let element = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType
           let type = Nullable.GetUnderlyingType(element) ?? element
           where type != typeof(string)
           select new Expected(query.Name ?? property.Name, ReaderOf(type)),
    ];

    private static Func<string, bool> ReaderOf(Type type) => type == typeof(bool)
        ? text => bool.TryParse(text, out _)
        : typeof(UnreadableAddresses).GetMethod(nameof(Reads), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<string, bool>>();

    private static bool Reads<T>(string text) where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out _);

    // An empty value is no value, as the framework sees it.
    private sealed record Expected(string Name, Func<string, bool> IsReadable)
    {
        public bool IsMetBy(IQueryCollection query) => query[Name].All(value => string.IsNullOrEmpty(value) || IsReadable(value));
    }
}
