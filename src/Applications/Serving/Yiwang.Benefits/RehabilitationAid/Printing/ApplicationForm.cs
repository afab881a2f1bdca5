using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Printing;

internal sealed record FormLine(string Label, string Value);

internal sealed record FormSection(string Title, IReadOnlyList<FormLine> Lines);

/// <summary>申请审批表: what was answered online, laid out as the city's form. Which line stands where is the pack's.</summary>
internal sealed class ApplicationForm
{
    private const string Blank = "blank";

    private static readonly Dictionary<string, Func<AidApplication, CityDirectory, CityRules, string>> Values = new()
    {
        ["child-name"] = (a, _, _) => a.Answers.Child!.Name,
        ["child-sex"] = (a, _, _) => SexOf(a.Answers.Child!.CitizenNumber),
        ["child-born"] = (a, _, _) => AidWords.Day(a.Answers.Child!.BornOn),
        ["child-number"] = (a, _, _) => a.Answers.Child!.CitizenNumber,
        ["household"] = (a, city, _) => Name(city, a.Answers.Place!.HouseholdRegion),
        ["permit"] = (a, city, _) => a.Answers.Place is { PermitRegion: { } region, PermitValidUntil: { } until } ? $"{Name(city, region)}发放，有效至{AidWords.Day(until)}" : "无",
        ["disability-kinds"] = (a, _, _) => string.Join("、", a.Answers.Disability!.Kinds.Select(k => k.Name())),
        ["disability-degree"] = (a, _, _) => AidChoices.Degrees.Word(a.Answers.Disability!.Degree.ToString()),
        ["disability-proof"] = (a, _, _) => a.Answers.Disability! switch { { HasCertificate: true } => "残疾人证", { DiagnosedBy: { Length: > 0 } by } => $"诊断证明书，{by}", _ => "无" },
        ["schooling"] = (a, _, _) => AidChoices.Schoolings.Word(a.Answers.Child!.Schooling.ToString()),
        ["applicant-name"] = (a, _, _) => a.Answers.Applicant!.Name,
        ["applicant-who"] = (a, _, _) => AidWords.Who(a.Answers.Applicant!),
        ["applicant-phone"] = (a, _, _) => a.Answers.Applicant!.Phone,
        ["priority-groups"] = (a, _, rules) => a.Answers.Applicant!.PriorityGroups is { Count: > 0 } claimed
            ? string.Join("、", rules.Priority.Groups.Where(g => claimed.Contains(g.Id)).Select(g => g.Name)) : "一般家庭",
        ["services"] = (a, city, rules) => string.Join("；", a.Answers.Services!.Wishes.Select(w => $"{ServiceWishes.All.GetValueOrDefault(w.Service) ?? w.Service}（{AidWords.Said(w, city, rules)}）")),
        ["materials"] = (a, _, rules) => string.Join("、", a.Answers.Materials.Select(m => rules.Materials.SelectMany(g => g.AnyOf).FirstOrDefault(n => n.Id == m.Material)?.Name ?? m.Material).Distinct()),
        ["place"] = (a, city, _) => $"{Name(city, a.Answers.Place!.Region ?? "")}（{a.Answers.Place.Place.Name()}）",
        ["submitted-on"] = (a, _, _) => a.SubmittedOn is { } on ? AidWords.Day(on) : "",
    };

    private readonly IReadOnlyList<(string Title, IReadOnlyList<(string Label, string Value)> Fields)> sections;

    private ApplicationForm(YamlFile file)
    {
        Title = file.Root.Text("title");
        Under = file.Root.Citation("article");
        file.Root.Choice<Basis>("basis");
        sections = [.. file.Root.Maps("sections").Select(s => (s.Text("title"), (IReadOnlyList<(string, string)>)[.. s.Maps("fields").Select(ReadField)]))];
        if (sections.Count == 0) file.Root.Refuse("sections", "form.empty", "表里没有一项内容。", "请至少写一节。");
        Findings = file.Finish();
    }

    public string Title { get; }
    public Citation Under { get; }
    public IReadOnlyList<Finding> Findings { get; }

    public static ApplicationForm Read(YiwangOptions options) =>
        Read(YamlFile.Read(Path.Combine(options.PacksDirectory, options.City, "forms", "rehabilitation-aid.yaml"), Law.ShanweiRehabilitationAid));

    public static ApplicationForm Read(YamlFile file) => new(file);

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2), Requirement("SW-KF-010d")]
    public IReadOnlyList<FormSection> Fill(AidApplication application, CityDirectory city, CityRules rules) =>
        [.. sections.Select(s => new FormSection(s.Title, [.. s.Fields.Select(f => new FormLine(f.Label, f.Value == Blank ? "" : Values[f.Value](application, city, rules)))]))];

    private static (string, string) ReadField(YamlMap map)
    {
        var value = map.Text("value");
        if (value.Length > 0 && value != Blank && !Values.ContainsKey(value))
            map.Refuse("value", "form.unknown-value", $"表里的“{value}”不是系统知道的内容。", $"可以写：{string.Join("、", Values.Keys)}、{Blank}。");
        return (map.Text("label"), value);
    }

    private static string Name(CityDirectory city, string region) => city.FindRegion(region)?.Name ?? region;

    // GB 11643: the seventeenth digit is odd for men.
    private static string SexOf(string number) => number.Length == 18 && char.IsAsciiDigit(number[16]) ? (number[16] - '0') % 2 == 1 ? "男" : "女" : "";
}
