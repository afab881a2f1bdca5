using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Showing;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.Boards;

/// <summary>What one query counted together; every figure of the page is a sum of these.</summary>
internal sealed record StatisticCell(string Institution, int Types, ContractKind Kind, int Band, bool IsKey, bool IsLate, int Count, long AmountInFen)
{
    /// <summary>As <see cref="CountedContracts.Of"/> narrows to it; a cell knows no counterparty.</summary>
    public bool IsIn(ContractSlice s) =>
        (s.Institution is null || s.Institution == Institution) && (s.Kind is null || s.Kind == Kind) && (s.Type is not { } type || (Types & ContractTypes.BitOf(type)) != 0)
        && (s.Band is null || s.Band == Band) && (s.Key is null || s.Key == IsKey) && (s.Late is null || s.Late == IsLate);
}

/// <summary>One line of the statistics.</summary>
/// <param name="Slice">The contracts behind it.</param>
internal sealed record StatisticRow(string Name, ContractSlice Slice, int Contracts, long AmountInFen, int Key, int Late);

/// <param name="Rank">The same for the same total.</param>
internal sealed record PartyRow(int Rank, string Name, ContractSlice Slice, int Contracts, long AmountInFen, int Key, int Late);

internal sealed record StatisticTable(string Title, string Heading, IReadOnlyList<StatisticRow> Rows);

