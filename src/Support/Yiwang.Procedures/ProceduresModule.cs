using Yiwang.Platform;

namespace Yiwang.Procedures;

public sealed class ProceduresModule : YiwangModule
{
    public override string Name => "procedures";
}
