using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>What can be chosen on the pages, in words.</summary>
internal static class AidChoices
{
    public static readonly IReadOnlyList<Choice> Places =
    [
        new(nameof(Place.Household), "户籍所在地", "孩子的户口在汕尾市的，多数选这项。"),
        new(nameof(Place.Institution), "康复机构所在地", "孩子的户口在汕尾市，在另一个县（市、区）训练的，也可以选这项。"),
        new(nameof(Place.ResidencePermit), "居住证发放地", "孩子的户口不在汕尾市、孩子本人持有汕尾市居住证的，选这项。"),
    ];

    public static readonly IReadOnlyList<Choice> Applicants =
    [
        new(nameof(ApplicantKind.Guardian), "我是孩子的监护人"),
        new(nameof(ApplicantKind.Agent), "我替监护人代办", "还要一份监护人签名的委托凭证。"),
        new(nameof(ApplicantKind.WelfareInstitution), "儿童福利机构为收留抚养的孩子申请", "还要一份抚养证明。"),
    ];

    public static readonly IReadOnlyList<Choice> AgentKinds = [.. new[] { "他人", "社会组织", "社会救助经办机构", "其他" }.Select(k => new Choice(k, k))];

    public static readonly IReadOnlyList<Choice> Schoolings =
    [
        new(nameof(Schooling.None), "没有上学"),
        new(nameof(Schooling.OrdinaryKindergarten), "上普通幼儿园"),
        new(nameof(Schooling.OrdinaryPrimarySchool), "上普通小学"),
        new(nameof(Schooling.SpecialSchool), "上特殊教育学校（幼儿园）"),
    ];

    public static readonly IReadOnlyList<Choice> Disabilities = [.. Enum.GetValues<Disability>().Select(d => new Choice(d.ToString(), d.Name()))];

    public static readonly IReadOnlyList<Choice> Degrees =
    [
        new(nameof(Degree.Mild), "轻度"), new(nameof(Degree.Moderate), "中度"), new(nameof(Degree.Severe), "重度"),
        new(nameof(Degree.LowVision), "低视力"), new(nameof(Degree.Blind), "全盲"), new(nameof(Degree.Unknown), "不清楚，或证明上没有写"),
    ];

    /// <summary>县（市、区）, those of this city first.</summary>
    public static IReadOnlyList<Choice> Counties(CityDirectory city, bool alsoOutside) =>
    [
        .. city.Counties.Select(r => new Choice(r.Code, r.Name)),
        .. city.Regions.Where(r => alsoOutside && r.Level is RegionLevel.County && r.ParentCode != city.RegionCode).Select(r => new Choice(r.Code, $"{r.Name}（汕尾市以外）")),
    ];

    public static string Word(this IReadOnlyList<Choice> choices, string value) => choices.FirstOrDefault(c => c.Value == value)?.Label ?? value;
}
