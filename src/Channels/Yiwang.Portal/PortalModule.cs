using Yiwang.Platform;

namespace Yiwang.Portal;

public sealed class PortalModule : YiwangModule
{
    public override string Name => "portal";
}
