using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>Where the way into school stands in the regulation.</summary>
internal static class SchoolingLaw
{
    public static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 2);
}

/// <summary>The guardian agreed that the education department learns of the child.</summary>
public sealed record SchoolingConsented(string Subject, Guid CareId, string Reason, string OfficeName) : Fact(Subject)
{
    public override string Sentence => $"监护人同意，转给{OfficeName}做入学衔接（{Reason}）";
    public override Citation? Under => SchoolingLaw.Place;
}

/// <summary>The guardian took the consent back before anything was registered.</summary>
public sealed record SchoolingConsentTakenBack(string Subject, Guid CareId) : Fact(Subject)
{
    public override string Sentence => "监护人收回同意，从入学衔接清单移出";
    public override Citation? Under => SchoolingLaw.Place;
}

/// <summary>The education department wrote down where the child goes.</summary>
public sealed record SchoolDestinationRegistered(string Subject, Guid CareId, string Destination, string Allowance) : Fact(Subject)
{
    public override string Sentence => $"教育部门登记就读去向：{Destination}；特殊教育补贴：{Allowance}";
    public override Citation? Under => SchoolingLaw.Place;
}
