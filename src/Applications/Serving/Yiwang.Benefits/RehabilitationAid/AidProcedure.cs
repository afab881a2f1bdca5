namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>The codes of <c>packs/…/procedures/rehabilitation-aid.yaml</c> that code asks for by name.</summary>
internal static class AidProcedure
{
    public const string Code = "rehabilitation-aid";
    public const string Priority = "rehabilitation-aid-priority";

    public const string Agreed = "agreed";
    public const string Declined = "declined";
    public const string WithPriority = "priority";

    public const string Review = "review";
    public const string Appeal = "appeal";
    public const string Answer = "answer";

    public const string Approved = "approved";
    public const string Refused = "refused";
    public const string Upheld = "upheld";
    public const string Returned = "returned";
}
