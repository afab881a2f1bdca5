using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Yiwang.Platform.Access;

/// <summary>
/// Who may run the command, open the page or call the endpoint: whoever's post holds the permission.
/// What carries neither this nor <see cref="OpenAttribute"/> is refused to everybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(string permission) : Attribute, IAuthorizeData
{
    internal const string PolicyPrefix = "permission:";

    public string Permission { get; } = permission;

    string? IAuthorizeData.Policy { get => PolicyPrefix + Permission; set => throw new NotSupportedException(); }
    string? IAuthorizeData.Roles { get => null; set => throw new NotSupportedException(); }
    string? IAuthorizeData.AuthenticationSchemes { get => null; set => throw new NotSupportedException(); }
}

/// <summary>Everybody may see it, without signing in. The reason is for the reader of the security report.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute(string because) : Attribute, IAllowAnonymous
{
    public string Because { get; } = because;
}

public static class AccessConventions
{
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, string permission) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new RequiresAttribute(permission)));
        return endpoint;
    }

    public static TBuilder RequiresAssurance<TBuilder>(this TBuilder endpoint, AssuranceLevel level) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new RequiresAssuranceAttribute(level)));
        return endpoint;
    }

    public static TBuilder Open<TBuilder>(this TBuilder endpoint, string because) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new OpenAttribute(because)));
        return endpoint;
    }
}
