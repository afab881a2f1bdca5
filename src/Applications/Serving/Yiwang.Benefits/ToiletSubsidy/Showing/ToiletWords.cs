using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Design;

namespace Yiwang.Benefits.ToiletSubsidy.Showing;

/// <summary>The campaign as pages say it.</summary>
internal static class ToiletWords
{
    public static string Of(VillageState state) => state switch { VillageState.NotBegun => "未启动", VillageState.UnderWay => "推进中", _ => "已销号" };

    public static Tone ToneOf(VillageState state) => state switch { VillageState.NotBegun => Tone.Neutral, VillageState.UnderWay => Tone.Attention, _ => Tone.Good };

    public static string Of(ToiletState state) => state switch { ToiletState.Registered => "已登记", ToiletState.UnderWay => "在建", ToiletState.Finished => "待验收", _ => "验收通过" };

    public static Tone ToneOf(ToiletState state) => state switch { ToiletState.Registered => Tone.Neutral, ToiletState.UnderWay => Tone.Attention, ToiletState.Finished => Tone.Brand, _ => Tone.Good };

    public static string Of(ToiletKind kind) => kind is ToiletKind.Public ? "公厕" : "户厕";

    public static string Of(Construction construction) => construction is Construction.New ? "新建" : "改造";

    public static string Of(SewageWay? way) => way switch
    {
        SewageWay.Separate => "分散处理",
        SewageWay.Central => "集中处理",
        SewageWay.Network => "接入污水管网",
        SewageWay.Reuse => "资源化利用",
        _ => "没有登记",
    };

    public static string Of(HouseholdKind kind) => kind switch { HouseholdKind.FiveGuarantee => "五保户", HouseholdKind.MinimumLiving => "低保户", HouseholdKind.Poor => "贫困户", _ => "普通农户" };

    public static string Of(VillageClass listed) => listed switch { VillageClass.ModelTown => "示范镇", VillageClass.ModelVillage => "示范村", VillageClass.CoreVillage => "新农村示范片核心村", _ => "省定贫困村" };

    public static string Of(ReportRhythm rhythm) => rhythm switch { ReportRhythm.Week => "每周", ReportRhythm.Quarter => "每季度", _ => "每月" };

    public static Choice[] Constructions { get; } = Choices<Construction>(Of);

    public static Choice[] HouseholdKinds { get; } = Choices<HouseholdKind>(Of);

    public static Choice[] SewageWays { get; } = Choices<SewageWay>(w => Of(w));

    private static Choice[] Choices<TEnum>(Func<TEnum, string> word) where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(v => new Choice(v.ToString(), word(v)))];
}
