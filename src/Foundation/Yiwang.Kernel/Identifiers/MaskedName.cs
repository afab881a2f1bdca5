namespace Yiwang.Kernel;

/// <summary>A name as lists and public pages show it: the first sign, then 某 once or twice, also after a name of one sign.</summary>
public static class MaskedName
{
    private const int MostSigns = 2;

    /// <returns>Empty for an empty name.</returns>
    public static string Of(string name) => name.Length == 0 ? "" : name[0] + new string('某', Math.Clamp(name.Length - 1, 1, MostSigns));
}
