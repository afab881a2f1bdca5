using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Normative.Registering;

/// <summary>Enters a normative document into the register.</summary>
/// <param name="Area">The issuing place; a number is unique only within it.</param>
/// <param name="InForceFrom">Null for the day of issue.</param>
/// <param name="Companions">How many 配套文件 belong to it.</param>
[Requires(Permissions.RegisterDocuments)]
internal sealed record RegisterDocument(
    string Area, string Number, string Title, DateOnly? IssuedOn, DateOnly? InForceFrom = null, DateOnly? ValidUntil = null, int Companions = 0) : ICommand;

internal sealed class RegisterDocumentHandler(NormativeDb db, RegulationLibrary library, Standings standings, TimeProvider clock) : IHandle<RegisterDocument>
{
    public async Task<Outcome> Handle(RegisterDocument command, CancellationToken ct)
    {
        var area = library.Areas.FirstOrDefault(a => a.Name == command.Area.Trim());
        var findings = new List<Finding>(RegistrationRule.Check(command, clock.Today()));
        DocumentNumber? number = null;
        if (area is null) findings.Add(Finding.Block("normative.area", "请选择印发的地区。", where: "area", remedy: $"可以选：{string.Join("、", library.Areas.Select(a => a.Name))}。"));
        else if (NumberRule.Read(area, command.Number, out number) is { } wrong) findings.Add(wrong);
        if (area is not null && number is not null)
        {
            if (await standings.Find($"{area.Name}/{number}", ct) is { } earlier) findings.Add(Twice(earlier));
            findings.AddRange(RegistrationRule.CheckYear(number, command.IssuedOn));
        }

        var outcome = Outcome.From(findings);
        if (!outcome.IsDone) return outcome;
        db.Documents.Add(NormativeDocument.Register(
            new($"{area!.Name}/{number}", command.Title.Trim(), area.Find(number!.Issuer)!.Name, command.IssuedOn, command.InForceFrom ?? command.IssuedOn)
            { ValidUntil = command.ValidUntil, CompanionsExpected = command.Companions }, clock.GetUtcNow()));
        return outcome;
    }

    [Requirement("LH-QL-007")]
    private static Finding Twice(DocumentLife earlier) => Finding.Block("normative.number-twice",
        $"{earlier.Area}的{earlier.Number}已经登记：《{earlier.Title}》。同一地区的文号不能重复，没有登记。", earlier.Citation, "number",
        "请核对文号；效力有变化的，在那份文件的页面上登记。");
}

/// <summary>What can be said of a registration without looking at others.</summary>
internal static class RegistrationRule
{
    public const int LongestTitle = 200, MostCompanions = 99;

    public static IEnumerable<Finding> Check(RegisterDocument command, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(command.Title)) yield return Finding.Block("normative.title", "请填写文件名称。", where: "title", remedy: "照文件上的题名填写，不加书名号。");
        else if (command.Title.Trim().Length > LongestTitle) yield return Finding.Block("normative.title", $"文件名称不超过 {LongestTitle} 字。", where: "title", remedy: "请只填题名。");
        if (command.IssuedOn is null) yield return Finding.Block("normative.issued", "请填写成文日期。", where: "issued", remedy: "照文件落款填写。");
        else if (command.IssuedOn > today) yield return Finding.Block("normative.issued", "成文日期不能在今天之后。", where: "issued", remedy: "请核对落款日期。");
        if (command.InForceFrom < command.IssuedOn) yield return Finding.Block("normative.dates", "施行日期不能早于成文日期。", where: "from", remedy: "请核对两个日期。");
        if (command.ValidUntil < (command.InForceFrom ?? command.IssuedOn)) yield return Finding.Block("normative.dates", "有效期的最后一天不能早于施行日期。", where: "until", remedy: "请核对有效期。");
        if (command.Companions is < 0 or > MostCompanions) yield return Finding.Block("normative.companions", $"配套文件数应为 0 至 {MostCompanions}。", where: "companions", remedy: "没有的填 0。");
    }

    public static IEnumerable<Finding> CheckYear(DocumentNumber number, DateOnly? issuedOn) => issuedOn is { } on && on.Year != number.Year
        ? [Finding.Warn("normative.year", $"文号是 {number.Year} 年的，成文日期在 {on.Year} 年。", where: "issued", remedy: "请核对；确实如此的，不用改。")]
        : [];
}
