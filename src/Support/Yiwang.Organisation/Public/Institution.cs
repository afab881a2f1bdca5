namespace Yiwang.Organisation.Public;

/// <summary>A body that acts, provides or is asked: a federation, a rehabilitation institution, a hospital.</summary>
/// <param name="Code">For example <c>441581-dpf</c>.</param>
/// <param name="Kind">One of the kinds that the pack declares; those that code asks for are in <see cref="InstitutionKinds"/>.</param>
/// <param name="RegionCode">The region that it is responsible for, or in which it lies.</param>
/// <param name="SuperiorCode">上一级; null at the top.</param>
public sealed record Institution(string Code, string Name, string Kind, string RegionCode, string? SuperiorCode, string Address, string Phone)
{
    /// <summary>设立 and 撤销. What is gone is still named where it acted; it acts no more.</summary>
    public Existence Exists { get; init; }

    public Organiser Organiser { get; init; }

    /// <summary>公益几类, 1 to 3; null where it is not a public institution.</summary>
    public int? PublicWelfareClass { get; init; }

    /// <summary>定点康复机构.</summary>
    public bool IsDesignated { get; init; }
}

/// <summary>Who runs an institution.</summary>
public enum Organiser { DisabledFederation, Education, CivilAffairs, Health, OtherPublicBody, Private }

/// <summary>The kinds of institution that code asks for by name.</summary>
public static class InstitutionKinds
{
    public const string CountyFederation = "county-federation";
    public const string CityFederation = "city-federation";
    public const string Rehabilitation = "rehabilitation";
    public const string Medical = "medical";
}
