using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Web;

namespace Yiwang.Host;

/// <summary>
/// An endpoint written for any kind of body takes <c>null</c> for one, since the framework can't see that it is wanted, and would fail on it.
/// Here it is refused before the endpoint begins. A record without fields, or one that may be left out, is not asked for.
/// </summary>
internal static class BodyThatIsThere
{
    public static RouteGroupBuilder RefuseMissingBodies(this RouteGroupBuilder api) => api.AddEndpointFilterFactory((context, next) =>
    {
        var services = context.ApplicationServices.GetService<IServiceProviderIsService>();
        var wanted = context.MethodInfo.GetParameters().Select((parameter, place) => (parameter, place)).Where(p => IsBody(p.parameter, services)).Select(p => p.place).ToArray();
        if (wanted.Length == 0) return next;
        return async call => wanted.Any(place => call.Arguments[place] is null) ? await Http.NoBody() : await next(call);
    });

    private static bool IsBody(ParameterInfo parameter, IServiceProviderIsService? services) =>
        parameter is { HasDefaultValue: false, ParameterType: { IsClass: true, IsAbstract: false } type }
        && type.Assembly.GetName().Name!.StartsWith("Yiwang.", StringComparison.Ordinal)
        && services?.IsService(type) != true
        && type.GetProperties().Length > 0
        && !SaysItMayBeMissing(parameter);

    private static bool SaysItMayBeMissing(ParameterInfo parameter) => parameter.GetCustomAttributesData()
        .Any(a => a.AttributeType.Name == "NullableAttribute" && a.ConstructorArguments is [{ Value: byte and 2 }]);
}
