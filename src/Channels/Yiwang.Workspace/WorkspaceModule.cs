using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Workspace.Evidence;
using Yiwang.Workspace.Operations;

namespace Yiwang.Workspace;

public sealed class WorkspaceModule : YiwangModule
{
    public override string Name => "workspace";

    public override IReadOnlyDictionary<string, string> Permissions => Workspace.Permissions.All;

    public override void AddTo(IServiceCollection services) => services.AddScoped<RunningSystem>().AddScoped<EvidenceSearch>();

    public override void MapTo(IEndpointRouteBuilder api) => EvidenceApi.Map(api);

    public override void MapDocuments(IEndpointRouteBuilder site) => EvidenceApi.MapFile(site);
}
