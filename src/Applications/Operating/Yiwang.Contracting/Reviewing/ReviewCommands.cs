using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Enterprises;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Public;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Reviewing;

/// <summary>Has a draft of the own department reviewed.</summary>
[Requires(Permissions.RequestReviews)]
internal sealed record RequestReview(Guid Id, ReviewRequest Request) : ICommand;

/// <summary>The next wording, after it was returned or changed.</summary>
[Requires(Permissions.RequestReviews)]
internal sealed record HandInDraft(Guid Id, StoredFile? File, string Changes) : ICommand;

[Requires(Permissions.RequestReviews)]
internal sealed record SupplyMaterial(Guid Id, StoredFile? File, string Text, bool IsNone = false) : ICommand;

/// <summary>An assessment or approval was held.</summary>
/// <param name="Procedure">Its place in the list, from 0.</param>
[Requires(Permissions.RequestReviews)]
internal sealed record HoldProcedure(Guid Id, int Procedure, string Document, DateOnly? HeldOn) : ICommand;

/// <summary>补充材料通知.</summary>
[Requires(Permissions.Review)]
internal sealed record AskForMaterial(Guid Id, string What) : ICommand;

/// <summary>The written opinion, of the department's reviewer or of the legal office, by who gives it.</summary>
[Requires(Permissions.Review)]
internal sealed record GiveOpinion(Guid Id, OpinionDraft Opinion) : ICommand;

/// <summary>Leaves a trace of who looked into a file.</summary>
[Requires(Permissions.SeeReviews)]
internal sealed record ReadReviewFile(Guid Id, string Hash) : ICommand;

internal sealed class RequestReviewHandler(Reviews reviews, ReviewBackground background, ContractBook book, EnterpriseOffice enterprises, DraftReader reader, ContractOffice office, CurrentUser user) : IHandle<RequestReview>
{
    public async Task<Outcome> Handle(RequestReview command, CancellationToken ct)
    {
        var asked = command.Request;
        if (enterprises.Signer(user.Institution) is not { } signer)
            return Outcome.Refused("contract.no-signer", "您的单位不在合同签订主体名录里，不能提交审查。", Citation.Of(Law.LuohuContracts, 3, 1), "title", "请联系领导小组办公室核对名录。");
        if (await reviews.Find(command.Id, ct) is not null) return Outcome.Conflict;
        var (today, region) = (office.Today, user.Region);
        if (book.On(region, today) is not { } rules) return Outcome.From(book.NotAdopted(region, today));
        var (draft, problem) = asked.Draft is null ? (null, null) : await reader.Read(asked.Draft.Hash, asked.ModelText, ct);
        var (derivesFromKey, known) = await background.Of(asked, draft?.Digest, ct);
        List<Finding> findings = [.. ReviewRequestRules.Check(asked, signer), .. known];
        if (problem is not null) findings.Add(problem);
        if (findings.Any(f => f.Severity is Severity.Blocks)) return Outcome.From(findings);
        var goesOn = !signer.IsGovernment && await enterprises.RouteOf(user.Institution, today, ct) is ReviewRoute.LegalOffice;
        var reasons = !signer.IsGovernment ? [] : KeySupervision.Reasons(new(asked.AmountInFen, asked.Types, asked.DisposesOfStateAsset, asked.IsTalentHousing, false, derivesFromKey), rules);
        var (review, outcome) = LegalityReview.Request(new(command.Id, await reviews.NextNumber(region, today, ct), signer, region, user.AccountId ?? Guid.Empty, today, office.WorkingDays(today, rules.ReviewDays), reasons, draft!, goesOn), asked);
        if (review is null) return outcome;
        if (review.NeedsOffice && !enterprises.HasLegalOffice(region))
            return Outcome.Refused("review.no-office", "本地名录里没有法制机构，这份合同送不了审查。", ReviewPlaces.Office, "backing", "请领导小组办公室补登法制机构的合同审查岗。");
        reviews.Add(review);
        await reviews.Keep(review, ct);
        return Outcome.From([.. outcome.Findings, .. findings]);
    }
}

