using Yiwang.Kernel;

namespace Yiwang.Identity.Accounts;

/// <summary>What an officer says of a paper that he saw. The words go into the record, where no number of a person may stand.</summary>
internal static class SeenPaper
{
    private const int Longest = 50, DigitsOfANumber = 6;

    /// <param name="paper">As typed.</param>
    /// <param name="code">Of the finding.</param>
    /// <param name="where">The name of the input.</param>
    /// <returns>Null where it says what was seen and nothing more.</returns>
    public static Finding? Check(string paper, string code, string where) => paper.Trim() is { Length: > 0 and <= Longest } said && said.Count(char.IsDigit) < DigitsOfANumber
        ? null
        : Finding.Block(code, $"请写明看过什么证件，{Longest} 个字以内，不写证件号。", where: where, remedy: "例如“居民身份证”“户口簿”“出生医学证明”。");
}
