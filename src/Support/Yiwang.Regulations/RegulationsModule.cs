using Yiwang.Platform;

namespace Yiwang.Regulations;

public sealed class RegulationsModule : YiwangModule
{
    public override string Name => "regulations";
}
