using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>Where children's welfare institutions stand in the regulation.</summary>
internal static class WelfareLaw
{
    public static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 14, 2);
}

/// <summary>A children's welfare institution was entered in the county's register.</summary>
public sealed record WelfareInstitutionEntered(string Subject, Guid Id, string Region) : Fact(Subject)
{
    public override string Sentence => "登记儿童福利机构";
    public override Citation? Under => WelfareLaw.Place;
}

/// <summary>How it provides rehabilitation, from a day on.</summary>
/// <param name="ProviderName">Itself as 定点, or whom it entrusts; empty where nothing is provided.</param>
public sealed record WelfareServiceArranged(string Subject, Guid Id, string State, string ProviderName, DateOnly From) : Fact(Subject)
{
    public override string Sentence => $"{From.ToChinese()}起：{State}{(ProviderName.Length > 0 ? $"（{ProviderName}）" : "")}";
    public override Citation? Under => WelfareLaw.Place;
}

/// <summary>Whoever provided the rehabilitation is designated no more.</summary>
public sealed record WelfareProviderLost(string Subject, Guid Id, string ProviderName, DateOnly From) : Fact(Subject)
{
    public override string Sentence => $"{ProviderName}自 {From.ToChinese()}起不再是定点康复机构，须另作安排";
    public override Citation? Under => WelfareLaw.Place;
}
