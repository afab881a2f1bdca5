using Yiwang.Benefits;
using Yiwang.Contracting;
using Yiwang.Identity;
using Yiwang.Inbox;
using Yiwang.Messages;
using Yiwang.Office;
using Yiwang.Organisation;
using Yiwang.Platform;
using Yiwang.Portal;
using Yiwang.Procedures;
using Yiwang.Registers;
using Yiwang.Regulations;
using Yiwang.SingleSignOn;
using Yiwang.Workspace;

namespace Yiwang.Host;

/// <summary>The map of the house, lowest floor first. A module that is not here is not running.</summary>
public static class Modules
{
    public static IReadOnlyList<YiwangModule> All { get; } =
    [
        new PlatformModule(),
        new OrganisationModule(),
        new IdentityModule(),
        new SingleSignOnModule(),
        new InboxModule(),
        new MessagesModule(),
        new RegistersModule(),
        new RegulationsModule(),
        new ProceduresModule(),
        new BenefitsModule(),
        new OfficeModule(),
        new ContractingModule(),
        new PortalModule(),
        new WorkspaceModule(),
    ];
}
