using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Registering;

/// <summary>Enters a 配套文件 under the document that it belongs to.</summary>
[Requires(Permissions.RegisterDocuments)]
internal sealed record RegisterCompanion(string Law, string Title) : ICommand;

internal sealed class RegisterCompanionHandler(NormativeDb db, Standings standings) : IHandle<RegisterCompanion>
{
    public async Task<Outcome> Handle(RegisterCompanion command, CancellationToken ct)
    {
        if (await standings.Find(command.Law, ct) is not { } life) return Outcome.NotFound;
        var outcome = CompanionRule.Check(life, command.Title.Trim());
        if (outcome.IsDone) db.Companions.Add(Companion.Of(life, command.Title.Trim()));
        return outcome;
    }
}

internal static class CompanionRule
{
    public static Outcome Check(DocumentLife life, string title)
    {
        if (title.Length is 0 or > RegistrationRule.LongestTitle)
            return Outcome.Refused("normative.companion-title", $"请填写配套文件的名称，不超过 {RegistrationRule.LongestTitle} 字。", where: "companion", remedy: "照文件上的题名填写。");
        if (life.Companions.Contains(title))
            return Outcome.Refused("normative.companion-twice", $"《{title}》已经登记在这份文件下面。", where: "companion", remedy: "不用再登记。");
        return life.Companions.Count >= life.CompanionsExpected
            ? Outcome.Refused("normative.companion-over", $"名单写明 {life.CompanionsExpected} 个配套文件，已经登记 {life.Companions.Count} 个。", where: "companion", remedy: "请核对是不是同一份文件的配套文件。")
            : Outcome.Done;
    }

    /// <summary>Null where all are there, or none belong to it.</summary>
    [Article(Law.LuohuDocumentReview, "三"), Requirement("LH-QL-005")]
    public static Finding? Missing(DocumentLife life) => life.Companions.Count >= life.CompanionsExpected ? null
        : Finding.Warn("normative.companions-missing", $"名单写明 {life.CompanionsExpected} 个配套文件，已登记 {life.Companions.Count} 个，还缺 {life.CompanionsExpected - life.Companions.Count} 个。",
            life.Citation, remedy: "请向原文件的起草单位核对名称后补登。");
}
