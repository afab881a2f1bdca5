using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>第十八条: what an agreement must say before it can be filed. The tenth item may be empty: there may be nothing else to agree.</summary>
internal static class AgreementCheck
{
    public const int LongestItem = 1000;

    /// <summary>The ten items with the fields that make them up, as the page and the JSON name them.</summary>
    public static readonly IReadOnlyList<AgreementItem> Items =
    [
        new(1, "定点康复机构的名称、地址、法定代表人或重要负责人、联系方式",
        [
            new("institution", "名称", t => t.Institution), new("institutionAddress", "地址", t => t.InstitutionAddress),
            new("principal", "法定代表人或重要负责人", t => t.Principal), new("institutionContact", "联系方式", t => t.InstitutionContact),
        ]),
        new(2, "监护人或代理人的姓名、住址、身份证明、联系方式",
        [
            new("guardian", "姓名", t => t.Guardian), new("guardianAddress", "住址", t => t.GuardianAddress),
            new("guardianIdentity", "身份证明", t => t.GuardianIdentity), new("guardianContact", "联系方式", t => t.GuardianContact),
        ]),
        new(3, "服务内容和服务方式", [new("services", "服务内容和服务方式", t => t.Services)]),
        new(4, "收费标准及费用支付方式", [new("fees", "收费标准及费用支付方式", t => t.Fees)]),
        new(5, "服务期限和地点", [new("place", "服务地点", t => t.Place)]),
        new(6, "当事人的权利和义务", [new("duties", "权利和义务", t => t.Duties)]),
        new(7, "协议变更、解除与终止的条件", [new("changes", "变更、解除与终止的条件", t => t.Changes)]),
        new(8, "违约责任", [new("liability", "违约责任", t => t.Liability)]),
        new(9, "争议解决方式", [new("disputes", "争议解决方式", t => t.Disputes)]),
        new(10, "当事人协商一致的其他合法内容", [new("others", "其他约定", t => t.Others)]),
    ];

    [Article(Law.ShanweiRehabilitationAid, 18), Requirement("SW-KF-018a")]
    public static IEnumerable<Finding> WhyNot(AgreementText text)
    {
        foreach (var item in Items)
        {
            foreach (var field in item.Fields.Where(f => item.Number < 10 && string.IsNullOrWhiteSpace(f.Of(text))))
                yield return Block("care.agreement.item", $"第{item.Number}项“{item.Name}”没有写{(item.Fields.Count > 1 || item.Number == 5 ? field.Name : "")}，不能备案。".Replace("没有写，", "是空的，", StringComparison.Ordinal), field.Code, "请照签好的协议补写。");
            foreach (var field in item.Fields.Where(f => f.Of(text)?.Length > LongestItem))
                yield return Block("care.agreement.long", $"第{item.Number}项“{field.Name}”超过 {LongestItem} 字。", field.Code, "请写要点，全文在上传的复印件里。");
        }

        if (text.From is null || text.Until is null)
            yield return Block("care.agreement.period", $"第5项“服务期限和地点”的服务期限不完整，缺{(text.From is null ? "开始" : "")}{(text.From is null && text.Until is null ? "和" : "")}{(text.Until is null ? "结束" : "")}日期。", text.From is null ? "from" : "until", "请写明起止日期。");
        else if (text.Until < text.From)
            yield return Block("care.agreement.order", $"第5项“服务期限和地点”的结束日期（{text.Until.Value.ToChinese()}）早于开始日期（{text.From.Value.ToChinese()}）。", "until", "请核对起止日期。");
    }

    /// <summary>What is allowed but should be looked at: a place of service other than the registered address.</summary>
    [Article(Law.ShanweiRehabilitationAid, 18), Requirement("SW-KF-018a")]
    public static IEnumerable<Finding> Notes(AgreementText text, string registeredAddress)
    {
        if (text.Place.Length > 0 && Bare(text.Place) != Bare(registeredAddress))
            yield return Finding.Warn("care.agreement.place", $"服务地点“{text.Place}”与机构登记地址“{registeredAddress}”不一致。", CareArticles.AgreementItems, "place", "确在别处服务的，请说明；备案人会看到这条提示。");
    }

    private static string Bare(string address) => string.Concat(address.Where(c => !char.IsWhiteSpace(c)));

    private static Finding Block(string code, string message, string where, string remedy) => Finding.Block(code, message, CareArticles.AgreementItems, where, remedy);
}

internal sealed record AgreementItem(int Number, string Name, IReadOnlyList<AgreementField> Fields);

internal sealed record AgreementField(string Code, string Name, Func<AgreementText, string?> Of);
