using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>The codes of <c>packs/…/procedures/rehabilitation-aid.yaml</c> that code asks for by name.</summary>
internal static class AidProcedure
{
    public const string Code = "rehabilitation-aid";
    public const string Priority = "rehabilitation-aid-priority";

    public const string Agreed = "agreed";
    public const string Declined = "declined";
    public const string WithPriority = "priority";

    /// <summary>Ten working days, counted by the clock that the procedure's file gives this stage; past them it stands on the superior's list.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1), Requirement("SW-KF-010g")]
    public const string Review = "review";
    public const string Appeal = "appeal";
    public const string Answer = "answer";

    public const string Approved = "approved";
    public const string Refused = "refused";
    public const string Upheld = "upheld";
    public const string Returned = "returned";
}
