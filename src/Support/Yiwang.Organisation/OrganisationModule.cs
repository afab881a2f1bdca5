using Yiwang.Platform;

namespace Yiwang.Organisation;

public sealed class OrganisationModule : YiwangModule
{
    public override string Name => "organisation";
}
