using Microsoft.AspNetCore.Components;
using Yiwang.Contracting.Showing;

namespace Yiwang.Contracting.Preparing;

/// <summary>A page of one project: finds it, and asks whether this user may change it.</summary>
public abstract class ProjectPart : ContractPart
{
    [Parameter] public Guid ProjectId { get; set; }

    [Inject] private Projects Projects { get; set; } = null!;
    [Inject] private NavigationManager Nav { get; set; } = null!;

    private protected PreparedProject? Whole { get; private set; }

    private protected ContractProject Project => Whole!.Project;

    /// <summary>The department's own, whoever there acts.</summary>
    private protected bool IsOwn => Whole is not null && Project.Institution == User.Institution && Project.State is ProjectState.Preparing;

    private protected bool IsHandler => IsOwn && Project.Handler == User.AccountId && User.May(Permissions.Prepare);

    protected override async Task Load()
    {
        Whole = await Projects.Whole(ProjectId, Http.RequestAborted);
        if (Whole is null) Nav.NotFound();
        else await More();
    }

    /// <summary>What else the page shows.</summary>
    protected virtual Task More() => Task.CompletedTask;
}
