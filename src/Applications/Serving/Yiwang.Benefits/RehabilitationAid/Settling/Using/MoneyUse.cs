using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Using;

/// <summary>What an institution used paid money for, in one of the kinds of 第八条（三）4.</summary>
internal sealed class MoneyUse
{
    public required Guid Id { get; init; }
    public required Guid SettlementId { get; init; }
    public required string Kind { get; init; }
    public required long AmountInFen { get; init; }
    public string Explanation { get; init; } = "";
    public DateOnly? ReviewedOn { get; private set; }
    public bool IsAccepted { get; private set; }
    public string Note { get; private set; } = "";

    public void Review(bool accepted, string note, DateOnly today) => (IsAccepted, Note, ReviewedOn) = (accepted, note, today);
}

/// <summary>One line of what was used.</summary>
internal sealed record UsedFor(string Kind, long AmountInFen, string Explanation);

internal static class UseRule
{
    private const int Longest = 500;

    /// <summary>Ten kinds, or 其他 with an explanation; a sum that differs from what was paid is told, not refused.</summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 4), Requirement("SW-KF-008s")]
    public static IEnumerable<Finding> Check(IReadOnlyList<UsedFor> uses, long paidInFen, SettlementPack pack)
    {
        if (uses.Count == 0) yield return Block("money-use.empty", "请至少填一类用途。", "uses", "按实际用途分类填写。");
        foreach (var use in uses)
        {
            if (pack.Uses.FirstOrDefault(u => u.Id == use.Kind) is not { } kind)
                yield return Block("money-use.kind", $"不认识用途“{use.Kind}”。", "uses", $"从这几类里选：{string.Join("、", pack.Uses.Select(u => u.Name))}。");
            else if (use.AmountInFen <= 0) yield return Block("money-use.amount", $"“{kind.Name}”的金额应大于 0，最多两位小数。", $"amount-{use.Kind}", "没有这类用途的，留空。");
            else if (kind.ForReview && use.Explanation.Trim().Length == 0) yield return Block("money-use.explain", "选“其他”的，请说明用在哪里。", $"explain-{use.Kind}", "写清楚用途，残联会复核。");
            if (use.Explanation.Length > Longest) yield return Block("money-use.long", $"说明不超过 {Longest} 字。", $"explain-{use.Kind}", "请写短些。");
        }

        if (uses.Select(u => u.Kind).Distinct().Count() < uses.Count) yield return Block("money-use.twice", "同一类用途填了两次。", "uses", "请合并成一行。");
        if (uses.Sum(u => u.AmountInFen) - paidInFen is not 0 and var more)
            yield return Finding.Warn("money-use.difference", $"各类合计 {Yuan.Text(paidInFen + more)}，拨付 {Yuan.Text(paidInFen)}，{(more > 0 ? "多" : "少")} {Yuan.Text(Math.Abs(more))}。", Articles.UseOfMoney, "uses", "请核对；还没有用完的，用完后再报一次。");

        static Finding Block(string code, string message, string where, string remedy) => Finding.Block(code, message, Articles.UseOfMoney, where, remedy);
    }
}

/// <summary>The institution says what the money was used for. Until all of it is explained it may say so anew.</summary>
[Requires(Permissions.HandInSettlements)]
internal sealed record ReportUse(Guid SettlementId, IReadOnlyList<UsedFor> Uses) : ICommand;

/// <summary>The county's federation looks into what was used for something else.</summary>
[Requires(Permissions.ApprovePayments)]
internal sealed record ReviewUse(Guid SettlementId, bool Accepts, string Note) : ICommand;

