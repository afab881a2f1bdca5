using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits.RehabilitationAid.Replaying;

internal enum VerdictKind { Approved, Refused, NeedsMaterial, NeedsJudgement }

/// <summary>How an application ends under some rules, as far as rules can say.</summary>
internal sealed record AidVerdict(VerdictKind Kind, AidCheck Check)
{
    public long AmountInFen => Kind is VerdictKind.Approved ? Check.TotalInFen : 0;

    public static AidVerdict Of(AidCheck check, AidApplication application) => new(
        check.Blocking.Any() ? VerdictKind.Refused
        : check.Missing.Count + check.OriginalsUnseen.Count > 0 ? VerdictKind.NeedsMaterial
        : check.Open(application.Answers.Review).Any() ? VerdictKind.NeedsJudgement
        : VerdictKind.Approved, check);

    private ReplayedOutcome Outcome => Kind switch
    {
        VerdictKind.Approved => new("通过", AmountInFen),
        VerdictKind.Refused => new("不予通过", 0),
        VerdictKind.NeedsMaterial => new("须补材料或核对原件", null),
        _ => new("须人工判断", null),
    };

    /// <summary>Compares what was decided with what would be.</summary>
    /// <param name="granted">What was granted then, in fen.</param>
    /// <param name="today">The verdict of the rules that are in force, by which the record must be explained before a change can be.</param>
    /// <param name="proposed">The verdict of the proposed rules.</param>
    public static ReplayedCase Compare(ClosedCase ended, long granted, AidVerdict today, AidVerdict proposed)
    {
        var approved = ended.Result == CaseResults.Approved;
        var then = new ReplayedOutcome(approved ? "通过" : "不予通过", granted);
        var explains = approved ? today.Kind is VerdictKind.Approved && today.AmountInFen == granted : today.Kind is not VerdictKind.Approved;
        var isSame = proposed.Kind == today.Kind && proposed.AmountInFen == today.AmountInFen || (!approved && proposed.Kind is VerdictKind.Refused);
        var fate = !explains ? ReplayFate.NotReproduced : isSame ? ReplayFate.Same : ReplayFate.Otherwise;
        return new(fate, then, fate is ReplayFate.Same ? then : proposed.Outcome, fate is ReplayFate.Same ? [] : Differences(today.Check, proposed.Check))
        {
            Number = ended.DeskHref is null ? null : ended.Number, Href = ended.DeskHref,
        };
    }

    /// <summary>The articles under which the one check found something that the other did not, and those of amounts that differ.</summary>
    private static Citation[] Differences(AidCheck today, AidCheck proposed)
    {
        var (before, after) = (Standing(today), Standing(proposed));
        var found = after.Where(f => !before.ContainsKey(f.Key)).Concat(before.Where(f => !after.ContainsKey(f.Key))).Select(f => f.Value.Citation).OfType<Citation>();
        var amounts = today.Services.Zip(proposed.Services).Where(s => s.First.AmountInFen != s.Second.AmountInFen).SelectMany(s => s.Second.Citations);
        return [.. found.Concat(amounts).Distinct().OrderBy(c => c.Key, StringComparer.Ordinal)];
    }

    // Words may differ by a number only (7 周岁, 8 周岁); whether something stands in the way is what counts.
    private static Dictionary<(string Code, string Where), Finding> Standing(AidCheck check) =>
        check.Blocking.Concat(check.Missing).Concat(check.OriginalsUnseen).Concat(check.JudgedByNote).DistinctBy(f => (f.Code, f.Where)).ToDictionary(f => (f.Code, f.Where));
}
