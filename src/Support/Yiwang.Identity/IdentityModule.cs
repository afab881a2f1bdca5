using Yiwang.Platform;

namespace Yiwang.Identity;

public sealed class IdentityModule : YiwangModule
{
    public override string Name => "identity";
}
