using Yiwang.Kernel;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>
/// Under which anchors the text of a cited place may lie, best first. A document may number its articles 一、; the register may name a
/// chapter above a heading that the text doesn't need; a single 附件 has the number 1.
/// </summary>
internal static class Places
{
    public static IReadOnlyList<string> Of(Citation place)
    {
        var levels = place.Levels.Select(l => l.Code).ToArray();
        var found = new List<string>();
        for (var length = levels.Length; length > 0; length--) found.AddRange(Spellings([.. levels.Take(length)]));
        return [.. found.Distinct()];
    }

    private static IEnumerable<string> Spellings(string[] levels)
    {
        yield return string.Join('.', levels);
        if (levels[0] is "x0") yield return string.Join('.', levels.Skip(1).Prepend("x1"));
        // 第五条（一） where the text prints 1. straight under the article.
        if (levels is [.., ['a', ..], ['i', ..] item]) yield return string.Join('.', levels.SkipLast(1).Append($"m{item[1..]}"));
        if (levels[0] is "x1") yield return string.Join('.', levels.Skip(1).Prepend("x0"));

        var inner = levels.SkipWhile(l => l[0] is 'v' or 'c' or 's').ToArray();
        if (inner.Length is 0) yield break;
        if (inner.Length < levels.Length) yield return string.Join('.', inner);
        if (inner[0][0] is 'h' or 'a') yield return string.Join('.', inner.Skip(1).Prepend((inner[0][0] is 'h' ? 'a' : 'h') + inner[0][1..]));
    }
}
