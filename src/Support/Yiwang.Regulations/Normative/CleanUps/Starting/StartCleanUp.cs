using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.CleanUps.Starting;

/// <summary>Begins a clean-up: lists what is to be looked through and asks the departments.</summary>
/// <param name="CutOff">截止日: documents issued up to this day.</param>
/// <param name="YearsBack">How many years before it.</param>
/// <param name="Issuers">机关代字 of the bodies whose documents are looked through; empty for all of the area.</param>
[Requires(Permissions.RunCleanUps)]
internal sealed record StartCleanUp(string Title, string Area, DateOnly? CutOff, int YearsBack, IReadOnlyList<string> Issuers, DateOnly? ProposalsBy) : ICommand;

internal sealed class StartCleanUpHandler(CleanUpDb db, RegulationLibrary library, Standings standings, CleanUpInbox inbox, CityDirectory city, TimeProvider clock) : IHandle<StartCleanUp>
{
    public async Task<Outcome> Handle(StartCleanUp command, CancellationToken ct)
    {
        var area = library.Areas.FirstOrDefault(a => a.Name == command.Area.Trim());
        var refused = Outcome.From([.. StartRule.Check(command, area, clock.Today()), .. await AlreadyOpen(area, ct)]);
        if (!refused.IsDone) return refused;

        var scope = new CleanUpScope(area!.Name, command.Issuers.Count > 0 ? command.Issuers : [.. area.Issuers.Select(i => i.Code)],
            command.CutOff!.Value.AddYears(-command.YearsBack), command.CutOff.Value);
        var candidates = CandidateRule.Of(await standings.Read(ct), area, scope);
        var cleanUp = CleanUp.Start(command.Title.Trim(), scope, clock.Today(), command.ProposalsBy!.Value, candidates.Count);
        db.CleanUps.Add(cleanUp);
        db.Items.AddRange(candidates.Select((c, i) => new CleanUpItem { CleanUpId = cleanUp.Id, Law = c.Life.Law, Order = i + 1, Why = c.Why }));

        var participants = city.Posts.Where(p => p.Permissions.Contains(Permissions.ProposeConclusions) && p.InstitutionKind is not null)
            .SelectMany(p => city.InstitutionsOf(p.InstitutionKind!), (p, i) => new CleanUpParticipant { CleanUpId = cleanUp.Id, Institution = i.Code, Post = p.Code }).ToArray();
        db.Participants.AddRange(participants);
        await inbox.Keep(cleanUp, participants, ct);
        return Outcome.From(candidates.Count == 0
            ? [Finding.Warn("clean-up.empty", "登记的文件里没有在这个范围内的。", remedy: "可以人工列入，或核对机关代字和日期。")] : []);
    }

    private async Task<IEnumerable<Finding>> AlreadyOpen(IssuingArea? area, CancellationToken ct) =>
        area is not null && await db.CleanUps.AsNoTracking().FirstOrDefaultAsync(c => c.Area == area.Name && c.PublishedOn == null, ct) is { } open
            ? [Finding.Block("clean-up.open", $"{area.Name}的清理“{open.Title}”还没有公布。", where: "area", remedy: "请先办完那一次清理。")] : [];
}

internal static class StartRule
{
    private const int MostYears = 50;

    public static IEnumerable<Finding> Check(StartCleanUp command, IssuingArea? area, DateOnly today)
    {
        if (command.Title.Trim().Length is 0 or > 100) yield return Finding.Block("clean-up.title", "请给这次清理起个名字，不超过 100 字。", where: "title", remedy: "例如：2018年规范性文件清理。");
        if (area is null) yield return Finding.Block("normative.area", "请选择清理哪个地区的文件。", where: "area", remedy: "从列出的地区里选。");
        else if (command.Issuers.FirstOrDefault(c => area.Find(c) is null) is { } unknown)
            yield return Finding.Block("document-number.issuer", $"{area.Name}没有机关代字“{unknown}”。", where: "issuers", remedy: $"{area.Name}用：{string.Join("、", area.Issuers.Select(i => i.Code))}。");
        if (command.CutOff is null) yield return Finding.Block("clean-up.cut-off", "请填写截止日。", where: "cutOff", remedy: "清理截止日以前印发的文件。");
        else if (command.CutOff > today) yield return Finding.Block("clean-up.cut-off", "截止日不能在今天之后。", where: "cutOff", remedy: "请填今天或以前的日期。");
        if (command.YearsBack is < 1 or > MostYears) yield return Finding.Block("clean-up.years", $"回溯年数应为 1 至 {MostYears}。", where: "years", remedy: "例如 5。");
        if (command.ProposalsBy is null || command.ProposalsBy < today) yield return Finding.Block("clean-up.proposals-by", "请填写各单位报意见的最后一天，不早于今天。", where: "proposalsBy", remedy: "给各单位留出时间。");
    }
}
