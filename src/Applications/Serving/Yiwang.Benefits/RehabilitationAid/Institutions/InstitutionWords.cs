using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Design;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>The words in which screens say what the part knows.</summary>
internal static class InstitutionWords
{
    public static string Of(InstitutionKind kind) => kind switch
    {
        InstitutionKind.DisabledRehabilitation => "残疾人康复机构",
        InstitutionKind.MedicalRehabilitation => "医疗康复机构",
        InstitutionKind.MaternalChildHealth => "妇幼保健机构",
        InstitutionKind.SpecialSchool => "特殊教育学校（幼儿园）",
        InstitutionKind.ChildWelfare => "儿童福利机构",
        InstitutionKind.NonProfit => "非营利性助残社会组织",
        _ => "其他",
    };

    public static string Of(Duty duty) => duty switch
    {
        Duty.Education => "教育部门",
        Duty.CivilAffairs => "民政部门",
        Duty.Health => "卫生健康部门",
        Duty.HumanResources => "人力资源社会保障部门",
        Duty.MarketSupervision => "市场监管部门",
        Duty.PublicSecurity => "公安机关",
        _ => "发展改革部门",
    };

    public static (string Word, Tone Tone) Of(CommercialState? state) => state switch
    {
        CommercialState.Active => ("存续", Tone.Good),
        CommercialState.Deregistered => ("注销", Tone.Bad),
        CommercialState.Revoked => ("吊销", Tone.Bad),
        _ => ("还没有查到", Tone.Attention),
    };

    public static string Of(FederationLevel level) => level switch
    {
        FederationLevel.County => "县级",
        FederationLevel.City => "市级",
        _ => "省级",
    };

    public static string Of(Organisation.Public.Organiser organiser) => organiser switch
    {
        Organisation.Public.Organiser.Private => "社会或个人举办",
        _ => "国家举办",
    };

    public static string Of(DirectGround ground) => ground switch
    {
        DirectGround.NationalHearing => "国家认定的听力残疾儿童定点康复机构",
        DirectGround.NationalHospital => "国家认定的定点医院",
        _ => "省康复机构等级评审",
    };

    public static string Of(RecordAnswer answer) => answer switch
    {
        RecordAnswer.None => "无",
        RecordAnswer.Found => "有",
        _ => "未查",
    };

    public static (string Word, Tone Tone) Of(DesignationState state) => state switch
    {
        DesignationState.Submitted => ("待核验", Tone.Brand),
        DesignationState.Reviewing => ("专家评审", Tone.Brand),
        DesignationState.Countersigning => ("部门会签", Tone.Brand),
        DesignationState.Qualified => ("核验通过", Tone.Good),
        DesignationState.Designated => ("已认定", Tone.Good),
        DesignationState.NotChosen => ("未认定", Tone.Neutral),
        _ => ("不通过", Tone.Bad),
    };
}
