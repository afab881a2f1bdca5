using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Modelling;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Preparing;

/// <summary>The next version of a project's text, from a model text or, with a reason where there is one, the department's own.</summary>
[Requires(Permissions.Prepare)]
internal sealed record WriteDraft(Guid Id, Guid Draft, string Text, string? ModelNumber, string OwnReason) : ICommand;

/// <summary>Why the newest draft differs from its model text at one place.</summary>
[Requires(Permissions.Prepare)]
internal sealed record ExplainDeviation(Guid Id, int Version, int Place, string Why) : ICommand;

internal sealed class DraftHandler(ProjectActs acts, Projects projects, ModelTexts models, ContractOffice office, CurrentUser user) : IHandle<WriteDraft>, IHandle<ExplainDeviation>
{
    public Task<Outcome> Handle(WriteDraft command, CancellationToken ct) => acts.ByItsHandler(command.Id, p => Write(p, command, ct), ct);

    public Task<Outcome> Handle(ExplainDeviation command, CancellationToken ct) => acts.ByItsHandler(command.Id, async p =>
    {
        if (p.BeforeChange() is { } over) return over;
        if (await projects.Drafts(p.Id).OrderByDescending(d => d.Version).FirstOrDefaultAsync(ct) is not { } draft) return Outcome.NotFound;
        if (draft.Version != command.Version) return Outcome.Conflict;
        if ((await models.Of(draft, ct))?.Deviations.Any(d => d.Place == command.Place && d.Kind is not DeviationKind.Filled) is not true) return Outcome.NotFound;
        return draft.Note(new(command.Place, command.Why));
    }, ct);

    /// <summary>The model text first; another text only with a reason.</summary>
    [Article(Law.LuohuContracts, 23), Article(Law.LuohuContracts, 24, 2), Requirement("LH-HT-023"), Requirement("LH-HT-024b")]
    private async Task<Outcome> Write(ContractProject project, WriteDraft said, CancellationToken ct)
    {
        if (project.BeforeChange() is { } over) return over;
        var findings = new List<Finding>();
        if (said.Text.Trim().Length is 0 or > ContractDraft.MostSigns) findings.Add(Finding.Block("draft.text", $"请填合同文本的全文，不超过 {ContractDraft.MostSigns} 字。", Places.Written, "text", "可以从示范文本带出，再填空。"));
        var usable = await models.Usable(project.Kind, project.Region, ct);
        var model = said.ModelNumber is { Length: > 0 } number ? await models.InForce(number, ct) : null;
        if (said.ModelNumber is { Length: > 0 } && (model is not { } found || found.Model.Region != project.Region))
            findings.Add(Finding.Block("draft.model", "没有这个编号的示范文本，或者它没有经过确认、已经停用。", Places.ModelTexts, "model", "请从列出的示范文本中选。"));
        var isOwn = said.ModelNumber is not { Length: > 0 };
        if (isOwn && usable.Count > 0 && said.OwnReason.Trim().Length is 0 or > 500)
            findings.Add(Finding.Block("draft.model-first", $"这类合同有示范文本（{string.Join("、", usable.Select(u => u.Number))}），应当优先使用。", Places.ModelFirst, "ownReason", "请选示范文本；确要自拟的，请写理由，不超过 500 字。"));
        if (findings.Count > 0) return Outcome.From(findings);

        var version = 1 + (await projects.Drafts(project.Id).MaxAsync(d => (int?)d.Version, ct) ?? 0);
        var text = said.Text.ReplaceLineEndings("\n");
        projects.Add(ContractDraft.Write(said.Draft, project, version, text, model is { } from ? (from.Model.Number!, from.Version.Number) : null, isOwn && usable.Count > 0 ? said.OwnReason : "", office.Today, user.PostName));
        return model is { } used && ModelComparer.Compare(used.Version.Text, text) is { } compared && compared.Deviations.Count(d => d.Kind is not DeviationKind.Filled) is > 0 and var places
            ? Outcome.From(Finding.Warn("draft.deviates", $"与示范文本有 {places} 处不同，请逐处写理由。", Places.ModelFirst, "deviations", "填空不用写理由。")) : Outcome.Done;
    }
}
