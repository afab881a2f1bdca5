namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>残疾类别，第五条.</summary>
internal enum Disability { Vision, Hearing, Speech, Intellect, Limb, Autism, Other }

/// <summary>What article 8 asks about the degree: 重度 for hearing, 低视力 and 全盲 for sight.</summary>
internal enum Degree { Unknown, Mild, Moderate, Severe, LowVision, Blind }

/// <summary>救助申请地，第十条（一）1: where the application is made.</summary>
internal enum Place { Household, Institution, ResidencePermit }

/// <summary>Who applies for the child.</summary>
internal enum ApplicantKind { Guardian, Agent, WelfareInstitution }

/// <summary>What a child is enrolled in; ordinary kindergartens and primary schools open the part-time mode.</summary>
internal enum Schooling { None, OrdinaryKindergarten, OrdinaryPrimarySchool, SpecialSchool }

/// <summary>举办部门，第八条（三）2.</summary>
internal enum Organiser { Education, CivilAffairs, Health, DisabledFederation, OtherPublicBody, Private }

/// <summary>How a standard is counted.</summary>
internal enum Measure { Person, PersonTime, PersonMonth }

/// <summary>How a standard binds: paid up to it, paid as it stands, at least it, or set by another document.</summary>
internal enum StandardRule { Cap, Fixed, Floor, External }

/// <summary>Who pays: the shares of 第八条末段, or the county alone.</summary>
internal enum Funding { Shared, SameLevel }

/// <summary>Whether a number stands in the text or was set locally (本地设定).</summary>
internal enum Basis { Text, Local }

internal static class InChinese
{
    public static string Name(this Disability disability) => disability switch
    {
        Disability.Vision => "视力残疾",
        Disability.Hearing => "听力残疾",
        Disability.Speech => "言语残疾",
        Disability.Intellect => "智力残疾",
        Disability.Limb => "肢体残疾",
        Disability.Autism => "孤独症",
        _ => "其他",
    };

    public static string Name(this Place place) => place switch
    {
        Place.Household => "户籍所在地",
        Place.Institution => "康复机构所在地",
        _ => "居住证发放地",
    };

    public static string Name(this Funding funding) => funding is Funding.SameLevel
        ? "同级财政"
        : "中央和省级财政对欠发达地区适当补助，不足部分由县级财政兜底";
}
