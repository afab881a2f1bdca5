using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>Where a care stands, and what comes next, in the words of family and desk.</summary>
internal static class CareWords
{
    public static string Name(this CareState state) => state switch
    {
        CareState.Chosen => "待注册登记",
        CareState.AwaitingTransfer => "转介中",
        CareState.Registered => "已注册",
        CareState.InService => "在训",
        CareState.ToMove => "待转机构",
        CareState.Moved => "已转出",
        CareState.Dropped => "未成",
        _ => "已终止",
    };

    /// <summary>What happens next, and who does it.</summary>
    /// <param name="receiver">Name of the federation that is asked for its agreement.</param>
    /// <param name="county">Name of the county federation of the application.</param>
    public static string Next(Care care, string institution, string receiver, string county, DateOnly today) => care switch
    {
        { State: CareState.AwaitingTransfer, Papers.Transfer.Answer: null } => $"等{receiver}审核是否接受转介。同意前，{institution}不能注册登记。",
        { State: CareState.AwaitingTransfer } => $"当地残联已经同意，等{county}办结转介、开出转介单。",
        { State: CareState.Chosen } => $"等{institution}确认注册登记，确认后建立康复档案。",
        { State: CareState.ToMove } => $"{institution}不再是定点康复机构，请监护人从名单里另选一家。",
        { State: CareState.Ended, AdjustedOn: null } => $"终止报告已送{county}，等办结对象调整。",
        { State: CareState.Ended } => "对象调整已办结，这次康复服务结束。",
        { State: CareState.Moved } => "已在另一家机构注册登记。",
        { State: CareState.Dropped } => "这次选择没有成，请重新选择。",
        { Papers.GivingUp: not null } => "等监护人确认是否放弃。",
        _ when care.IsOverAge(today) => $"孩子从 {care.OverAgeOn.ToChinese(today)}起超过救助年龄，等{institution}终止服务并报告。",
        { AgreementFiledOn: null, Papers.Agreement: { Returned.Length: > 0 } } => $"服务协议被退回，等{institution}更正。",
        { AgreementFiledOn: null, Papers.Agreement: not null } => $"等{county}备案服务协议；备案前可以训练，不能结算。",
        { AgreementFiledOn: null } => $"等{institution}提交签好的服务协议，由{county}备案；备案前可以训练，不能结算。",
        { State: CareState.Registered } => "可以开始训练，康复机构逐月登记。",
        _ => "正在训练，康复机构逐月登记，达到时数的月份列入结算。",
    };
}
