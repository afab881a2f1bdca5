using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Kernel;
using Yiwang.Registers.Public;

namespace Yiwang.Benefits.RehabilitationAid.OnRecord;

/// <summary>The norm that an agreement was made under.</summary>
/// <param name="Newer">The one that took its place since; null while none did.</param>
internal sealed record AppliedStandard(string Title, string Number, string? Newer);

/// <summary>What the registers say that bears on a service agreement: the norms of its day, and the institution's own prices.</summary>
internal sealed class AgreementRecord(IRegisters registers)
{
    /// <summary>第八条（三）2: a new agreement takes the norms that count on its day.</summary>
    /// <returns>Ids of their entries, one for each category of the child that has a norm.</returns>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2), Requirement("SW-KF-008k")]
    public async Task<IReadOnlyList<Guid>> StandardsOf(IReadOnlyList<Disability> kinds, DateOnly on, CancellationToken ct) =>
        [.. (await registers.On(RegisterCodes.ServiceStandards, on, ct)).Where(e => kinds.Any(k => k.ToString() == e.Text("category"))).Select(e => e.Id)];

    /// <summary>An older agreement keeps its norms, and says where there are newer ones.</summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2), Requirement("SW-KF-008k")]
    public async Task<IReadOnlyList<AppliedStandard>> Applied(IReadOnlyList<Guid> standards, DateOnly today, CancellationToken ct)
    {
        var applied = new List<AppliedStandard>();
        foreach (var id in standards)
        {
            if (await registers.Get(id, ct) is not { } then) continue;
            var now = await registers.Find(RegisterCodes.ServiceStandards, today, ct, then.Text("category"));
            applied.Add(new(then.Text("title"), then.Text("number"), now is not null && now.Id != id ? $"{now.Text("title")}（{now.Text("number")}，{now.From.ToChinese()}起）" : null));
        }

        return applied;
    }

    public Task<IReadOnlyList<RegisteredEntry>> PricesOf(string institution, DateOnly on, CancellationToken ct) =>
        registers.On(RegisterCodes.Prices, on, ct, institution: institution);

    /// <summary>第二十六条（八）: an institution with a price list says which price its agreement uses.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 8), Requirement("SW-KF-026k")]
    public static IEnumerable<Finding> CheckFee(AgreementText text, IReadOnlyList<RegisteredEntry> prices)
    {
        if (prices.Count == 0) yield break;
        if (Find(prices, text.FeeItem) is not { } price)
            yield return Finding.Block("care.agreement.fee-item", "请从本机构登记的收费价目里选收费项目。", Articles.Prices, "feeItem", "价目里没有的，先在“登记簿”的“康复服务收费价目”登记。");
        else if (text.FeeInFen is not { } fee)
            yield return Finding.Block("care.agreement.fee", "请填写协议约定的价格。", Articles.Prices, "fee", "单位是元，照协议写。");
        else if (fee != price.Fen("price"))
            yield return Finding.Warn("care.agreement.price", $"协议约定{text.FeeItem}每{price.Text("unit")} {Yuan.Text(fee)}，登记价目是 {Yuan.Text(price.Fen("price") ?? 0)}。", Articles.Prices, "fee", "已作为疑点交财政核实；价目变了的，请先登记新价目。");
    }

    /// <summary>The same, as what finance looks into.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 8), Requirement("SW-KF-026k")]
    public static Found? Deviates(Care care, AgreementText text, IReadOnlyList<RegisteredEntry> prices) => Find(prices, text.FeeItem) is { } price && text.FeeInFen is { } fee && fee != price.Fen("price")
        ? new(SuspicionKind.PriceDiffers, $"price/{care.Id:N}/{price.Id:N}/{fee}", care.Institution, $"{care.FileNumber}：协议约定{text.FeeItem} {Yuan.Text(fee)}，登记价目 {Yuan.Text(price.Fen("price") ?? 0)}。")
        : null;

    private static RegisteredEntry? Find(IReadOnlyList<RegisteredEntry> prices, string item) => prices.FirstOrDefault(p => p.Text("item") == item);
}
