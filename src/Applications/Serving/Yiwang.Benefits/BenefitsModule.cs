using Yiwang.Platform;

namespace Yiwang.Benefits;

public sealed class BenefitsModule : YiwangModule
{
    public override string Name => "benefits";
}
