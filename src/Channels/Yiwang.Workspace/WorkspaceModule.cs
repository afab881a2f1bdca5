using Yiwang.Platform;

namespace Yiwang.Workspace;

public sealed class WorkspaceModule : YiwangModule
{
    public override string Name => "workspace";
}
