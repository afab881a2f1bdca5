using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Yiwang.Platform;
using Yiwang.Platform.Web;

namespace Yiwang.Identity.RealName;

/// <summary>Where the service is: the setting <c>RealName</c>; in a demonstration without it the stand-in that this very host serves, asked over HTTP.</summary>
internal sealed class RealNameAddress(IConfiguration configuration, YiwangOptions options, IServer? server = null)
{
    public const string Setting = "RealName";

    public Uri? Find()
    {
        if (OutsideService.AddressOf(configuration, Setting) is { } address) return address;
        var own = options.Demonstration ? server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() : null;
        return Uri.TryCreate(own, UriKind.Absolute, out var here) ? new Uri(here, StandIn.Path) : null;
    }
}
