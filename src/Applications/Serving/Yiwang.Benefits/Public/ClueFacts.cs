using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>Where the finders stand in the regulation.</summary>
internal static class ClueLaw
{
    public static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 12);
}

/// <summary>发现告知: somebody near a family told the county that a child may need help.</summary>
public sealed record ClueGiven(string Subject, string Number, string FinderKind, bool FamilyConsents) : Fact(Subject)
{
    public override string Sentence => $"{FinderKind}发现告知（{Number}）：{(FamilyConsents ? "家里同意联系" : "家里没有同意留联系方式")}";
    public override Citation? Under => ClueLaw.Place;
}

/// <summary>The county reached the family, or did not.</summary>
public sealed record ClueContacted(string Subject, string Number, string Result) : Fact(Subject)
{
    public override string Sentence => $"联系家庭（{Number}）：{Result}";
    public override Citation? Under => ClueLaw.Place;
}

/// <summary>Somebody of the county opened the clue.</summary>
public sealed record ClueSeen(string Subject, string PostName) : Fact(Subject)
{
    public override string Sentence => $"{PostName}查看了发现告知";
}
