using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.OnRecord;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Procedures.Public;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits.RehabilitationAid.Replaying;

/// <summary>Decides ended applications for rehabilitation aid again. Reads, and writes nothing.</summary>
internal sealed class AidReplay(BenefitsDb db, IClosedCases cases, AidChecker checker, RulebookLibrary current, YiwangOptions options, AidRegisters registers, TimeProvider clock) : IReplay
{
    private const int PageSize = 250;

    public string Law => Kernel.Law.ShanweiRehabilitationAid;

    public string Name => "残疾儿童康复救助";

    public (ProposedRules? Rules, IReadOnlyList<Finding> Findings) Read(string yaml) =>
        ProposedRulebook.Read(yaml, Path.Combine(options.PacksDirectory, options.City, "rulebooks"), current);

    public Task<int> Count(ProposedRules rules, CancellationToken ct) => cases.Count(AidProcedure.Code, ((ProposedRulebook)rules).Region, ct);

    public async IAsyncEnumerable<ReplayedCase> Run(ProposedRules rules, [EnumeratorCancellation] CancellationToken ct)
    {
        var proposed = (ProposedRulebook)rules;
        for (var after = ""; ;)
        {
            var page = await cases.After(AidProcedure.Code, proposed.Region, after, PageSize, ct);
            if (page.Count == 0) yield break;
            after = page[^1].Number;
            foreach (var replayed in await Replay(page, proposed.Library, ct)) yield return replayed;
        }
    }

    private async Task<IReadOnlyList<ReplayedCase>> Replay(IReadOnlyList<ClosedCase> page, RulebookLibrary proposed, CancellationToken ct)
    {
        Guid[] ids = [.. page.Select(c => c.Id)];
        var applications = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        string[] children = [.. applications.Values.Select(a => a.ChildIndex).Distinct()];
        var grants = (await db.Grants.AsNoTracking().Where(g => children.Contains(g.ChildIndex)).ToArrayAsync(ct)).ToLookup(g => g.ChildIndex);
        var civilAffairs = await registers.CivilAffairs(children, clock.Today(), ct);
        var replayed = new List<ReplayedCase>();
        foreach (var ended in page.Where(c => applications.ContainsKey(c.Id)))
        {
            var application = applications[ended.Id];
            var record = new OnRegisters(await registers.DevicesFor(application, ended.ReceivedOn, ct), [.. civilAffairs[application.ChildIndex].Where(p => p.GrantedOn <= ended.ReceivedOn)], []);
            replayed.Add(Replay(ended, application, [.. grants[application.ChildIndex]], record, proposed));
        }

        return replayed;
    }

    private ReplayedCase Replay(ClosedCase ended, AidApplication application, AidGrant[] grants, OnRegisters record, RulebookLibrary proposed)
    {
        if (ended.Result is not (CaseResults.Approved or CaseResults.Refused or AidProcedure.Upheld))
            return new(ReplayFate.NotDecided, new("撤回", null), new("撤回", null), []);

        AidGrant[] own = [.. grants.Where(g => g.CaseId == ended.Id)], earlier = [.. grants.Where(g => g.CaseId != ended.Id && IsBefore(g, ended, own))];
        return AidVerdict.Compare(ended, own.Sum(g => g.AmountInFen),
            AidVerdict.Of(checker.Check(application, ended.ReceivedOn, current, earlier, record), application),
            AidVerdict.Of(checker.Check(application, ended.ReceivedOn, proposed, earlier, record), application));
    }

    // Ids of grants are in the order of time. What came after the decision could not be known to it.
    private static bool IsBefore(AidGrant grant, ClosedCase ended, AidGrant[] own) =>
        own.Length > 0 ? grant.Id.CompareTo(own.Min(o => o.Id)) < 0 : grant.GrantedOn <= ended.EndedOn;
}
