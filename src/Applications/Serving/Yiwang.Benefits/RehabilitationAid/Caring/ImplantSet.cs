namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>人工耳蜗产品 of the national programme. The child is its key: nobody is given a second set, whichever county asks.</summary>
internal sealed class ImplantSet
{
    public required string ChildIndex { get; init; }
    public required Guid CaseId { get; init; }
    public required string Region { get; init; }

    /// <summary>Serial number of the product.</summary>
    public required string Serial { get; init; }

    public required DateOnly IssuedOn { get; init; }
}
