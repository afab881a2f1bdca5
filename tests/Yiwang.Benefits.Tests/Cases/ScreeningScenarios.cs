using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Kernel;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>第九条, 第二十六条（七）: what a screening finds reaches the county, with the guardian's consent, and somebody calls.</summary>
[Article(Law.ShanweiRehabilitationAid, 26, Item = 7)]
public sealed class ScreeningScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static RecordScreening Found(string number, bool consents = true, bool positive = true, bool need = true) => new(
        new ScreenedChild("测试小苗", number, new DateOnly(2023, 6, 1), "示例家长己", "10000000009"), "441581", new ScreeningEntry(Monday, "", positive, positive ? Disability.Hearing : null, need), consents);

    [Requirement("SW-KF-026i")]
    [Fact(DisplayName = "阳性、有需求、监护人同意→转介单到户籍地县残联；登记联系结果；未联系的按天数排")]
    public async Task A_child_in_need_reaches_the_county()
    {
        hall.It_is(Monday);
        var number = Numbers.Next(new DateOnly(2023, 6, 1));
        hall.Done(await hall.Runs("screening-lufeng", Found(number)));
        hall.Done(await hall.Runs("screening-lufeng", Found(number))); // screened again: no second slip
        hall.It_is(Monday.AddDays(5));

        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        var list = await reviewer.Opens("/staff/rehabilitation-aid/referrals");
        Assert.Contains("未联系上", list.Text, StringComparison.Ordinal);
        Assert.Contains("5 天", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("测试小苗", list.Text, StringComparison.Ordinal);
        var file = await File(number);
        var slip = await hall.Look(db => db.Set<Referral>().AsNoTracking().SingleAsync(r => r.FileId == file.Id, TestContext.Current.CancellationToken));
        var desk = await reviewer.Opens($"/staff/rehabilitation-aid/referrals/{slip.Id}");
        Assert.Contains("10000000009", desk.Text, StringComparison.Ordinal);
        Assert.Contains(slip.Number, (await reviewer.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        var declined = await desk.Form("contact").Fill("result", "Declined").Submit();
        Assert.Contains("请写明原因", declined.Text, StringComparison.Ordinal);
        var helped = await declined.Form("contact").Fill("result", "WillApply").Fill("note", "已告知怎样申请。").Submit();
        Assert.Contains("办结", helped.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(slip.Number, (await reviewer.Opens("/staff/inbox")).Text, StringComparison.Ordinal);

        Assert.Equal(2, file.Entries.Count);
        Assert.Contains("县级残联审核岗查看了筛查档案", (await hall.LedgerOf(file.Subject)).Select(a => a.Sentence));
    }

    [Requirement("SW-KF-026i"), Requirement("SW-KF-009")]
    [Fact(DisplayName = "监护人没有同意、阴性、没有需求的，只建档不转介；别县看不到；一名儿童一份档案")]
    public async Task Without_consent_nothing_leaves_the_file()
    {
        hall.It_is(Monday);
        string[] numbers = [Numbers.Next(new DateOnly(2023, 6, 2)), Numbers.Next(new DateOnly(2023, 6, 2)), Numbers.Next(new DateOnly(2023, 6, 2))];
        hall.Done(await hall.Runs("screening-lufeng", Found(numbers[0], consents: false)));
        hall.Done(await hall.Runs("screening-lufeng", Found(numbers[1], positive: false, need: false)));
        hall.Done(await hall.Runs("screening-lufeng", Found(numbers[2], need: false)));
        foreach (var number in numbers)
        {
            var file = await File(number);
            Assert.False(await hall.Look(db => db.Set<Referral>().AnyAsync(r => r.FileId == file.Id, TestContext.Current.CancellationToken)));
        }

        hall.Done(await hall.Runs("screening-lufeng", Found(numbers[0]))); // consents later
        var referral = await hall.Look(async db => (await db.Set<Referral>().AsNoTracking().ToArrayAsync(TestContext.Current.CancellationToken)).Last());
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("reviewer-haifeng", new NoteContact(referral.Id, ContactResult.Reached, ""))).Kind);
        (await hall.Runs("screening-lufeng", Found("x", positive: false))).Refused("screening.number", "screening.need");
        Assert.Equal(2, (await File(numbers[0])).Entries.Count);
    }

    [Article(Law.ShanweiRehabilitationAid, 9)]
    [Requirement("SW-KF-009")]
    [Fact(DisplayName = "底数按县、类别、年龄统计；发现后没有申请的数得出来")]
    public async Task The_base_counts_who_has_not_applied()
    {
        hall.It_is(Monday);
        var before = await Base();
        var number = Numbers.Next(new DateOnly(2022, 3, 1));
        hall.Done(await hall.Runs("screening-lufeng", Found(number)));
        hall.Done(await hall.Runs("screening-lufeng", Found(Numbers.Next(new DateOnly(2022, 3, 1)))));
        await hall.Applied(await hall.As("guardian-1"), new Wanted { Number = number });
        var after = await Base();

        Assert.Equal((2, 1), (after.InNeed - before.InNeed, after.Applied - before.Applied));
        Assert.Equal(2, after.ByDisability[Disability.Hearing] - before.ByDisability.GetValueOrDefault(Disability.Hearing));
        Assert.Equal(after.InNeed, after.ByAge.Values.Sum());
    }

    private async Task<BaseNumbers> Base() =>
        await hall.Asks<ScreeningReader, BaseNumbers>(AidSteps.Reviewer(), r => r.Base(TestContext.Current.CancellationToken));

    private async Task<ScreeningFile> File(string number)
    {
        var index = ((Platform.Cryptography.PersonalText)hall.Services.GetService(typeof(Platform.Cryptography.PersonalText))!).Index(number);
        return await hall.Look(db => db.Set<ScreeningFile>().AsNoTracking().SingleAsync(f => f.ChildIndex == index, TestContext.Current.CancellationToken));
    }
}
