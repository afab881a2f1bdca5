using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

// The namespace that encloses all of ours is searched before any that is imported: whoever writes api.MapGet(…) in a module means these.
#pragma warning disable IDE0130
namespace Yiwang;

/// <summary>
/// Endpoints whose code is made when the first request for them arrives. The framework would make it for all two hundred before the first
/// page: compiled expressions, and how every answer is written as JSON, a sixth of a start. What a request has to look like, and what is
/// told about it under <c>/openapi</c>, is worked out at the start as ever.
/// </summary>
public static class LateEndpoints
{
    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) =>
        MapMethods(endpoints, pattern, [HttpMethods.Get], handler);

    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) =>
        MapMethods(endpoints, pattern, [HttpMethods.Post], handler);

    public static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) =>
        MapMethods(endpoints, pattern, [HttpMethods.Put], handler);

    public static RouteHandlerBuilder MapDelete(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) =>
        MapMethods(endpoints, pattern, [HttpMethods.Delete], handler);

    public static RouteHandlerBuilder MapMethods(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, IEnumerable<string> methods, Delegate handler) =>
        RouteHandlerServices.Map(endpoints, pattern, handler, methods, RequestDelegateFactory.InferMetadata, MadeWhenCalled);

    private static RequestDelegateResult MadeWhenCalled(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? metadata)
    {
        var made = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new RequestDelegateResult(http => made.Value(http), metadata?.EndpointMetadata ?? []);
    }
}
