using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Yiwang.Platform.Access;

/// <summary>Turns <c>permission:…</c> into a requirement.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (policyName.StartsWith(RequiresAssuranceAttribute.PolicyPrefix, StringComparison.Ordinal))
        {
            var level = Enum.Parse<AssuranceLevel>(policyName[RequiresAssuranceAttribute.PolicyPrefix.Length..]);
            return Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new IsSureEnough(level)).Build());
        }

        if (!policyName.StartsWith(RequiresAttribute.PolicyPrefix, StringComparison.Ordinal)) return base.GetPolicyAsync(policyName);
        var permission = policyName[RequiresAttribute.PolicyPrefix.Length..];
        return Task.FromResult<AuthorizationPolicy?>(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new HoldsPermission(permission)).Build());
    }
}

internal sealed record IsSureEnough(AssuranceLevel Level) : IAuthorizationRequirement;

internal sealed class IsSureEnoughHandler(IHttpContextAccessor http) : AuthorizationHandler<IsSureEnough>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, IsSureEnough requirement)
    {
        var user = http.HttpContext?.RequestServices.GetRequiredService<CurrentUser>();
        if (user is { IsSignedIn: true } && user.IsSureEnough(requirement.Level)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal sealed record HoldsPermission(string Permission) : IAuthorizationRequirement;

internal sealed class HoldsPermissionHandler(IHttpContextAccessor http) : AuthorizationHandler<HoldsPermission>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HoldsPermission requirement)
    {
        // The user of the request's own scope, not of the scope that authorisation happened to be resolved in.
        var user = http.HttpContext?.RequestServices.GetRequiredService<CurrentUser>();
        if (user?.May(requirement.Permission) == true) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
