using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Contracts;

/// <summary>全程留痕: beside what happened, which of a contract's data changed by it, from what to what.</summary>
internal sealed class ContractTraces(YiwangDb db, LooseFacts facts, LedgerReader ledger)
{
    private const int Longest = 60;

    // Copies for sorting, and the counter of changes itself.
    private static readonly HashSet<string> Untold = [nameof(Contract.NextDueOn), nameof(Contract.OpenAbnormalities), nameof(Contract.Revision)];

    private static readonly Dictionary<string, string> Names = new()
    {
        [nameof(Contract.Number)] = "合同编号", [nameof(Contract.AmountInFen)] = "标的（分）", [nameof(Contract.PaysInFen)] = "政府付款（分）", [nameof(Contract.KeyDemand)] = "重点监管要求", [nameof(Contract.IsKey)] = "重点监管",
        [nameof(Contract.KeyReasons)] = "重点监管依据", [nameof(Contract.EndsOn)] = "期限届满", [nameof(Contract.Handler)] = "承办人", [nameof(Contract.Changes)] = "变更", [nameof(Contract.Files)] = "材料", [nameof(Contract.Nodes)] = "进度节点",
        [nameof(Contract.EndedOn)] = "终止", [nameof(Contract.Filing)] = "备案状态", [nameof(Contract.FilingDueOn)] = "备案期限", [nameof(Contract.FiledOn)] = "备案日期", [nameof(Contract.IsFiledLate)] = "逾期备案", [nameof(Contract.ReturnedFor)] = "退回原因",
        [nameof(Contract.PaperDueOn)] = "纸质原件期限", [nameof(Contract.PaperReceivedOn)] = "纸质原件签收", [nameof(Contract.PaperMissing)] = "纸质原件所缺", [nameof(Contract.PausedOn)] = "暂停付款", [nameof(Contract.Abnormalities)] = "异常情形",
        [nameof(Contract.Payments)] = "付款", [nameof(Contract.Renewals)] = "续签", [nameof(Contract.UnilateralEnds)] = "单方解除", [nameof(Contract.RenewalDueOn)] = "续签期限", [nameof(Contract.EvaluatedOn)] = "评价日期", [nameof(Contract.Keeper)] = "保管机构",
        [nameof(Contract.Absent)] = "缺类说明", [nameof(Contract.ArchivedOn)] = "归档", [nameof(Contract.Urgings)] = "督促", [nameof(Contract.KeeperAccount)] = "保管人",
    };

    [Article(Law.LuohuContracts, 8, 3)]
    public void Note(Contract contract)
    {
        var entry = db.Entry(contract);
        if (entry.State is EntityState.Added or EntityState.Detached) return;
        DataChange[] changes = [.. from p in entry.Properties where !Untold.Contains(p.Metadata.Name) && !Equals(p.OriginalValue, p.CurrentValue)
            select new DataChange(Names.GetValueOrDefault(p.Metadata.Name, p.Metadata.Name), Shown(p.OriginalValue), Shown(p.CurrentValue))];
        if (changes.Length > 0) facts.Record(new ContractDataChanged(contract.Id, changes));
    }

    /// <summary>Everything that was done to it and every datum that changed, from the first day on.</summary>
    [Article(Law.LuohuContracts, 8, 3)]
    public async Task<IReadOnlyList<RecordedAct>> History(Contract contract, CancellationToken ct) =>
        [.. (await ledger.ActsAbout(contract.Subject, ct)).Concat(await ledger.ActsAbout($"contract-data/{contract.Id}", ct)).OrderBy(a => a.At)];

    private static string Shown(object? value) => value switch
    {
        null => "无",
        true => "是",
        false => "否",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string { Length: 0 } => "无",
        string { Length: <= Longest } text => text,
        string text => $"{text.Length} 字，SM3 {Sm3.HashToHex(Encoding.UTF8.GetBytes(text))}",
        ICollection list => $"{list.Count} 项，SM3 {Sm3.HashToHex(JsonSerializer.SerializeToUtf8Bytes(list, list.GetType(), StoredJson.Options))}",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => $"SM3 {Sm3.HashToHex(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), StoredJson.Options))}",
    };
}
