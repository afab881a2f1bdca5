using Yiwang.Kernel;

namespace Yiwang.Design;

/// <summary>Invented content for the page that shows all components; nobody in it exists.</summary>
internal static class ShowcaseData
{
    public static readonly DateOnly Today = new(2026, 10, 13);
    private static readonly DateOnly Received = new(2026, 9, 22);

    public static readonly Citation Review = At(10, 2, 1);
    public static readonly Citation Materials = At(10, item: 1, subItem: 2);
    public static readonly Citation Age = At(5);

    public static Citation At(int article, int item = 0, int subItem = 0) =>
        Citation.Of(Law.ShanweiRehabilitationAid, article, item: item, subItem: subItem);

    public static readonly ClockReading NationalDay = new ClockRecord(new Period(10, PeriodUnit.WorkingDay, Review), Received,
        [new ClockStop(StopKind.Supplement, new(2026, 9, 29), new(2026, 10, 8), Citation: Materials)], []).Read(Calendar(), Today);

    public static readonly ClockReading EveryStop = new ClockRecord(new Period(5, PeriodUnit.WorkingDay, Review), new(2026, 11, 2),
        [.. Enum.GetValues<StopKind>().Select((kind, i) => new ClockStop(kind, new DateOnly(2026, 11, 4).AddDays(i * 2), new DateOnly(2026, 11, 5).AddDays(i * 2)))], [])
        .Read(Calendar(), new(2026, 11, 20));

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

    private static WorkCalendar Calendar()
    {
        static OfficialDay Off(int month, int day, string name) => new(new(2026, month, day), name, IsWorkday: false);

        return new(
        [
            Off(9, 25, "中秋节"), Off(9, 26, "中秋节"), Off(9, 27, "中秋节"),
            .. Enumerable.Range(1, 7).Select(day => Off(10, day, "国庆节")),
            new(new(2026, 10, 10), "国庆节", IsWorkday: true),
        ], [2026]);
    }
}