internal sealed class MoneyUseHandler(SettlingDb db, SettlementPack pack, UseInbox inbox, CurrentUser user, TimeProvider clock) : IHandle<ReportUse>, IHandle<ReviewUse>
{
    public async Task<Outcome> Handle(ReportUse command, CancellationToken ct)
    {
        if (await db.Settlements.ByKey(command.SettlementId, ct) is not { } settlement || settlement.Institution != user.Institution || settlement.Guardian is not null) return Outcome.NotFound;
        if (settlement.State is not SettlementState.Paid) return Outcome.Refused("money-use.unpaid", "这一单还没有付款。", Articles.UseOfMoney, remedy: "付款以后再填报使用明细。");
        var findings = UseRule.Check(command.Uses, settlement.AmountInFen, pack).ToArray();
        if (Outcome.From(findings) is { IsDone: false } refused) return refused;

        db.Uses.RemoveRange(await db.Uses.Where(u => u.SettlementId == settlement.Id).ToListAsync(ct));
        MoneyUse[] uses = [.. command.Uses.Select(u => new MoneyUse { Id = Guid.CreateVersion7(), SettlementId = settlement.Id, Kind = u.Kind, AmountInFen = u.AmountInFen, Explanation = u.Explanation.Trim() })];
        db.Uses.AddRange(uses);
        settlement.ReportUse(uses.Sum(u => u.AmountInFen), clock.Today());
        await inbox.Keep(settlement, uses, ct);
        return Outcome.From(findings);
    }

    public async Task<Outcome> Handle(ReviewUse command, CancellationToken ct)
    {
        if (await db.Settlements.ByKey(command.SettlementId, ct) is not { } settlement || settlement.Region != user.Region) return Outcome.NotFound;
        var uses = await db.Uses.Where(u => u.SettlementId == settlement.Id).ToListAsync(ct);
        if (uses.FirstOrDefault(u => UseInbox.IsForReview(u, pack)) is not { } other) return Outcome.Refused("money-use.nothing", "没有要复核的用途。", Articles.UseOfMoney, remedy: "请刷新页面。");
        if (command.Note.Trim().Length is 0 or > 500) return Outcome.Refused("money-use.note", "请写明复核意见（500 字以内）。", Articles.UseOfMoney, "note", "写清楚依据；不认可的，写明怎样改正。");

        other.Review(command.Accepts, command.Note.Trim(), clock.Today());
        settlement.ReviewUse(other.Kind, command.Accepts);
        await inbox.Keep(settlement, uses, ct);
        return Outcome.Done;
    }
}

/// <summary>After a payment the institution says what it was used for; 其他 then waits for the federation, and what the federation doesn't accept for the institution.</summary>
internal sealed class UseInbox(IInbox inbox, SettlementPack pack, Yiwang.Organisation.Public.CityDirectory city)
{
    public static bool IsForReview(MoneyUse use, SettlementPack pack) => use.ReviewedOn is null && pack.Uses.Any(u => u.Id == use.Kind && u.ForReview);

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 4), Requirement("SW-KF-008s")]
    public Task Keep(Settlement settlement, IReadOnlyList<MoneyUse> uses, CancellationToken ct)
    {
        var href = $"{settlement.DeskHref}/use";
        var title = $"{city.FindInstitution(settlement.Institution)?.Name} {settlement.Period}";
        List<WorkItemDraft> open = [];
        if (uses.Count == 0 || uses.Any(u => u is { ReviewedOn: not null, IsAccepted: false }))
            open.Add(new(IdOf(settlement, 1), "填报经费使用", title, href, SettlementPosts.Institution, settlement.Institution, city.FindInstitution(settlement.Institution)?.RegionCode ?? settlement.Region, null, Articles.UseOfMoney));
        if (uses.Any(u => IsForReview(u, pack)) && pack.Bodies.First(b => b is { Level: PayingLevel.County, Body: Body.Federation }) is var posts && city.FindResponsible(posts.InstitutionKind, settlement.Region) is { } federation)
            open.Add(new(IdOf(settlement, 2), "复核经费使用", title, href, posts.Approver, federation.Code, settlement.Region, null, Articles.UseOfMoney));
        return inbox.Keep($"{settlement.Subject}/use", open, ct);
    }

    // Stable, so that keeping the same thing twice changes nothing.
    private static Guid IdOf(Settlement settlement, byte which)
    {
        var bytes = settlement.Id.ToByteArray();
        bytes[15] ^= which;
        return new Guid(bytes);
    }
}

/// <summary>Posts that settling asks for by name; the federations' and finance's are the pack's.</summary>
internal static class SettlementPosts
{
    public const string Institution = "institution.registrar";
}