/// <summary>统计: by department, kind, amount, key supervision, lateness, and whose contracts are worth most. Counted once a minute, as the board.</summary>
internal sealed class ContractStatistics(CountedContracts counted, ContractsDb db, BoardMemory memory, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    /// <summary>Places of the ranking on the page; the file has more.</summary>
    public const int Places = 20, PlacesInFile = 20_000;

    private string Whose => BoardMemory.Whose(user, clock.Today());

    [Requirement("LH-SZ-118")]
    public async Task<IReadOnlyList<StatisticTable>> Tables(CancellationToken ct)
    {
        var cells = await memory.Get($"statistics {Whose}", () => Cells(ct));
        return
        [
            new("按承办部门", "承办部门", [.. from c in cells group c by c.Institution into g orderby g.Sum(c => c.AmountInFen) descending, g.Key select Row(city.FindInstitution(g.Key)?.Name ?? g.Key, new(Institution: g.Key), g)]),
            new("按签订主体", "签订主体", [Row("政府合同", new(Kind: ContractKind.Government), cells.Where(c => c.Kind is ContractKind.Government)), Row("国有企事业单位合同", new(Kind: ContractKind.Enterprise), cells.Where(c => c.Kind is ContractKind.Enterprise))]),
            new("按合同类型", "类型", [.. from t in Enumerable.Range(1, ContractTypes.Last) select Row(ContractWords.Types[t - 1], new(Type: t), cells.Where(c => (c.Types & ContractTypes.BitOf(t)) != 0))]),
            new("按标的金额", "金额", [.. from b in counted.Bands.All select Row(counted.Bands.NameOf(b), new(Band: b), cells.Where(c => c.Band == b))]),
            new("按重点监管", "标志", [Row("重点监管", new(Key: true), cells.Where(c => c.IsKey)), Row("其他合同", new(Key: false), cells.Where(c => !c.IsKey))]),
            new("按逾期", "情况", [Row("有事项逾期", new(Late: true), cells.Where(c => c.IsLate)), Row("没有逾期", new(Late: false), cells.Where(c => !c.IsLate))]),
        ];
    }

    public async Task<StatisticRow> Total(CancellationToken ct) => Row("合计", ContractSlice.Whole, await memory.Get($"statistics {Whose}", () => Cells(ct)));

    /// <summary>The number and sum of one slice, as the page of the statistics says them; a counterparty's few contracts are counted anew.</summary>
    public async Task<(int Contracts, long AmountInFen)> Count(ContractSlice slice, CancellationToken ct)
    {
        if (slice.Party is not null) return await counted.Count(slice, ct);
        var those = Row("", slice, (await memory.Get($"statistics {Whose}", () => Cells(ct))).Where(c => c.IsIn(slice)));
        return (those.Contracts, those.AmountInFen);
    }

    /// <summary>By the sum of all their contracts. One with several counterparties counts in full for each of them.</summary>
    [Requirement("LH-SZ-118")]
    public Task<IReadOnlyList<PartyRow>> Ranking(int places, CancellationToken ct) => memory.Get($"ranking {places} {Whose}", () => Ranked(places, ct));

    /// <summary>As lists say what they are narrowed to.</summary>
    public async Task<string> NameOf(ContractSlice s, CancellationToken ct) => string.Join('；', new[]
    {
        s.Institution is { } body ? $"承办部门：{city.FindInstitution(body)?.Name ?? body}" : null,
        s.Kind is { } kind ? $"签订主体：{(kind is ContractKind.Government ? "政府合同" : "国有企事业单位合同")}" : null,
        s.Type is >= 1 and <= ContractTypes.Last and { } type ? $"类型：{ContractWords.Types[type - 1]}" : null,
        s.Band is { } band && counted.Bands.All.Contains(band) ? $"标的金额：{counted.Bands.NameOf(band)}" : null,
        s.Key is { } key ? key ? "重点监管" : "不是重点监管" : null, s.Late is { } late ? late ? "有事项逾期" : "没有逾期" : null,
        s.Party is { } party ? $"对方当事人：{await counted.NameOf(party, ct) ?? "没有找到"}" : null,
    }.OfType<string>().DefaultIfEmpty("全部合同"));

    private async Task<IReadOnlyList<StatisticCell>> Cells(CancellationToken ct)
    {
        var cells = await counted.All.GroupBy(x => new { x.Contract.Institution, x.Contract.TypeBits, x.Contract.Kind, x.Band, x.Contract.IsKey, x.IsLate })
            .Select(g => new { g.Key, Count = g.Count(), Amount = g.Sum(x => x.Contract.AmountInFen) }).ToListAsync(ct);
        return [.. from c in cells select new StatisticCell(c.Key.Institution, c.Key.TypeBits, c.Key.Kind, c.Key.Band, c.Key.IsKey, c.Key.IsLate, c.Count, c.Amount ?? 0)];
    }

    private async Task<IReadOnlyList<PartyRow>> Ranked(int places, CancellationToken ct)
    {
        var parties = db.Whole.Set<Counterparty>();
        var sums = await (from x in counted.All
                          join p in parties on x.Contract.Id equals p.ContractId
                          group x by p.PartyKey into g
                          orderby g.Sum(x => x.Contract.AmountInFen) ?? 0 descending, g.Count() descending, g.Key
                          select new { g.Key, Count = g.Count(), Amount = g.Sum(x => x.Contract.AmountInFen) ?? 0, Important = g.Count(x => x.Contract.IsKey), Late = g.Count(x => x.IsLate) }).Take(places).ToListAsync(ct);
        var names = new Dictionary<string, string>();
        foreach (var some in sums.Select(s => s.Key).Chunk(500))
        {
            foreach (var name in await parties.Where(p => some.Contains(p.PartyKey)).GroupBy(p => p.PartyKey).Select(g => new { g.Key, Name = g.Min(p => p.Name) }).ToListAsync(ct)) names[name.Key] = name.Name!;
        }

        var rows = new List<PartyRow>();
        foreach (var s in sums) rows.Add(new(rows is [.., var last] && last.AmountInFen == s.Amount ? last.Rank : rows.Count + 1, names[s.Key], new(Party: s.Key), s.Count, s.Amount, s.Important, s.Late));
        return rows;
    }

    private static StatisticRow Row(string name, ContractSlice slice, IEnumerable<StatisticCell> cells)
    {
        var those = cells.ToArray();
        return new(name, slice, those.Sum(c => c.Count), those.Sum(c => c.AmountInFen), those.Where(c => c.IsKey).Sum(c => c.Count), those.Where(c => c.IsLate).Sum(c => c.Count));
    }
}
