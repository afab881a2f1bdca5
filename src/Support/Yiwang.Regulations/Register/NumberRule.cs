using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>A number enters the register in its one exact form and under a sign that its area uses, so that it is found again.</summary>
internal static class NumberRule
{
    /// <returns>What is wrong; null where the number is right.</returns>
    [Article(Law.LuohuDocumentReview, "一"), Requirement("LH-QL-007")]
    public static Finding? Read(IssuingArea area, string? typed, out DocumentNumber? number, string where = "number")
    {
        if (!DocumentNumber.TryParse(typed, out number, out var problem)) return problem with { Where = where };
        var (parsed, exact) = (number, number.ToString());
        if (typed!.Trim() != exact)
        {
            number = null;
            return Finding.Block("document-number.form", $"“{typed.Trim()}”的写法不对，年份用六角括号，数字用半角，不加“第”。", where: where, remedy: $"请写作：{exact}");
        }

        if (area.Find(parsed.Issuer) is not null) return null;
        number = null;
        return Finding.Block("document-number.issuer", $"{area.Name}没有机关代字“{parsed.Issuer}”。", where: where,
            remedy: $"{area.Name}用：{string.Join("、", area.Issuers.Select(i => i.Code))}。新的机关代字请先登记到城市包的 normative 文件。");
    }
}
