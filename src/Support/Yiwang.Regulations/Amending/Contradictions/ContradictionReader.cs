using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Contradictions;

/// <summary>What contradicts each other today, over the register and the packs.</summary>
internal sealed class ContradictionReader(RegulationLibrary library, Standings standings, YiwangOptions options, TimeProvider clock)
{
    public async Task<IReadOnlyList<Contradiction>> All(CancellationToken ct)
    {
        var (today, lives) = (clock.Today(), await standings.Read(ct));
        Regulation[] inForce = [.. library.All.Where(r => lives.On(r.Law, null, today) is { Applies: true } or { State: ValidityState.DiffersByCounty })];
        return
        [
            .. ContradictionRule.Periods(inForce, PackDemands.Periods(options.PacksDirectory)),
            .. ContradictionRule.Materials(PackDemands.Materials(options.PacksDirectory), HeldMaterials.Read(options).Registers, today),
        ];
    }

    /// <summary>How much there was to compare: a list without a line means nothing where nothing was looked at.</summary>
    public (int Periods, int Promises, int Procedures, int Materials, int Registers) Extent()
    {
        var stated = library.All.SelectMany(r => r.Articles).SelectMany(a => a.Periods).ToLookup(p => p.IsPromised);
        return (stated[false].Count(), stated[true].Count(), PackDemands.Periods(options.PacksDirectory).Count, PackDemands.Materials(options.PacksDirectory).Count, HeldMaterials.Read(options).Registers.Count);
    }
}
