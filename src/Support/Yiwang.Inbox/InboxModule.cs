using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Inbox.Data;
using Yiwang.Inbox.Public;
using Yiwang.Inbox.Items;
using Yiwang.Organisation.Public;
using Yiwang.Platform;

namespace Yiwang.Inbox;

public sealed class InboxModule : YiwangModule
{
    public override string Name => "inbox";

    public override IReadOnlyDictionary<string, string> Permissions => Inbox.Permissions.All;

    public override void AddTo(IServiceCollection services)
    {
        services.AddScoped<InboxDb>();
        services.AddScoped<IInbox, KeptInbox>();
        services.AddScoped<WorkItems>();
        services.AddScoped<IKeepDuties, OrganisationDuties>();
        services.AddScoped<IHaveOpenWork, WaitingWork>();
        services.AddScoped<IInboxOverview>(provider => provider.GetRequiredService<WorkItems>());
    }

    public override void MapTo(IEndpointRouteBuilder api) => InboxApi.Map(api);
}
