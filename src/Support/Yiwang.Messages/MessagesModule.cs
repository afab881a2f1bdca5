using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Messages.Notices;
using Yiwang.Messages.Public;
using Yiwang.Platform;

namespace Yiwang.Messages;

public sealed class MessagesModule : YiwangModule
{
    public override string Name => "messages";

    public override IReadOnlyDictionary<string, string> Permissions => Messages.Permissions.All;

    public override void AddTo(IServiceCollection services)
    {
        services.AddScoped<MessagesDb>();
        services.AddScoped<IMessages, SentMessages>();
        services.AddScoped<Mailbox>();
        services.AddScoped<IUnreadMessages>(provider => provider.GetRequiredService<Mailbox>());
        services.AddScoped<Outbox>();
        services.Handles<OpenMessageHandler>();
    }

    public override void MapTo(IEndpointRouteBuilder api) => MessagesApi.Map(api);
}
