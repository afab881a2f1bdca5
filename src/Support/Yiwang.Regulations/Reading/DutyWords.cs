using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Reading;

internal static class DutyWords
{
    public static string Of(Duty duty) => duty switch
    {
        Duty.Software => "由系统执行",
        Duty.People => "由人履行",
        _ => "无须执行",
    };
}
