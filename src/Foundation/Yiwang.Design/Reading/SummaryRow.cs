namespace Yiwang.Design;

/// <summary>One question with its answer on the page 核对您填写的内容.</summary>
/// <param name="ChangeHref">Where the answer can be changed; null where it can't.</param>
/// <param name="Because">The article that asks for it.</param>
public sealed record SummaryRow(string Question, string? Answer, string? ChangeHref = null, Kernel.Citation? Because = null);
