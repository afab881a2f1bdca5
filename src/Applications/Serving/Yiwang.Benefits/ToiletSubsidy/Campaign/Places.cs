using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Campaign;

/// <summary>The places of the document that findings, facts and pages name, each spelt once.</summary>
internal static class Places
{
    public static readonly Citation Aim = At("一"), Task = At("二"), FirstYear = At("二（一）"), SecondYear = At("二（二）"), Bodies = At("三"), Groups = At("四（一）"),
        Planning = At("四（二）"), Works = At("四（三）"), Upkeep = At("四（四）"), Reporting = At("四（五）"), Villages = At("附件2");

    private static Citation At(string place) => Citation.Parse(place).In(Law.LuodingRuralToilets);
}

/// <summary>A share in percent with one decimal, as the plan prints it; half a tenth goes up.</summary>
internal static class Share
{
    public static decimal Of(long part, long whole) => whole == 0 ? 100m : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    /// <summary>Where nothing was to be done there is no share.</summary>
    public static string Shown(long part, long whole) => whole == 0 ? "—" : Shown(Of(part, whole));

    public static string Shown(decimal share) => FormattableString.Invariant($"{share:0.0}%");
}
