using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>及时录入: how many working days lie between the last signature and the entry. The article sets no number; the days are shown.</summary>
internal static class EntryDelay
{
    /// <summary>Null while a year's calendar is missing: never a guess.</summary>
    [Article(Law.LuohuContracts, 9, 2), Requirement("LH-HT-009b")]
    public static int? Of(Contract contract, WorkCalendar calendar) => contract.EnteredOn <= contract.SignedOn ? 0 : calendar.WorkingDaysBetween(contract.SignedOn, contract.EnteredOn).Value;

    public static string Text(Contract contract, WorkCalendar calendar) => Of(contract, calendar) switch
    {
        null => "缺少工作日历，算不出签署到录入隔了几个工作日", 0 when contract.EnteredOn <= contract.SignedOn => "签署当天录入", { } days => $"签署到录入隔 {days} 个工作日",
    };
}
