using System.Globalization;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Campaign;

/// <summary>The plan's table as a bureau hands it over: a heading, the summary line, then one line for each town.</summary>
internal sealed record PlanSheet(PlanRow Summary, IReadOnlyList<PlanRow> Towns)
{
    private const int Columns = 15, MostCharacters = 200_000;

    public static PlanSheet? Read(string csv, out IReadOnlyList<Finding> findings)
    {
        var (rows, wrong) = (new List<PlanRow>(), new List<Finding>());
        string[] lines = csv.Length > MostCharacters ? [] : [.. csv.TrimStart('\uFEFF').Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
        if (lines.Length < 3) wrong.Add(Wrong("toilets.plan-empty", "计划表应有表头、汇总行和各镇（街道）的行。", "", "请粘贴整张表，每行一个镇，用逗号隔开。"));
        for (var i = 1; i < lines.Length; i++)
        {
            if (Row(lines[i], i + 1, wrong) is { } row) rows.Add(row);
        }

        findings = wrong;
        return wrong.Count == 0 ? new PlanSheet(rows[0], rows[1..]) : null;
    }

    /// <summary>What doesn't add up. The summary line and the years must; a printed share that rounds otherwise is only told.</summary>
    [Article(Law.LuodingRuralToilets, "二"), Requirement("LD-CS-001")]
    public IReadOnlyList<Finding> Check(ToiletBook book)
    {
        var sums = ToiletPlan.SumOf(Towns);
        return
        [
            .. Summary.Counted().Zip(sums.Counted()).Where(p => p.First.Value != p.Second.Value).Select(p =>
                Wrong("toilets.plan-sum", $"汇总行的{p.First.Name}是 {p.First.Value}，各镇合计是 {p.Second.Value}，相差 {Math.Abs(p.First.Value - p.Second.Value)}。", "汇总行", "请核对汇总行和各镇的数。")),
            .. Summary.PrintedRate != Summary.Rate ? [Wrong("toilets.plan-rate", $"汇总行的普及率是 {Summary.PrintedRate}%，按户数算是 {Summary.Rate}%。", "汇总行", "请核对户数和普及率。")] : Array.Empty<Finding>(),
            .. Towns.Append(Summary).SelectMany(YearsOf),
            .. Towns.GroupBy(t => t.Town).Where(g => g.Count() > 1).Select(g => Wrong("toilets.plan-twice", $"{g.Key}列了 {g.Count()} 次。", g.Key, "每个镇（街道）只列一行。")),
            .. Towns.Where(r => book.Towns.All(t => t.Plan != r.Town)).Select(r => Wrong("toilets.plan-town", $"没有登记“{r.Town}”这个镇（街道）。", Line(r), "请核对名称。")),
            .. book.Towns.Where(t => Towns.All(r => r.Town != t.Plan)).Select(t => Wrong("toilets.plan-missing", $"表里没有{t.Name}。", t.Plan, "没有任务的镇（街道）也列一行，填 0。")),
            .. Towns.Where(r => r.Sanitary > r.Households).Select(r => Wrong("toilets.plan-households", "无害化卫生户厕比总户数多。", Line(r), "请核对两个数。")),
            .. Towns.Where(r => r.PrintedRate != r.Rate && Math.Abs(r.PrintedRate - r.Rate) >= 0.05m).Select(r => Finding.Warn("toilets.plan-printed-rate",
                $"{r.Town}的普及率写 {r.PrintedRate}%，按户数算是 {r.Rate}%，以算的为准。", Places.Task, Line(r), "可以请镇（街道）核对。")),
            .. Towns.Where(r => r.Households - r.Sanitary != r.HouseholdPlan).Select(r => Finding.Note("toilets.plan-gap",
                $"{r.Town}还差 {r.Households - r.Sanitary} 户，计划改造 {r.HouseholdPlan} 户。", Places.Task, Line(r))),
        ];
    }

    private static IEnumerable<Finding> YearsOf(PlanRow row)
    {
        if (row.HouseholdFirst + row.HouseholdSecond != row.HouseholdPlan)
            yield return Wrong("toilets.plan-years", $"{row.Town}户厕两年的计划相加是 {row.HouseholdFirst + row.HouseholdSecond}，合计写 {row.HouseholdPlan}。", Line(row), "请核对两年的数。");
        if (row.PublicFirst + row.PublicSecond != row.PublicPlan)
            yield return Wrong("toilets.plan-years", $"{row.Town}公厕两年的计划相加是 {row.PublicFirst + row.PublicSecond}，合计写 {row.PublicPlan}。", Line(row), "请核对两年的数。");
    }

    private static PlanRow? Row(string line, int number, List<Finding> wrong)
    {
        var cells = line.Split(',', '，');
        if (cells.Length != Columns)
        {
            wrong.Add(Wrong("toilets.plan-columns", $"应有 {Columns} 列，这一行有 {cells.Length} 列。", $"第 {number} 行", "请照附件1的列填写，没有的填 0。"));
            return null;
        }

        var numbers = new int[Columns];
        for (var c = 0; c < Columns; c++)
        {
            if (c is 1 or 7 || int.TryParse(cells[c], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[c])) continue;
            wrong.Add(Wrong("toilets.plan-number", $"第 {c + 1} 列写的是“{cells[c]}”，应为整数。", $"第 {number} 行", "没有的填 0，不写单位。"));
        }

        if (!decimal.TryParse(cells[7].TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate))
            wrong.Add(Wrong("toilets.plan-number", $"普及率写的是“{cells[7]}”，应为百分数。", $"第 {number} 行", "例如 98.3。"));
        if (numbers[4] != numbers[6]) wrong.Add(Wrong("toilets.plan-twice-told", $"总户数前面写 {numbers[4]}，后面写 {numbers[6]}。", $"第 {number} 行", "两列应当一样。"));
        return new(numbers[0], cells[1].Trim(), numbers[2], numbers[3], numbers[4], numbers[5], rate, numbers[8], numbers[9], numbers[10], numbers[11], numbers[12], numbers[13], numbers[14]);
    }

    private static string Line(PlanRow row) => $"序号 {row.Number}";

    private static Finding Wrong(string code, string message, string where, string remedy) => Finding.Block(code, where.Length > 0 ? $"{where}：{message}" : message, Places.Task, "csv", remedy);
}
