using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>What an application has to hold before it can be handed in.</summary>
internal static class FormRule
{
    private static readonly Citation First = Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 1);

    [Article(Law.ShanweiRehabilitationAid, 16, Item = 1), Requirement("SW-KF-016a")]
    public static IEnumerable<Finding> Check(DesignationForm form, FederationLevel? asked)
    {
        if (form.Level is not (FederationLevel.County or FederationLevel.City)) yield return Finding.Block("designation.level", "请选择申请市级还是县级定点。", First, "level", "选公告所属的级别。");
        else if (asked is { } level && form.Level != level) yield return Finding.Block("designation.other-level", "申请的级别与公告不一致。", First, "level", level is FederationLevel.City ? "这次公告认定市级定点机构。" : "这次公告认定县级定点机构。");
        if (!form.Volunteers) yield return Finding.Block("designation.voluntary", "没有签署自愿申请的承诺。", First, "undertakings", "自愿申请的，请勾选。");
        if (!form.TakesResponsibility) yield return Finding.Block("designation.responsibility", "没有签署履行责任和义务的承诺。", First, "undertakings", "愿意履行的，请勾选。");
        if (form.Kind is null) yield return Finding.Block("designation.kind", "请选择机构类型。", Citation.Of(Law.ShanweiRehabilitationAid, 13, 1), "kind", "六类都不是的，选“其他”。");
        if (form.Serves.Count == 0) yield return Finding.Block("designation.serves", "请选择服务的残疾类别。", First, "serves", "至少选一类。");
        if (form.Capacity.Length is 0 or > 2000) yield return Finding.Block("designation.capacity", "请说明服务能力（2,000 字以内）。", First, "capacity", "写场地、设备、人员，能同时服务多少儿童。");
        if (!CreditCode.TryParse(form.CreditCode, out _, out var problem)) yield return problem with { Where = "creditCode" };
        if (form.RegisteredRegion.Length == 0) yield return Finding.Block("designation.registered", "请选择法人登记地。", First, "registeredRegion", "照登记证书填写。");
        if (form.Direct is { } claim && claim.Document.Length is 0 or > 200) yield return Finding.Block("designation.direct-document", "申请直接认定的，请写明认定文件。", Citation.Of(Law.ShanweiRehabilitationAid, 17), "directDocument", "写文件名称和文号；没有的，不选直接认定，走专家评审。");
    }
}

/// <summary>Whether it stands on the blacklist of 第二十六条（八）, and whether a responsible accident was registered (第二十六条（一）).</summary>
internal readonly record struct Standing(bool IsBlacklisted, bool HadAccident);

/// <summary>第十六条 as far as facts decide it. Blind to who runs the institution: the same material leads to the same answer (第十三条).</summary>
internal static class QualificationRule
{
    private static readonly Citation First = Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 1);
    private static readonly Citation Third = Citation.Of(Law.ShanweiRehabilitationAid, 16, item: 3);

    /// <param name="answers">The last answer of each source.</param>
    /// <param name="standing">What this house itself holds against the institution.</param>
    [Article(Law.ShanweiRehabilitationAid, 13, 1), Requirement("SW-KF-013")]
    public static IReadOnlyList<Finding> Check(DesignationForm form, Func<string, SourceAnswer> answers, Standing standing, InstitutionPack pack, Func<string, bool> isOfCity, DateOnly today) =>
        [.. LegalPerson(form, isOfCity), .. Records(answers, pack, today), .. Accidents(form.HadSevereAccident || standing.HadAccident), .. Blacklist(standing.IsBlacklisted)];

    [Article(Law.ShanweiRehabilitationAid, 16, Item = 1), Requirement("SW-KF-016a")]
    private static IEnumerable<Finding> LegalPerson(DesignationForm form, Func<string, bool> isOfCity)
    {
        if (!form.IsLegalPerson) yield return Finding.Block("designation.no-legal-person", "申请机构没有法人资质。", First, "isLegalPerson", "请在取得法人登记后再申请。");
        if (!isOfCity(form.RegisteredRegion)) yield return Finding.Block("designation.registered-elsewhere", "法人登记地不在本市。", First, "registeredRegion", "请在本市办理法人登记后再申请。");
    }

    /// <summary>Three sources, each asked and not too long ago. Found ends it; not asked keeps it from going on.</summary>
    [Article(Law.ShanweiRehabilitationAid, 16, Item = 3), Requirement("SW-KF-016c"), Requirement("SW-KF-026n")]
    private static IEnumerable<Finding> Records(Func<string, SourceAnswer> answers, InstitutionPack pack, DateOnly today)
    {
        var days = pack.Number("source-valid-days");
        foreach (var source in pack.Sources)
        {
            var answer = answers(source.Id);
            if (answer.Answer is RecordAnswer.Found)
                yield return Finding.Block("designation.bad-record", $"{source.Name}有不良记录：{string.Join("；", answer.Entries)}。", Third, source.Id, "记录有误的，请向作出记录的部门申请更正后重查。");
            else if (answer.Answer is RecordAnswer.NotAsked)
                yield return Finding.Block("designation.not-asked", $"{source.Name}还没有查到结果。", Third, source.Id, source.ByInterface ? "接口不可用的，稍后再查。" : "请查询后登记结果和日期。");
            else if (answer.AskedOn!.Value.AddDays(days) < today)
                yield return Finding.Block("designation.asked-long-ago", $"{source.Name}是 {answer.AskedOn.Value.ToChinese()} 查的，已超过 {days} 天。", Third, source.Id, "请重新查询。");
        }
    }

    [Article(Law.ShanweiRehabilitationAid, 16, Item = 3), Requirement("SW-KF-016c")]
    private static IEnumerable<Finding> Accidents(bool hadOne)
    {
        if (hadOne) yield return Finding.Block("designation.accident", "发生过重大伤亡或责任事故。", Third, "hadSevereAccident", "有异议的，请提供主管部门的事故调查结论。");
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 8), Requirement("SW-KF-026j")]
    private static IEnumerable<Finding> Blacklist(bool isBlacklisted)
    {
        if (isBlacklisted) yield return Finding.Block("designation.blacklisted", "申请机构在失信黑名单上。", Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8), "blacklist", "请先按告知的途径提出异议，或者申请信用修复。");
    }
}

/// <summary>第十七条: whether the claim opens the way without experts.</summary>
internal static class DirectRule
{
    [Article(Law.ShanweiRehabilitationAid, 17), Requirement("SW-KF-017")]
    public static IEnumerable<Finding> Check(DirectClaim? claim, Grades grades)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 17);
        if (claim is null) yield return Finding.Block("designation.no-claim", "申请机构没有提出直接认定的依据。", place, "direct", "请走专家评审。");
        else if (claim.Document.Length == 0) yield return Finding.Block("designation.direct-document", "没有认定文件。", place, "direct", "请走专家评审，或者请机构补上认定文件。");
        else if (claim.Ground is DirectGround.ProvincialGrade && !grades.Suffices(claim.Grade))
            yield return Finding.Block("designation.grade", $"省等级评审为{(claim.Grade.Length > 0 ? claim.Grade : "未评审")}，没有达到{grades.AtLeast}。", place, "direct", $"等级由高到低为：{string.Join("、", grades.Order)}。请走专家评审。");
    }
}