/// <summary>What a draft comes from: the contract that it changes, the project that it was prepared in.</summary>
internal sealed class ReviewBackground(ContractsDb db, Projects projects, CurrentUser user)
{
    /// <returns>Whether it derives from a contract under key supervision, and what is missing of the preparation.</returns>
    [Article(Law.LuohuContracts, 13, 2), Article(Law.LuohuContracts, 51), Requirement("LH-HT-013d")]
    public async Task<(bool DerivesFromKey, IReadOnlyList<Finding> Findings)> Of(ReviewRequest asked, string? digest, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var parent = asked.Parent is { } id ? await db.Find(id, ct) : null;
        if (asked.Parent is not null && parent?.Institution != user.Institution) findings.Add(Finding.Block("contract.parent", "没有找到原合同，或者不是本单位的。", Citation.Of(Law.LuohuContracts, 51), "parent", "从原合同的页面进入。"));
        if (asked.Project is { } project)
        {
            var whole = await projects.Whole(project, ct);
            if (whole?.Project.Institution == user.Institution) findings.AddRange([.. ProjectReadiness.BeforeReview(whole), .. OtherWording(whole, digest)]);
            else findings.Add(Finding.Block("review.project", "没有找到合同项目，或者不是本单位的。", Citation.Of(Law.LuohuContracts, 13, 2), "project", "从合同项目的页面进入。"));
        }

        return (parent is { IsKey: true }, findings);
    }

    /// <summary>The text of a later version, against the project's newest; nothing where no project stands behind the review.</summary>
    public async Task<IReadOnlyList<Finding>> OfNext(LegalityReview review, string digest, CancellationToken ct) =>
        review.Project is { } project && await projects.Whole(project, ct) is { } whole ? [.. OtherWording(whole, digest)] : [];

    /// <summary>What is reviewed is the project's newest text, word for word: otherwise the text that was prepared and the text that was reviewed would go two ways.</summary>
    [Article(Law.LuohuContracts, 24, 1), Article(Law.LuohuContracts, 41)]
    private static IEnumerable<Finding> OtherWording(PreparedProject whole, string? digest)
    {
        if (digest is not null && whole.Draft is { } draft && WordingDigest.Of(Texts.ContractText.Typed(draft.Text)) != digest)
            yield return Finding.Block("review.other-draft", $"送审的文本和合同项目的第 {draft.Version} 稿不一致。", ReviewPlaces.Inside, "draft", "请先把改过的文本在合同项目里存成新的一稿，再送审；或者不交文件，直接送项目的最新一稿。");
    }
}

/// <summary>What the department does until it is agreed.</summary>
internal sealed class ReviewFileHandler(Reviews reviews, ReviewBackground background, ContractBook book, DraftReader reader, ContractOffice office, LooseFacts facts, CurrentUser user)
    : IHandle<HandInDraft>, IHandle<SupplyMaterial>, IHandle<HoldProcedure>, IHandle<ReadReviewFile>
{
    public async Task<Outcome> Handle(HandInDraft command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } review) return Outcome.NotFound;
        if (command.File is null) return Outcome.Refused("review.no-text", "还没有交修改后的合同文本。", ReviewPlaces.Material(1), "draft", "请交 .docx、带文字的 .pdf 或者 .txt。");
        var (draft, problem) = await reader.Read(command.File.Hash, review.ModelText, ct);
        if (draft is not null && await background.OfNext(review, draft.Digest, ct) is { Count: > 0 } other) return Outcome.From(other);
        return draft is null ? Outcome.From(problem!) : await Kept(review, review.HandIn(ReviewFile.Of(command.File), draft, command.Changes, user.AccountId ?? Guid.Empty, office.Today, Due(review)), ct);
    }

    public async Task<Outcome> Handle(SupplyMaterial command, CancellationToken ct) =>
        await Own(command.Id, ct) is { } review ? await Kept(review, review.Supply(new(ReviewRequestRules.OnDemand, command.File, command.Text, command.IsNone), Due(review)), ct) : Outcome.NotFound;

    public async Task<Outcome> Handle(HoldProcedure command, CancellationToken ct) =>
        await Own(command.Id, ct) is { } review ? await Kept(review, review.Hold(command.Procedure, command.Document, command.HeldOn, office.Today), ct) : Outcome.NotFound;

    [Article(Law.LuohuContracts, 12), Requirement("LH-HT-012")]
    public async Task<Outcome> Handle(ReadReviewFile command, CancellationToken ct)
    {
        if (await reviews.Find(command.Id, ct) is not { } review || review.Files.All(f => f.Hash != command.Hash)) return Outcome.NotFound;
        facts.Record(new ReviewFileRead(command.Id, command.Hash));
        return Outcome.Done;
    }

    private async Task<LegalityReview?> Own(Guid id, CancellationToken ct) => await reviews.Find(id, ct) is { } review && review.Institution == user.Institution ? review : null;

    private DateOnly? Due(LegalityReview review) => book.On(review.Region, office.Today) is { } rules ? office.WorkingDays(office.Today, rules.ReviewDays) : null;

    private async Task<Outcome> Kept(LegalityReview review, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsDone) await reviews.Keep(review, ct);
        return outcome;
    }
}

