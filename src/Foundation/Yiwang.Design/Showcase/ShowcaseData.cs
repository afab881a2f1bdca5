using Yiwang.Kernel;

namespace Yiwang.Design;

/// <summary>Invented content for the page that shows all components; nobody in it exists.</summary>
internal static class ShowcaseData
{
    public static readonly DateOnly Today = new(2026, 10, 13);
    private static readonly DateOnly Received = new(2026, 9, 22);
    private static readonly DateOnly Due = new(2026, 10, 16);

    public static readonly Citation Review = At(10, item: 2, subItem: 1);
    public static readonly Citation Materials = At(10, item: 1, subItem: 2);
    public static readonly Citation Age = At(5);

    public static Citation At(int article, int item = 0, int subItem = 0) =>
        Citation.Of(Law.ShanweiRehabilitationAid, article, item: item, subItem: subItem);

    public static readonly IReadOnlyList<StripDay> NationalDay = Strip();

    public static readonly IReadOnlyList<StripDay> EveryStop =
    [
        .. Enum.GetValues<StripStop>().Select((stop, i) => new StripDay(new DateOnly(2026, 11, 2).AddDays(i), StripDayKind.Working)
        {
            Stop = stop, IsToday = i == 0, Why = "示例：" + StripWords.LongWord(stop) + "。",
        }),
    ];

    public static readonly IReadOnlyList<Finding> Problems =
    [
        Finding.Block("form.empty", "请填写孩子的姓名。", where: "ChildName"),
        Finding.Block("form.date", "没有看懂出生日期“2020-13-1”：一年没有 13 月。", where: "BornOn", remedy: "照户口簿上写，例如 2020 年 9 月 1 日。"),
        Finding.Block("material.one-of", "残疾人证和诊断证明书至少交一样。", Materials, "Proof", "两样都有的，交一样就够。"),
    ];

    public static readonly IReadOnlyList<Finding> Checks =
    [
        Finding.Block("aid.duplicate", "同一救助年度内，海丰县已为这个孩子批准过全日制康复训练。", At(8, 3, 3), remedy: "可以撤回本申请；认为记录有误的，请联系海丰县残联更正。"),
        Finding.Warn("permit.expires", "居住证 11月30日到期，早于训练结束的日子。", Materials, remedy: "可以先办；到期前请补交续签后的居住证。"),
        Finding.Note("aid.age", "到今年 8月31日满 6 周岁，符合年龄条件。", Age),
    ];

    public static readonly IReadOnlyList<TrackStage> Stages =
    [
        new("申请", new TrackStep("收件", "陆丰市残联 · 收件岗", StepProgress.Done, Received)),
        new("审核",
            new TrackStep("材料与条件", "陆丰市残联 · 审核岗", StepProgress.Current, new(2026, 10, 9), "还剩 3 个工作日"),
            new TrackStep("户籍核对", "陆丰市公安局 · 户籍岗", StepProgress.Done, new(2026, 9, 24)),
            new TrackStep("补正材料", "等您补交", StepProgress.NotNeeded)),
        new("决定", new TrackStep("审批", "陆丰市残联 · 负责人岗", StepProgress.NotYet)),
        new("救助", new TrackStep("选机构、签协议", "您和定点机构", StepProgress.NotYet)),
    ];

    public static readonly IReadOnlyList<TimelineAct> Acts =
    [
        new("陆丰市残联 · 审核岗", "收到补交的诊断证明，继续审核", Instant(10, 8, 16, 20), Review, "#record", "停止计时 10 天，次日起继续计算。"),
        new("陆丰市残联 · 审核岗", "一次性告知：还缺诊断证明 1 份", Instant(9, 28, 10, 5), Materials, "#record"),
        new("申请人", "提交申请", Instant(9, 22, 9, 12), Materials, "#record"),
    ];

    private static DateTimeOffset Instant(int month, int day, int hour, int minute) =>
        new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    private static List<StripDay> Strip()
    {
        var days = new List<StripDay>();
        var counted = 0;
        for (var date = new DateOnly(2026, 9, 21); date <= new DateOnly(2026, 10, 18); date = date.AddDays(1))
        {
            var (kind, holiday) = KindOf(date);
            var stopped = date >= new DateOnly(2026, 9, 29) && date <= new DateOnly(2026, 10, 8);
            var counts = date > Received && date <= Due && !stopped && kind is StripDayKind.Working or StripDayKind.MakeUp;
            if (counts) counted++;
            days.Add(new StripDay(date, kind)
            {
                HolidayName = holiday, Counts = counts, CountedSoFar = counted, Stop = stopped ? StripStop.Supplement : null,
                IsStart = date == Received, IsDue = date == Due, IsToday = date == Today,
                Why = Why(date, kind, holiday, stopped), Citation = stopped ? Materials : counts || date == Received ? Review : null,
            });
        }
        return days;
    }

    private static (StripDayKind Kind, string? Holiday) KindOf(DateOnly date) => (date.Month, date.Day) switch
    {
        (9, >= 25 and <= 27) => (StripDayKind.Holiday, "中秋节"),
        (10, <= 7) => (StripDayKind.Holiday, "国庆节"),
        (10, 10) => (StripDayKind.MakeUp, "国庆节"),
        _ => (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? StripDayKind.Weekend : StripDayKind.Working, null),
    };

    private static string Why(DateOnly date, StripDayKind kind, string? holiday, bool stopped) =>
        date < Received ? "还没有收到申请。"
        : date == Received ? "这天收到申请，次日起算。"
        : date > Due ? "已过最晚答复日。"
        : stopped ? "等您补材料，停止计时。"
        : kind switch
        {
            StripDayKind.Holiday => $"{holiday}放假。",
            StripDayKind.MakeUp => $"{holiday}调休，这天上班。",
            StripDayKind.Weekend => "周末。",
            _ => date == Due ? "工作日，最晚这天答复您。" : "工作日。",
        };
}
