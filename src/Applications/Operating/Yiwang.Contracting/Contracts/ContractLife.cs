using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Disputing;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Reviewing;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Ledger;

namespace Yiwang.Contracting.Contracts;

/// <summary>第二条: 磋商、订立、履行、争议解决、资料保管、监督管理.</summary>
internal enum Activity { Negotiating, Concluding, Performing, Disputing, Keeping, Supervising }

internal sealed record LifeAct(Activity Activity, RecordedAct Act)
{
    /// <summary>As a timeline tells it, with the evidence for whoever may open that.</summary>
    public TimelineAct Shown(CurrentUser user) =>
        new(Act.ByPostName, $"{ContractLife.NameOf(Activity)}：{Act.Sentence}", Act.At, Act.Under, user.May("workspace.evidence.see") ? $"/staff/evidence?subject={Uri.EscapeDataString(Act.Subject)}" : null);
}

/// <summary>A contract from its first negotiation to its archive, by time: what its project, its review, its disputes and itself have on record, as far as the user may see each.</summary>
internal sealed class ContractLife(LedgerReader ledger, Projects projects, Reviews reviews, Disputes disputes)
{
    private const int Most = 20;

    public static IReadOnlyList<(Activity Activity, string Name)> Names { get; } =
    [
        (Activity.Negotiating, "磋商"), (Activity.Concluding, "订立"), (Activity.Performing, "履行"), (Activity.Disputing, "争议解决"), (Activity.Keeping, "资料保管"), (Activity.Supervising, "监督管理"),
    ];

    public static string NameOf(Activity activity) => Names.First(n => n.Activity == activity).Name;

    /// <summary>The oldest first.</summary>
    [Article(Law.LuohuContracts, 2), Requirement("LH-HT-002")]
    public async Task<IReadOnlyList<LifeAct>> Of(Contract contract, CancellationToken ct)
    {
        // An agreement's own acts are on its own page; the review and the project of a contract lie before it.
        var reviewed = await reviews.Visible.AsNoTracking().Where(r => r.ContractId == contract.Id).Select(r => r.Id).Take(Most).ToListAsync(ct);
        var prepared = await projects.Visible.AsNoTracking().Where(p => p.ContractId == contract.Id).Select(p => p.Id).Take(Most).ToListAsync(ct);
        var disputed = await disputes.Visible.AsNoTracking().Where(d => d.ContractId == contract.Id).Select(d => d.Id).Take(Most).ToListAsync(ct);
        string[] subjects = [contract.Subject, .. reviewed.Select(id => $"contract-review/{id}"), .. prepared.Select(id => $"contract-project/{id}"), .. disputed.Select(id => $"contract-dispute/{id}")];
        var acts = new List<LifeAct>();
        foreach (var subject in subjects) acts.AddRange((await ledger.ActsAbout(subject, ct)).Select(a => new LifeAct(Of(a), a)));
        return [.. acts.OrderBy(a => a.Act.At)];
    }

    /// <summary>By the chapter in which the article stands under which it was done; a dispute and a project are what they are.</summary>
    private static Activity Of(RecordedAct act) => (act.Subject.Split('/')[0], act.Under?.Article ?? 0) switch
    {
        ("contract-dispute", _) or (_, >= 61 and <= 66) => Activity.Disputing,
        ("contract-project", not (>= 22 and <= 48)) => Activity.Negotiating,
        ("contract-project" or "contract-review", _) => Activity.Concluding,
        (_, >= 67 and <= 69) => Activity.Keeping,
        (_, 35 or (>= 53 and <= 60)) => Activity.Performing,
        (_, 5 or 9 or 4 or (>= 18 and <= 34) or (>= 36 and <= 48)) => Activity.Concluding,
        _ => Activity.Supervising,
    };
}
