using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Yiwang.Host;

/// <summary>
/// A list or table whose record says that each of its elements is there takes no <c>null</c> for one. The framework looks at the list itself
/// only; an endpoint would find the hole somewhere within and fail on it. The refusal names the list.
/// </summary>
internal static class ListsWithoutHoles
{
    /// <summary>Looks at what each record asks for once, when a body of its kind comes for the first time.</summary>
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object || type.Type.Assembly.GetName().Name?.StartsWith("Yiwang.", StringComparison.Ordinal) != true) return;
        var lists = type.Properties.Where(p => p.Get is not null && WantsEveryElement(p)).ToArray();
        if (lists.Length == 0) return;
        var before = type.OnDeserialized;
        type.OnDeserialized = body =>
        {
            foreach (var list in lists)
            {
                if (Elements(list.Get!(body)).Any(e => e is null)) throw new JsonException("An element of the list is null.", $"$.{list.Name}", null, null);
            }

            before?.Invoke(body);
        };
    }

    private static IEnumerable<object?> Elements(object? list) => list switch
    {
        IDictionary table => table.Values.Cast<object?>(),
        IEnumerable many => many.Cast<object?>(),
        _ => [],
    };

    private static bool WantsEveryElement(JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not PropertyInfo place || property.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(property.PropertyType)) return false;
        var said = new NullabilityInfoContext().Create(place);
        var element = said.ElementType ?? said.GenericTypeArguments.LastOrDefault();
        return element is { ReadState: NullabilityState.NotNull, Type.IsValueType: false };
    }
}
