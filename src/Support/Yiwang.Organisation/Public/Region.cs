using Yiwang.Kernel;

namespace Yiwang.Organisation.Public;

/// <summary>A region of the city, or one outside it that rules speak of.</summary>
/// <param name="Code">Six digits (GB/T 2260).</param>
/// <param name="ParentCode">Null where the region above is not in the pack.</param>
/// <param name="IsTransferPaymentArea">财政转移支付地区. The regulations name none: the list is a local setting and shown as such.</param>
public sealed record Region(string Code, string Name, RegionLevel Level, string? ParentCode, bool IsTransferPaymentArea)
{
    /// <summary>By the changes of GB/T 2260.</summary>
    public Existence Exists { get; init; }
}
