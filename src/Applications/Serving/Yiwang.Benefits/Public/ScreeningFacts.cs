using System.Text.Json.Serialization;
using Yiwang.Kernel;
using Yiwang.Platform.Looks;

namespace Yiwang.Benefits.Public;

/// <summary>A screening was entered in the child's file.</summary>
public sealed record ChildScreened(string Subject, bool HasNeed) : Fact(Subject)
{
    public override string Sentence => HasNeed ? "登记了筛查：有康复需求" : "登记了筛查";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 9);
}

/// <summary>With the guardian's consent the child was handed to the federation of the household's county.</summary>
public sealed record ChildReferred(string Subject, string Number) : Fact(Subject)
{
    public override string Sentence => $"监护人同意，转介给户籍地县级残联（{Number}）";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 7);
}

/// <summary>The federation reached the family, or did not.</summary>
public sealed record ReferralContacted(string Subject, string Number, string Result) : Fact(Subject)
{
    public override string Sentence => $"联系家庭（{Number}）：{Result}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 7);
}

/// <summary>Somebody opened the file.</summary>
public sealed record ScreeningSeen(string Subject, string PostName) : Fact(Subject), ILook
{
    public override string Sentence => $"{PostName}查看了筛查档案";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 7);
    public string What => "儿童的筛查档案和联系电话";
    [JsonIgnore] public DataSubject Whose { get; init; } = new(null);
}
