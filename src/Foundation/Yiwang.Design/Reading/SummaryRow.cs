namespace Yiwang.Design;

/// <summary>One question with its answer on the page 核对您填写的内容.</summary>
/// <param name="ChangeHref">Where the answer can be changed; null where it can't.</param>
/// <param name="Because">The article that asks for it.</param>
/// <param name="LinkWord">What the link does, where it leads to something else than the answer's own question.</param>
public sealed record SummaryRow(string Question, string? Answer, string? ChangeHref = null, Kernel.Citation? Because = null, string LinkWord = "更改");
