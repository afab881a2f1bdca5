namespace Yiwang.Regulations.Public;

/// <summary>A place whose documents are registered, and the signs (机关代字) under which its bodies issue them.</summary>
public sealed record IssuingArea(string Name, IReadOnlyList<Issuer> Issuers)
{
    /// <summary>Of this city, not of a place that the library only knows.</summary>
    public bool IsOwn { get; init; }

    public Issuer? Find(string code) => Issuers.FirstOrDefault(i => i.Code == code);
}

/// <param name="Code">机关代字: 罗府办.</param>
/// <param name="Name">The body.</param>
public sealed record Issuer(string Code, string Name);
