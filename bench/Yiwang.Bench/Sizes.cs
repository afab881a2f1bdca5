namespace Yiwang.Bench;

/// <summary>How much is measured: a look in under a minute or two, or the whole table.</summary>
internal sealed record Sizes(int Rounds, int Warming, int Commands, int FewCases, int ManyCases, int Requests, TimeSpan PageLoad, int Dates, int Starts, int Imports, int Children, int Facts, int SignIns, int Tokens, int Contracts, TimeSpan Idle)
{
    public static readonly Sizes Quick = new(
        Rounds: 3, Warming: 60, Commands: 60, FewCases: 2_000, ManyCases: 10_000, Requests: 60, PageLoad: TimeSpan.FromSeconds(1), Dates: 500, Starts: 2, Imports: 1, Children: 300, Facts: 5_000, SignIns: 40, Tokens: 80, Contracts: 5_000, Idle: TimeSpan.FromSeconds(2));

    public static readonly Sizes Full = new(
        Rounds: 5, Warming: 600, Commands: 250, FewCases: 10_000, ManyCases: 1_000_000, Requests: 300, PageLoad: TimeSpan.FromSeconds(2), Dates: 4_000, Starts: 5, Imports: 3, Children: 3_000, Facts: 50_000, SignIns: 400, Tokens: 1_200, Contracts: 100_000, Idle: TimeSpan.FromSeconds(10));
}
