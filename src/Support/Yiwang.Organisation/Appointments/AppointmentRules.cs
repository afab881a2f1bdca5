using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Organisation.Appointments;

/// <summary>What a line must say to be kept, told all at once.</summary>
internal static class AppointmentRules
{
    public const int MostPeople = 50, MostLines = 500;

    public static readonly Citation Register2019 = Citation.Of(Law.LuodingAppointments2019, 0);
    public static readonly Citation Register2023 = Citation.Of(Law.LuodingAppointments2023, 0);

    [Requirement("LD-RM-001")]
    public static IEnumerable<Finding> Check(SheetHead head, DateOnly today)
    {
        if (head.Period is not var (from, to)) yield return Finding.Block("appointment.no-day", "请填任免日期；文中只写了时段的，填时段的起止。", Register2023, "on", "例如 2019-10-15；或者时段 2023-02-01 至 2023-03-31。");
        else if (to < from) yield return Finding.Block("appointment.period", "时段的结束不能早于开始。", where: "periodTo", remedy: "请核对时段。");
        else if (to > today.AddYears(1)) yield return Finding.Block("appointment.far", "任免日期在一年以后，请核对。", where: "on", remedy: "请核对日期。");
        if (head.Number is { Length: > 100 }) yield return Finding.Block("appointment.number", "文号不超过 100 字。", where: "number", remedy: "照文件填写；没有文号的留空。");
    }

    [Requirement("LD-RS-001")]
    [Requirement("LD-RM-001")]
    public static IEnumerable<Finding> Check(AppointmentLine line, CityDirectory city, DateOnly? day)
    {
        if (line.Kind is null) yield return Of(line, "kind", "请选任免类别：任命、免去、自然免除、聘任、暂时负责。", "照任免文选一种。");
        if (line.People.Count == 0 || line.People.Any(p => p.Name.Length == 0 && p.StaffNumber is null && p.Known is null)) yield return Of(line, "people", "请填人员。", "多人之间用“、”隔开。");
        if (line.People.Count > MostPeople || line.People.Any(p => p.Name.Length > 40)) yield return Of(line, "people", $"一条最多 {MostPeople} 人，每个名字不超过 40 字。", "请分成几条登记。");
        var mayBeFormer = line.Kind is AppointmentKind.RemovedByReform && AppointmentWords.IsFormerDuty(line.Duty);
        if (line.Unit.Trim().Length is 0 && !mayBeFormer) yield return Of(line, "unit", "请填单位。", "照任免文填写单位全称。");
        if (line.Duty.Trim().Length is 0 && line.Kind is not AppointmentKind.RemovedByReform) yield return Of(line, "duty", line.Kind is AppointmentKind.InCharge ? "请填负责什么，例如全面工作。" : "请填职务。", "照任免文填写；自然免除可以写“原职务”。");
        if (line.Unit.Length > AppointmentLine.Longest || line.Duty.Length > AppointmentLine.Longest) yield return Of(line, "unit", $"单位和职务各不超过 {AppointmentLine.Longest} 字。", "请缩短。");
        foreach (var finding in CheckTerm(line).Concat(CheckProbation(line)).Concat(CheckPost(line, city, day))) yield return finding;
    }

    [Requirement("LD-RS-004")]
    private static IEnumerable<Finding> CheckTerm(AppointmentLine line)
    {
        if (line.Kind is AppointmentKind.Engaged && (line.TermFrom is null || line.TermTo is null)) yield return Of(line, "termFrom", "聘任要填聘期的起止日期。", "例如 2019-11-26 至 2022-11-25。");
        if (line is { TermFrom: { } from, TermTo: { } to } && to <= from) yield return Of(line, "termTo", "聘期的结束要晚于开始。", "请核对聘期。");
        if (line.Kind is AppointmentKind.Appointed or AppointmentKind.Removed or AppointmentKind.RemovedByReform && (line.TermFrom ?? line.TermTo) is not null)
            yield return Of(line, "termFrom", "只有聘任和暂时负责才填起止日期。", "请改为聘任，或者去掉起止日期。");
    }

    private static IEnumerable<Finding> CheckProbation(AppointmentLine line)
    {
        if (line.ProbationYears is < 0 or > 3) yield return Of(line, "probation", "试用期填年数，1 至 3。", "例如 1；没有试用期的留空。");
        if (line.ProbationYears > 0 && line.Kind is not AppointmentKind.Appointed) yield return Of(line, "probation", "只有任命才有试用期。", "请去掉试用期。");
        if (line.EndsFormer && line.Kind is not AppointmentKind.Appointed and not AppointmentKind.RemovedByReform) yield return Of(line, "endsFormer", "只有任命和自然免除才会使原职务自然免除。", "请去掉“原职务自然免除”，或者另登记一条。");
    }

    [Requirement("LD-RM-002")]
    private static IEnumerable<Finding> CheckPost(AppointmentLine line, CityDirectory city, DateOnly? day)
    {
        if (line.Post is not { Length: > 0 } code) yield break;
        if (line.Kind is not AppointmentKind.Appointed and not AppointmentKind.Engaged) yield return Of(line, "post", "只有任命和聘任才有平台岗位；暂时负责不是任命，不占用岗位。", "请去掉平台岗位；需要办理平台事项的，由在任者委托。");
        else if (city.FindPost(code) is not { InstitutionKind: { } kind } post) yield return Of(line, "post", $"没有平台岗位“{code}”。", "请从列出的岗位中选择。");
        else if (city.Institutions.FirstOrDefault(i => i.Name == line.Unit.Trim()) is not { } unit) yield return Of(line, "post", $"平台上没有名叫“{line.Unit}”的机构，不能给平台岗位。", "请照机构名册填写单位全称，或者去掉平台岗位。");
        else if ((line.TermFrom ?? day) is { } begins && !city.IsThere(code, unit.Code, begins)) yield return Of(line, "post", $"“{unit.Name}”或“{post.Name}”这个岗位在 {begins:yyyy-MM-dd} 不存在（尚未设立或已经撤销）。", "请核对单位、岗位和日期。");
        else if (unit.Kind != kind) yield return Of(line, "post", $"“{unit.Name}”没有“{post.Name}”这个岗位。", "请核对单位和岗位。");
    }

    internal static Finding Of(AppointmentLine line, string field, string message, string remedy) => Finding.Block(
        $"appointment.{field}", line.Row > 0 ? $"第 {line.Row} 行：{message}" : message, line.Kind is AppointmentKind.InCharge ? Register2023 : Register2019, line.At + field, remedy);
}
