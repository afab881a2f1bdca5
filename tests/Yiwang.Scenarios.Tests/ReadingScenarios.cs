using Yiwang.Kernel;
using Yiwang.Host;
using Yiwang.Platform.Looks;

namespace Yiwang.Scenarios.Tests;

/// <summary>Reading changes nothing but the record of who read, and every answer says what it is (OWASP ASVS 3.5.3, 4.1.1).</summary>
public sealed class ReadingScenarios(ReadingWalk house) : IClassFixture<ReadingWalk>
{
    // A look is noted with its fact, and whoever heard of it; a notice in full is a look that has no account of the child's beside it.
    private static readonly string[] OfLooks = ["platform_looks", "platform_ledger_entries", "platform_ledger_heads", "platform_deliveries", "platform_command_keys"];

    [Fact(DisplayName = "打开和点链接（GET）不办任何事：除了“谁看过”的记录，一行也没有多")]
    public async Task No_get_changes_anything_but_the_record_of_looks()
    {
        var found = await house.Walked();

        var looks = Modules.All.Select(m => m.GetType().Assembly).Distinct().SelectMany(a => a.GetTypes()).Where(t => t.IsAssignableTo(typeof(ILook))).Select(t => t.Name).ToArray();
        Assert.Empty(found.Acts.Except(looks));
        Assert.Empty(found.After.Where(t => t.Value != found.Before[t.Key] && !OfLooks.Contains(t.Key)).Select(t => $"{t.Key}: {found.Before[t.Key]} rows before, {t.Value} after"));
        Assert.True(found.Opened > 400, $"Only {found.Opened} of {found.Asked} opened.");
    }

    [Fact(DisplayName = "每个回答都写明是什么内容，文字都写明编码")]
    public async Task Every_answer_says_its_kind_and_every_text_its_charset()
    {
        var found = await house.Walked();

        Assert.True(found.WithoutKind.Count == 0, string.Join('\n', found.WithoutKind.Distinct().Take(40)));
        Assert.True(found.Asked > 1000, $"Only {found.Asked} were asked.");
    }
}
