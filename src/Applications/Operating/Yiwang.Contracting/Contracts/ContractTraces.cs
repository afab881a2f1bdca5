using System.Collections;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Public;
using Yiwang.Contracting.Showing;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Contracts;

/// <summary>全程留痕: beside what happened, each of a contract's data that is new or changed by it, from what to what, by whichever command.</summary>
internal sealed class ContractTraces : IKeepChanges
{
    // Copies for sorting and narrowing, the counter of changes itself, the row's key, and the numbers of persons, which the ledger never holds:
    // who the counterparties are stands in PartyNames.
    private static readonly HashSet<string> Untold =
    [
        nameof(Contract.Id), nameof(Contract.NextDueOn), nameof(Contract.OpenAbnormalities), nameof(Contract.Revision), nameof(Contract.Parties), nameof(Contract.TypeBits), nameof(Contract.AwaitsHead), nameof(Contract.AwaitsFinance), nameof(Contract.AwaitsGovernment),
    ];

    /// <summary>What a page calls each of them; a test holds it against the columns.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [nameof(Contract.Registration)] = "登记号", [nameof(Contract.Number)] = "合同编号", [nameof(Contract.Kind)] = "合同大类", [nameof(Contract.Institution)] = "承办部门", [nameof(Contract.CoHandlers)] = "共同承办部门", [nameof(Contract.SignedBy)] = "签订主体", [nameof(Contract.Region)] = "地区",
        [nameof(Contract.Backing)] = "以谁的名义", [nameof(Contract.BackingBasis)] = "承办、批准依据", [nameof(Contract.Title)] = "合同名称", [nameof(Contract.Types)] = "合同情形", [nameof(Contract.Content)] = "主要内容",
        [nameof(Contract.PartyNames)] = "对方当事人", [nameof(Contract.AmountInFen)] = "标的", [nameof(Contract.PaysInFen)] = "政府付款", [nameof(Contract.IsProcurement)] = "采购类", [nameof(Contract.ProcurementNumber)] = "采购项目编号",
        [nameof(Contract.ProcurementResult)] = "采购结果", [nameof(Contract.Found)] = "确定对方的方式", [nameof(Contract.DisposesOfStateAsset)] = "涉及国有资产", [nameof(Contract.IsTalentHousing)] = "人才保障住房", [nameof(Contract.KeyDemand)] = "重点监管要求", [nameof(Contract.IsKey)] = "重点监管",
        [nameof(Contract.KeyReasons)] = "重点监管依据", [nameof(Contract.SignedOn)] = "签订日期", [nameof(Contract.StartsOn)] = "期限开始", [nameof(Contract.EndsOn)] = "期限届满", [nameof(Contract.Signing)] = "签订情况",
        [nameof(Contract.IsUnreviewed)] = "未经审查即签订", [nameof(Contract.Terms)] = "约定", [nameof(Contract.IsConfidential)] = "收紧查看范围", [nameof(Contract.Handler)] = "承办人", [nameof(Contract.Project)] = "同一事项",
        [nameof(Contract.ParentId)] = "原合同", [nameof(Contract.Derivation)] = "协议种类", [nameof(Contract.Changes)] = "变更", [nameof(Contract.EnteredOn)] = "登记日期", [nameof(Contract.Files)] = "材料", [nameof(Contract.Nodes)] = "进度节点",
        [nameof(Contract.EndedOn)] = "终止", [nameof(Contract.Filing)] = "备案状态", [nameof(Contract.FilingDueOn)] = "备案期限", [nameof(Contract.FiledOn)] = "备案日期", [nameof(Contract.IsFiledLate)] = "逾期备案", [nameof(Contract.ReturnedFor)] = "退回原因",
        [nameof(Contract.PaperDueOn)] = "纸质原件期限", [nameof(Contract.PaperReceivedOn)] = "纸质原件签收", [nameof(Contract.PaperMissing)] = "纸质原件所缺", [nameof(Contract.PausedOn)] = "暂停付款", [nameof(Contract.Abnormalities)] = "异常情形",
        [nameof(Contract.Payments)] = "付款", [nameof(Contract.Renewals)] = "续签", [nameof(Contract.UnilateralEnds)] = "单方解除", [nameof(Contract.RenewalDueOn)] = "续签期限", [nameof(Contract.EvaluatedOn)] = "评价日期", [nameof(Contract.Keeper)] = "保管机构",
        [nameof(Contract.Absent)] = "缺类说明", [nameof(Contract.ArchivedOn)] = "归档", [nameof(Contract.Urgings)] = "督促", [nameof(Contract.KeeperAccount)] = "保管人",
    };

    public static bool IsTold(string property) => !Untold.Contains(property);

    [Article(Law.LuohuContracts, 8, 3), Requirement("LH-HT-008b")]
    public IEnumerable<Fact> Of(EntityEntry<Aggregate> touched)
    {
        if (touched.Entity is not Contract contract) yield break;
        var isNew = touched.State is EntityState.Added;
        DataChange[] changes = [.. from v in ChangedValues.Of(touched) where IsTold(v.Property) && !(isNew && IsNothing(v.After)) select Told(v, isNew)];
        if (changes.Length > 0) yield return new ContractDataChanged(contract.Id, changes) { IsFirst = isNew };
    }

    private static DataChange Told(ChangedValue value, bool isNew)
    {
        var name = Names.GetValueOrDefault(value.Property, value.Property);
        // Of a list only what came and what went: the rest stands as it did.
        if (value is { Before: IEnumerable before and not string, After: IEnumerable after and not string })
        {
            string[] was = [.. before.Cast<object>().Select(Shown)], now = [.. after.Cast<object>().Select(Shown)];
            return new(name, Joined(was.Except(now)), Joined(now.Except(was)));
        }

        var isMoney = value.Property is nameof(Contract.AmountInFen) or nameof(Contract.PaysInFen);
        return new(name, isNew ? "" : Of(value.Before, isMoney), Of(value.After, isMoney));
    }

    private static string Of(object? value, bool isMoney) => value switch
    {
        null => "无", long fen when isMoney => Yuan.Text(fen), string { Length: 0 } => "无", string text => text, IEnumerable list => Joined(list.Cast<object>().Select(Shown)), _ => Shown(value),
    };

    private static string Joined(IEnumerable<string> parts) => string.Join("；", parts) is { Length: > 0 } all ? all : "无";

    private static bool IsNothing(object? value) => value is null or "" or false || (value is Guid id && id == Guid.Empty) || value is ICollection { Count: 0 };

    private static string Shown(object value) => value switch
    {
        true => "是", false => "否", string text => text, Guid id => id.ToString(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FilingState state => ContractWords.Of(state), Backing backing => ContractWords.Of(backing), Derivation derivation => ContractWords.Of(derivation), ContractKind kind => kind is ContractKind.Government ? "政府合同" : "国有企事业单位合同",
        WayOfFinding found => found switch { WayOfFinding.Central => "集中采购", WayOfFinding.Own => "自行采购", _ => "不是采购" },
        ContractFile file => $"第{file.Category}类 {ContractFiles.CategoryNames[file.Category - 1]}：{file.Name}，SM3 {file.Hash}",
        ContractNode node => $"{node.Ordinal}. {node.Name}，计划 {node.PlannedOn:yyyy-MM-dd}，付款 {Yuan.Text(node.PaysInFen)}{(node.ReportedOn is { } on ? $"，{on:yyyy-MM-dd} 填报（{(node.DoneOn is { } done ? $"{done:yyyy-MM-dd} 完成" : "没有完成")}）：{node.Report}" : "")}{(node.Acceptance is { } a ? $"，{a.On:yyyy-MM-dd} 验收{(a.Passed ? "合格" : "不合格")}" : "")}",
        ContractPayment paid => $"节点 {paid.Node}，{Yuan.Text(paid.AmountInFen)}，发票 {paid.Invoice}，{ContractWords.Of(paid.State)}",
        Citation place => place.ToString(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, value.GetType(), StoredJson.Options),
    };
}
