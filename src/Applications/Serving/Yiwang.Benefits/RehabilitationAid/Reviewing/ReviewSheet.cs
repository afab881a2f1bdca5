using System.Text;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing;

/// <summary>One case as it lies on the officer's table.</summary>
/// <param name="Mine">The open step that this officer's post does; null for those who may only look.</param>
internal sealed record ReviewSheet(CaseView View, AidApplication Application, AidCheck Check, StepRun? Mine, DateOnly Today)
{
    public Guid Id => Application.Id;

    public Case Case => View.Case;

    public AidAnswers Answers => Application.Answers;

    public bool MayReview => Mine is not null && Case.Stage == AidProcedure.Review;

    public bool MayAnswerAppeal => Mine is not null && Case.Stage == AidProcedure.Appeal;

    /// <summary>What a person still has to judge.</summary>
    public IReadOnlyList<Finding> Open { get; } = [.. Check.Open(Application.Answers.Review).DistinctBy(f => f.Code)];

    /// <summary>All that stands in the way of an approval.</summary>
    public IReadOnlyList<Finding> Obstacles { get; } = [.. Approval.WhyNot(Check, Application)];

    /// <summary>On what a refusal can rest.</summary>
    public IReadOnlyList<Finding> Grounds { get; } = Refusal.Possible(Check, Application);

    public Settings Settings => Check.Rulebook.SettingsOn(Case.ReceivedOn);

    /// <summary>The refusal that an appeal is made against; null before.</summary>
    public StepRun? FirstDecision => Case.Stages.SelectMany(s => s.Steps).LastOrDefault(s => s.Outcome == AidProcedure.Refused);
}

/// <summary>Lays cases on the table, for those who may see them.</summary>
internal sealed class ReviewSheets(BenefitsDb db, ICaseReader cases, AidChecker checker, CurrentUser user, TimeProvider clock)
{
    private const int MinutesOfOneOpening = 30;

    public async Task<ReviewSheet?> Find(Guid id, CancellationToken ct)
    {
        if (await cases.View(id, ct) is not { } view || await db.Applications.ByKey(id, ct) is not { } application) return null;

        var check = await checker.Check(application, view.Case.ReceivedOn, ct);
        var mine = view.Case.State is CaseState.Ended ? null
            : view.Case.CurrentStage.Steps.FirstOrDefault(s => s.IsOpen && (s.Post, s.Institution) == (user.Post, user.Institution));
        return new ReviewSheet(view, application, check, mine, clock.Today());
    }

    /// <summary>The same for one officer, one case and half an hour: coming back after each act is not another look.</summary>
    public Guid OpeningKey(Guid id)
    {
        var slot = clock.GetUtcNow().ToUnixTimeSeconds() / (60 * MinutesOfOneOpening);
        return new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"opening/{user.AccountId}/{id}/{slot}")).AsSpan(0, 16));
    }
}
