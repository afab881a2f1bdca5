using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Host;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

/// <summary>Whoever may do or see something is said where it is done or shown; nothing is left unsaid.</summary>
public sealed class Access(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly HashSet<string> Known = [.. Modules.All.SelectMany(m => m.Permissions.Keys)];

    private static IEnumerable<Type> Types => Modules.All.Select(m => m.GetType().Assembly).Append(typeof(Modules).Assembly).Distinct().SelectMany(a => a.GetTypes());

    private static IEnumerable<Type> Commands => Types.Where(t => t.IsAssignableTo(typeof(ICommand)) && t is { IsInterface: false, IsAbstract: false });

    private static IEnumerable<Type> Pages => Types.Where(t => t.IsDefined(typeof(RouteAttribute)));

    private IEnumerable<RouteEndpoint> Endpoints => hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public void Every_command_says_who_may_run_it() => Assert.Empty(Commands.Where(SaysNobody).Select(c => c.Name));

    [Fact]
    public void A_command_that_says_nobody_is_noticed() => Assert.True(SaysNobody(typeof(NobodysCommand)));

    [Fact]
    public void Every_command_has_its_handler()
    {
        var registered = hall.Services.GetRequiredService<IServiceProviderIsService>();

        Assert.Empty(Commands.Where(c => !registered.IsService(typeof(IHandle<>).MakeGenericType(c))).Select(c => c.Name));
    }

    [Fact]
    public void Every_permission_that_is_asked_for_is_explained_by_a_module()
    {
        var asked = Commands.Concat(Pages).SelectMany(t => t.GetCustomAttributes<RequiresAttribute>())
            .Concat(Endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<RequiresAttribute>())).Select(r => r.Permission).Distinct();

        Assert.Empty(asked.Where(p => !Known.Contains(p)));
    }

    [Fact]
    public void Every_permission_begins_with_the_name_of_its_module() =>
        Assert.Empty(Modules.All.SelectMany(m => m.Permissions.Keys.Where(p => !p.StartsWith(m.Name + ".", StringComparison.Ordinal))));

    [Fact]
    public void Every_page_and_every_endpoint_says_whose_it_is_or_why_it_is_open()
    {
        var unmarked = Endpoints.Where(IsUnmarked).Select(e => e.RoutePattern.RawText ?? "").ToArray();

        Assert.Empty(unmarked.Where(p => !Exemptions.UnmarkedEndpoints.ContainsKey(p)));
        Assert.Empty(Exemptions.UnmarkedEndpoints.Keys.Except(unmarked));
        Assert.True(Endpoints.Count() > 5, "The walk found no endpoints.");
    }

    [Fact]
    public void An_endpoint_that_says_nothing_is_noticed() =>
        Assert.True(IsUnmarked(new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/x"), 0, null, null)));

    [Fact]
    public void Desks_are_under_staff_and_for_those_who_hold_a_post_and_nothing_else_is() =>
        Assert.Empty(Pages.Where(IsMisplaced).Select(p => p.FullName));

    [Fact]
    public void A_desk_for_everybody_is_noticed()
    {
        Assert.True(IsMisplaced(typeof(CanaryDesk)));
        Assert.True(IsMisplaced(typeof(StaffCanaryPage)));
    }

    private static bool SaysNobody(Type command) => command.GetCustomAttribute<RequiresAttribute>() is null;

    private static bool IsUnmarked(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<RequiresAttribute>() is null && endpoint.Metadata.GetMetadata<OpenAttribute>() is null;

    private static bool IsMisplaced(Type page)
    {
        var isUnderStaff = page.GetCustomAttributes<RouteAttribute>().All(r => r.Template.StartsWith("/staff/", StringComparison.Ordinal) || r.Template == "/staff");
        var isDesk = page.Name.EndsWith("Desk", StringComparison.Ordinal);
        return isDesk ? !isUnderStaff || !page.IsDefined(typeof(RequiresAttribute)) : isUnderStaff || !page.Name.EndsWith("Page", StringComparison.Ordinal);
    }

    private sealed record NobodysCommand : ICommand;

    [Route("/staff/canary"), AllowAnonymous]
    private sealed class CanaryDesk;

    [Route("/staff/canary")]
    private sealed class StaffCanaryPage;
}
