namespace Yiwang.Benefits.RehabilitationAid.Institutions.Credit;

internal static class BlacklistWords
{
    public static string Of(BlacklistState state) => state switch
    {
        BlacklistState.Noticed => "已告知，等决定",
        BlacklistState.Listed => "已列入黑名单",
        BlacklistState.Dropped => "不列入黑名单",
        _ => "已移出黑名单",
    };
}
