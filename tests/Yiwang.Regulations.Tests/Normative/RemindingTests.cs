using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Regulations.Normative.Changing;
using Yiwang.Regulations.Normative.Registering;
using Yiwang.Regulations.Normative.Reminding;
using Yiwang.Regulations.Public;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Normative;

/// <summary>The responsible post hears in time, once, and no longer than there is something to do.</summary>
public sealed class RemindingTests : IAsyncLifetime
{
    private const string Clerk = "documents-1", Number = "汕府办〔2021〕970号";
    private static readonly DateOnly Last = new(2026, 9, 1), FirstReminded = Last.AddDays(-180);
    private readonly TownHall hall = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await hall.InitializeAsync();
        Done(await hall.Runs(Clerk, new RegisterDocument("汕尾", Number, "示例到期办法", new(2021, 9, 1), ValidUntil: Last)));
    }

    public ValueTask DisposeAsync() => hall.DisposeAsync();

    [Fact(DisplayName = "到期前180天当天开待办，前一天没有；再跑多少次也只有一件，台账一条")]
    [Article(Law.ShanweiRehabilitationAid, 28, 2), Requirement("SW-KF-028")]
    public async Task It_is_told_once_in_time()
    {
        Assert.DoesNotContain("970号", await InboxOn(FirstReminded.AddDays(-1)), StringComparison.Ordinal);

        var first = await InboxOn(FirstReminded);
        await InboxOn(FirstReminded.AddDays(1));

        Assert.Contains($"{Number} 有效期至2026年9月1日", first, StringComparison.Ordinal);
        Assert.Equal(1, await hall.Look(db => db.Set<ValidityReminder>().CountAsync(r => r.Law == $"汕尾/{Number}", Ct)));
        Assert.Single(await hall.LedgerOf($"normative/汕尾/{Number}"), a => a.FactName == nameof(ValidityEndsSoon));
    }

    [Theory(DisplayName = "延续、废止、修订以后，待办关闭；什么都不做，过了最后一天也关闭")]
    [InlineData(ChangeKind.Renewed)]
    [InlineData(ChangeKind.Lapsed)]
    [InlineData(ChangeKind.Amended)]
    [InlineData(null)]
    public async Task It_is_closed_when_nothing_is_left_to_do(ChangeKind? kind)
    {
        Assert.Contains("970号", await InboxOn(Last), StringComparison.Ordinal);
        if (kind is { } change)
        {
            Done(await hall.Runs(Clerk, new RegisterDocument("汕尾", "汕府办〔2026〕971号", "示例后续文件", Last)));
            Done(await hall.Runs(Clerk, new RecordChange($"汕尾/{Number}", change, Last, "汕府办〔2026〕971号", "", change is ChangeKind.Amended ? "汕府办〔2026〕971号" : "", new(2031, 9, 1))));
        }

        Assert.DoesNotContain("970号", await InboxOn(kind is null ? Last.AddDays(1) : Last), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "办法到期后由县决定继续适用的，各县的决定到期前分别提醒；外地的文件不提醒")]
    [Article(Law.ShanweiRehabilitationAid, 28, 2), Requirement("SW-KF-028")]
    public async Task Each_county_that_goes_on_is_reminded_of_its_own_end()
    {
        var before = await InboxOn(new(2029, 6, 19));
        var after = await InboxOn(new(2029, 6, 20));

        Assert.DoesNotContain("陆丰市继续适用", before, StringComparison.Ordinal);
        Assert.Contains("汕府办〔2019〕21号（陆丰市继续适用） 有效期至2029年12月17日", after, StringComparison.Ordinal);
        Assert.DoesNotContain("罗府", await InboxOn(new(2023, 12, 1)), StringComparison.Ordinal);
    }

    private async Task<string> InboxOn(DateOnly day)
    {
        hall.It_is(day);
        await using var scope = hall.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ValidityWatch>().Run(Ct);
        using var clerk = await hall.Visitor(Clerk);
        return (await clerk.Opens("/staff/inbox")).Text;
    }

    private static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join('\n', outcome.Findings));
}
