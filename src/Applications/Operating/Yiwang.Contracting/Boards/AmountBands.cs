using System.Globalization;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Boards;

/// <summary>金额段: how the statistics divide amounts, from the region's decision; each begins where the one before ends.</summary>
internal sealed class AmountBands(IReadOnlyList<long> edgesInYuan)
{
    public const int WithoutAmount = 0, MostEdges = 6;

    public const string Key = "amount-bands-yuan";

    private const long FenInYuan = 100;
    private const int TenThousand = 10_000;

    /// <summary>The numbers of the bands, from the one without amount to the highest.</summary>
    public IEnumerable<int> All => Enumerable.Range(WithoutAmount, edgesInYuan.Count + 2);

    /// <summary>Where the band of that number ends; the highest nowhere.</summary>
    public long Edge(int band) => band <= edgesInYuan.Count ? edgesInYuan[band - 1] * FenInYuan : long.MaxValue;

    public string NameOf(int band) => band switch
    {
        WithoutAmount => "无标的金额",
        1 when edgesInYuan.Count == 0 => "有标的金额",
        1 => $"{Short(edgesInYuan[0])}以下",
        _ when band > edgesInYuan.Count => $"{Short(edgesInYuan[^1])}以上（含）",
        _ => $"{Short(edgesInYuan[band - 2])}（含）到 {Short(edgesInYuan[band - 1])}",
    };

    /// <summary>Of the decision in force that day, else of the document: statistics don't end with an adoption.</summary>
    public static AmountBands Of(ContractBook book, string region, DateOnly day) =>
        new(book.On(region, day) is { } rules ? Read(rules[Key].Value) ?? [] : book.Settings.TryGetValue(Key, out var setting) ? Read(setting.Value) ?? [] : []);

    /// <returns>Null where it isn't one to six whole numbers of yuan, each above the one before.</returns>
    public static IReadOnlyList<long>? Read(string value)
    {
        var read = value.Split('、').Select(e => long.TryParse(e, NumberStyles.None, CultureInfo.InvariantCulture, out var yuan) ? yuan : 0).ToArray();
        return read.Length <= MostEdges && read[0] > 0 && read.Zip(read.Skip(1)).All(p => p.First < p.Second) ? read : null;
    }

    private static string Short(long yuan) => yuan % TenThousand == 0 ? $"{yuan / TenThousand:#,0} 万元" : Yuan.Text(yuan * FenInYuan);
}