/// <summary>What an opinion needs beside the review: its day, what the department allows, the form of the sheet.</summary>
internal sealed class OpinionOffice(ContractBook book, OpinionTemplates templates, IReviewHabits habits)
{
    public DateOnly? Due(LegalityReview review, ContractOffice office) => book.On(review.Region, office.Today) is { } rules ? office.WorkingDays(office.Today, rules.ReviewDays) : null;

    public Task<bool> MaySimplify(LegalityReview review, CancellationToken ct) => habits.AllowsSimplified(review.Institution, ct);

    public Task Compose(LegalityReview review, CancellationToken ct) => templates.Compose(review, ct);
}

/// <summary>What the two levels of reviewers do.</summary>
internal sealed class OpinionHandler(Reviews reviews, OpinionOffice opinions, ContractBodies bodies, ContractOffice office, FourEyes eyes, CurrentUser user) : IHandle<AskForMaterial>, IHandle<GiveOpinion>
{
    private static readonly string[] Acts = [nameof(ReviewRequested), nameof(ContractDraftHandedIn), nameof(MaterialSupplied), nameof(OpinionGiven)];

    public async Task<Outcome> Handle(AskForMaterial command, CancellationToken ct)
    {
        if (await reviews.Find(command.Id, ct) is not { } review || Level(review) is not { } level) return Outcome.NotFound;
        return await Kept(review, review.AskFor(level, command.What), ct);
    }

    [Article(Law.LuohuContracts, 15), Article(Law.LuohuContracts, 41), Article(Law.LuohuContracts, 10, 3), Requirement("LH-HT-010c"), Requirement("LH-HT-041")]
    public async Task<Outcome> Handle(GiveOpinion command, CancellationToken ct)
    {
        if (await reviews.Find(command.Id, ct) is not { } review || Level(review) is not { } level) return Outcome.NotFound;
        if (await eyes.ActedInAnotherPost(review.Subject, Acts, ct)) return OpinionRules.OwnReview;
        if (level is ReviewLevel.Internal && command.Opinion.SendsOn && bodies.Find(ContractDuty.Legal, review.Region) is null)
            return Outcome.Refused("review.no-office", "本地名录里没有法制机构，送不了审查。", ReviewPlaces.Office, "sendsOn", "请领导小组办公室补登法制机构的合同审查岗。");
        var by = new Reviewer(user.AccountId ?? Guid.Empty, user.PostName, user.Institution, level) { MaySimplify = await opinions.MaySimplify(review, ct) };
        var outcome = review.Opine(by, command.Opinion, office.Today, opinions.Due(review, office));
        if (outcome.IsDone) await opinions.Compose(review, ct);
        return await Kept(review, outcome, ct);
    }

    /// <summary>A post of the department reviews inside, the one of the legal office above it; nobody else.</summary>
    private ReviewLevel? Level(LegalityReview review) => review.Institution == user.Institution
        ? bodies.PostsOf(review.Institution)?.Reviewer == user.Post ? ReviewLevel.Internal : null
        : reviews.IsOffice(review.Region) ? ReviewLevel.LegalOffice : null;

    private async Task<Outcome> Kept(LegalityReview review, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsDone) await reviews.Keep(review, ct);
        return outcome;
    }
}
