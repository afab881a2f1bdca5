using Yiwang.Platform;

namespace Yiwang.Contracting;

/// <summary>
/// 政府合同监管 (罗府规〔2018〕6号): a contract of a government body from its preparation to its archive. One folder for each chapter of the
/// regulation, named as the chapter is.
/// </summary>
public sealed class ContractingModule : YiwangModule
{
    public override string Name => "contracting";

    public override IReadOnlyDictionary<string, string> Permissions => Contracting.Permissions.All;
}
