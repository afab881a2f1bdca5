using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Modelling;

/// <summary>Hands a standard text of the own department's business in for review.</summary>
[Requires(Permissions.WriteModels)]
internal sealed record SubmitModel(Guid Id, string Kind, string Title, string Text) : ICommand;

/// <summary>A newer wording; what holds goes on holding until it is confirmed.</summary>
[Requires(Permissions.WriteModels)]
internal sealed record ReviseModel(Guid Id, string Text) : ICommand;

/// <summary>The legal office confirms the newest wording; the system gives the number.</summary>
[Requires(Permissions.ConfirmModels)]
internal sealed record ConfirmModel(Guid Id, string Opinion) : ICommand;

[Requires(Permissions.ConfirmModels)]
internal sealed record ReturnModel(Guid Id, string Reason) : ICommand;

[Requires(Permissions.ConfirmModels)]
internal sealed record WithdrawModel(Guid Id, string Reason) : ICommand;

internal sealed class ModelHandler(ModelTexts models, ContractsDb db, ContractBodies bodies, ContractOffice office, CurrentUser user)
    : IHandle<SubmitModel>, IHandle<ReviseModel>, IHandle<ConfirmModel>, IHandle<ReturnModel>, IHandle<WithdrawModel>
{
    [Article(Law.LuohuContracts, 23), Requirement("LH-HT-023")]
    public async Task<Outcome> Handle(SubmitModel command, CancellationToken ct)
    {
        if (await models.Exists(command.Id, ct)) return Outcome.Conflict;
        var (model, outcome) = ModelText.Submit(new(command.Id, user.Institution, user.Region, office.Today), command.Kind, command.Title, command.Text);
        if (bodies.KindOf(command.Kind) is null)
            return Outcome.From([.. outcome.Findings, Finding.Block("model.kind", "请选合同种类。", Places.ModelTexts, "kind", "从列出的种类中选。")]);
        if (model is null) return outcome;
        models.Add(model);
        await models.Keep(model, ct);
        return outcome;
    }

    public Task<Outcome> Handle(ReviseModel command, CancellationToken ct) => Act(command.Id, m => Task.FromResult(m.Institution == user.Institution ? m.Revise(command.Text, office.Today) : Outcome.NotFound), ct);

    public Task<Outcome> Handle(ConfirmModel command, CancellationToken ct) => Act(command.Id, m => m.Region == user.Region ? m.Confirm(command.Opinion, () => Number(m.Region, ct), office.Today) : Task.FromResult(Outcome.NotFound), ct);

    public Task<Outcome> Handle(ReturnModel command, CancellationToken ct) => Act(command.Id, m => Task.FromResult(m.Region == user.Region ? m.Return(command.Reason, office.Today) : Outcome.NotFound), ct);

    public Task<Outcome> Handle(WithdrawModel command, CancellationToken ct) => Act(command.Id, m => Task.FromResult(m.Region == user.Region ? m.Withdraw(command.Reason, office.Today) : Outcome.NotFound), ct);

    // The article says that numbers are of one series and not how they look: their sign is the pack's.
    private async Task<string> Number(string region, CancellationToken ct)
    {
        var series = $"{bodies.ModelSign}-{region}-{office.Today.Year}";
        return $"{series}-{await db.Count(series, ct):D4}";
    }

    private async Task<Outcome> Act(Guid id, Func<ModelText, Task<Outcome>> act, CancellationToken ct)
    {
        if (await models.Visible.FirstOrDefaultAsync(m => m.Id == id, ct) is not { } model) return Outcome.NotFound;
        var outcome = await act(model);
        if (outcome.IsDone) await models.Keep(model, ct);
        return outcome;
    }
}
