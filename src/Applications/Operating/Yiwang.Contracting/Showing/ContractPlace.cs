using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Showing;

/// <summary>One of the pages of a contract: whoever may not see the contract finds no page; each look from outside is recorded.</summary>
public abstract class ContractPlace : ContractPart
{
    [Parameter] public Guid ContractId { get; set; }

    [Inject] protected NavigationManager Nav { get; set; } = null!;
    [Inject] protected TimeProvider Clock { get; set; } = null!;
    [Inject] internal ContractList Contracts { get; set; } = null!;

    internal Contract? Found { get; private set; }

    protected DateOnly Today { get; private set; }

    protected bool IsHandler => Found is { } contract && ContractPages.IsHandler(contract, User);

    protected override async Task Load()
    {
        Today = Clock.Today();
        Found = await Contracts.Find(ContractId, Http.RequestAborted);
        if (Found is null)
        {
            // Whoever decided on a confidential contract sees it no longer than it lay before him.
            if (Said.Length > 0) Nav.NavigateTo("/staff/inbox");
            else Nav.NotFound();
            return;
        }

        if (User.Institution != Found.Institution && HttpMethods.IsGet(Http.Request.Method)) await Commands.Run(new LookAtContract(ContractId), ct: Http.RequestAborted);
        await LoadFor(Found);
    }

    internal virtual Task LoadFor(Contract contract) => Task.CompletedTask;

    protected async Task Done(string said) => await Show("", [], said);
}
