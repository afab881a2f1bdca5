using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Following;

/// <summary>The applicant says: everything that was asked for is there.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record AnswerSupplement(Guid Id) : ICommand;

internal sealed class AnswerSupplementHandler(BenefitsDb db, ICases cases, RulebookLibrary library, WorkCalendar calendar, TimeProvider clock) : IHandle<AnswerSupplement>
{
    public async Task<Outcome> Handle(AnswerSupplement command, CancellationToken ct)
    {
        if (await cases.Find(command.Id, ct) is not { } found || await db.Applications.ByKey(command.Id, ct) is not { } application) return Outcome.NotFound;
        if (found.OpenSupplement is { } asked)
        {
            var refusal = Outcome.From(Supplements.StillMissing(asked, application.Answers, library.City));
            if (!refusal.IsDone) return refusal;
        }

        return await cases.Keep(found, found.ReceiveSupplement(clock.Today(), calendar), ct);
    }
}

internal static class Supplements
{
    /// <summary>Whether something was handed in for an item since it was asked for; each item is one task, and done by itself.</summary>
    public static bool IsBrought(MissingItem item, Supplement asked, AidAnswers answers, CityRules rules) =>
        answers.Materials.Any(m => m.On >= asked.AskedOn && rules.Materials.Any(g => g.Id == item.Code && g.AnyOf.Any(a => a.Id == m.Material)));

    public static IEnumerable<Finding> StillMissing(Supplement asked, AidAnswers answers, CityRules rules) => asked.Items
        .Where(i => !IsBrought(i, asked, answers, rules))
        .Select(i => Finding.Block("aid.supplement.missing", $"还没有{i.What}。", i.Under, i.Code,
            "请上传后再提交；确实没有的，可以等期限届满后按现有材料审核，或者撤回申请。"));
}

/// <summary>The applicant takes the application, or the appeal, back.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record WithdrawApplication(Guid Id) : ICommand;

internal sealed class WithdrawApplicationHandler(BenefitsDb db, ICases cases, AidDecision decision, TimeProvider clock) : IHandle<WithdrawApplication>
{
    public async Task<Outcome> Handle(WithdrawApplication command, CancellationToken ct)
    {
        if (await cases.Find(command.Id, ct) is not { } found || await db.Applications.ByKey(command.Id, ct) is not { } application) return Outcome.NotFound;
        var outcome = found.Withdraw(clock.Today());
        if (outcome.IsDone) await decision.KeepOpenChild(application, found, ct);
        return await cases.Keep(found, outcome, ct);
    }
}
