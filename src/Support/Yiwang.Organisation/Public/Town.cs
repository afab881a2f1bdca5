namespace Yiwang.Organisation.Public;

/// <summary>A town or street of a county, at about the place of its seat. For drawing only: nothing is measured by it.</summary>
/// <param name="RegionCode">The county (GB/T 2260).</param>
/// <param name="Name">Unique within the county.</param>
/// <param name="IsSeat">Whether the county's government sits there.</param>
public sealed record Town(string RegionCode, string Name, double Longitude, double Latitude, bool IsSeat);
