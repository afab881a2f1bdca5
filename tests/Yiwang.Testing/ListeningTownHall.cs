using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Yiwang.Testing;

/// <summary>The town hall on a real port, for a real browser.</summary>
public class ListeningTownHall : TownHall
{
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    protected override bool Listens => true;
}
