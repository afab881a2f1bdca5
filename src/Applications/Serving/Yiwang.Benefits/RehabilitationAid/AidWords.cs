using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>What an application says, in the words of a page.</summary>
internal static class AidWords
{
    /// <summary>公办, as the standards of training mean it.</summary>
    public static bool IsPublic(Organisation.Public.Institution institution) => Ownership.CountsAsPublic(
        new Rules.Institution(institution.RegionCode, Enum.Parse<Rules.Organiser>(institution.Organiser.ToString()), institution.PublicWelfareClass ?? 0));

    /// <summary>The answers by section, for checking and for reading back.</summary>
    /// <param name="change">Address of the page on which a section is changed; null where nothing can be changed any more.</param>
    public static IEnumerable<(string Title, IReadOnlyList<SummaryRow> Rows)> Sections(AidAnswers answers, CityDirectory city, CityRules rules, Func<string, string>? change)
    {
        string? At(string page) => change?.Invoke(page);
        string Region(string? code) => code is null ? "" : city.FindRegion(code)?.Name ?? code;

        if (answers.Place is { } place)
        {
            yield return ("在哪里申请", [.. PlaceRows(place, Region, At("place"))]);
        }

        if (answers.Applicant is { } applicant)
        {
            yield return ("谁来申请", [.. ApplicantRows(applicant, rules, At("applicant"))]);
        }

        if (answers.Child is { } child)
        {
            yield return ("孩子",
            [
                new("姓名", child.Name, At("child")),
                new("身份证号码", child.CitizenNumber, At("child")),
                new("出生日期", Day(child.BornOn)),
                new("上学情况", AidChoices.Schoolings.Word(child.Schooling.ToString()), At("child")),
            ]);
        }

        if (answers.Disability is { } disability)
        {
            yield return ("残疾情况",
            [
                new("类别", string.Join("、", disability.Kinds.Select(k => k.Name())), At("disability")),
                new("程度", AidChoices.Degrees.Word(disability.Degree.ToString()), At("disability")),
                new("证明", disability.HasCertificate ? "残疾人证" : disability.DiagnosedBy.Length > 0 ? $"诊断证明书，{disability.DiagnosedBy}出具" : "两样都还没有", At("disability")),
            ]);
        }

        if (answers.Services is { } services)
        {
            yield return ("需要的服务", [.. services.Wishes.Select(w => new SummaryRow(ServiceWishes.All.GetValueOrDefault(w.Service) ?? w.Service, Said(w, city, rules), At("services")))]);
        }
    }

    public static string Who(ApplicantAnswers applicant) => applicant.Kind switch
    {
        ApplicantKind.Guardian => $"监护人（{applicant.Relation}）",
        ApplicantKind.Agent => $"代办人（{applicant.AgentKind}）",
        _ => "儿童福利机构",
    };

    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    public static string Month(DateOnly day) => $"{day.Year}年{day.Month}月";

    private static IEnumerable<SummaryRow> PlaceRows(PlaceAnswers place, Func<string?, string> region, string? change)
    {
        yield return new("孩子的户口", region(place.HouseholdRegion), change);
        yield return new("申请地", $"{place.Place.Name()}：{region(place.Region)}", change, Articles.WhereToApply);
        if (place is { Place: Place.ResidencePermit, PermitValidUntil: { } until }) yield return new("居住证有效期", $"到 {Day(until)}", change, Articles.ResidencePermits);
    }

    private static IEnumerable<SummaryRow> ApplicantRows(ApplicantAnswers applicant, CityRules rules, string? change)
    {
        yield return new("申请人", $"{applicant.Name}，{Who(applicant)}", change);
        yield return new("联系电话", applicant.Phone, change);
        yield return new("优先对象", applicant.PriorityGroups.Count == 0 ? "不属于"
            : string.Join("、", rules.Priority.Groups.Where(g => applicant.PriorityGroups.Contains(g.Id)).Select(g => g.Name)), change, Articles.Priority);
    }

    public static string Said(ServiceWish wish, CityDirectory city, CityRules rules)
    {
        var parts = new List<string>();
        if (wish.Institution.Length > 0) parts.Add(city.FindInstitution(wish.Institution)?.Name ?? wish.Institution);
        parts.Add(ServiceWishes.NeedsInstitution(wish.Service) ? $"{Month(wish.FirstMonth)}开始" : wish.Service == ServiceWishes.Device ? $"{wish.Condition}，{Day(wish.FirstMonth)}适配" : $"{Day(wish.FirstMonth)}手术");
        if (ServiceWishes.IsMonthly(wish.Service)) parts.Add($"计划 {wish.Months} 个月");
        if (rules.Conditions.FirstOrDefault(c => c.Id == wish.Condition) is { } condition) parts.Add(condition.Name);
        if (wish.Service is ServiceWishes.Implant or ServiceWishes.Surgery) parts.Add($"医保报销后自己付 {Yuan.Text(wish.OwnPaymentInFen)}");
        parts.AddRange(wish.Declared.Select(d => Declarations.All[d]));
        return string.Join("，", parts);
    }
}
