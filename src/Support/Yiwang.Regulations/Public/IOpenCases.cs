using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>Cases that are being handled under a regulation. The module that has cases answers; this one only asks.</summary>
public interface IOpenCases
{
    Task<OpenCases> Under(string law, CancellationToken ct);
}

/// <summary>The open cases under one regulation.</summary>
/// <param name="All">How many there are in the whole city: a number, which says nothing of anybody.</param>
/// <param name="ByPlace">How many stand just now at a stage, or wait for a material, that names the place.</param>
/// <param name="Visible">Those that the current user may see, newest first; not more than <see cref="MostVisible"/>.</param>
public sealed record OpenCases(int All, IReadOnlyDictionary<Citation, int> ByPlace, IReadOnlyList<OpenCase> Visible)
{
    public const int MostVisible = 100;

    public static readonly OpenCases None = new(0, new Dictionary<Citation, int>(), []);
}

/// <summary>One open case, by number only.</summary>
public sealed record OpenCase(string Number, string Href, string Stage);
