using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Procedures.Public;
using Yiwang.Procedures.Tests.Cases;
using Yiwang.Testing;

namespace Yiwang.Procedures.Tests.Notices;

[Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1), Requirement("SW-KF-010i")]
public sealed class BareNoticeTests(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly NoticeContent Whole = new("不予通过告知书", "示例家长甲", ["经审核不符合规定。"], [new NoticeReason("已满 7 周岁。", TestCourse.Under)], [],
        "可以向上一级申诉。", "没有规定期限。", TestCourse.Under, "");

    public static TheoryData<string, int> Holes => new() { { "没有写明事实", 0 }, { "没有写明理由", 1 }, { "有一条理由没有引用条款", 2 }, { "没有写明救济途径及其依据", 3 }, { "没有写明救济途径及其依据", 4 }, { "没有写明救济期限", 5 } };

    private CityDirectory City => hall.Services.GetRequiredService<CityDirectory>();

    [Theory(DisplayName = "不予通过的告知书缺事实、理由、条款、救济途径或期限，发不出去")]
    [MemberData(nameof(Holes))]
    public void A_refusal_with_a_hole_is_not_issued(string words, int hole)
    {
        var content = hole switch
        {
            0 => Whole with { Facts = [] },
            1 => Whole with { Reasons = [] },
            2 => Whole with { Reasons = [.. Whole.Reasons, new NoticeReason("另外", null)] },
            3 => Whole with { Remedy = "" },
            4 => Whole with { RemedyUnder = null },
            _ => Whole with { RemedyPeriod = "" },
        };

        var (notice, outcome) = Notice.Issue(TestCourse.Received("2026-03-02"), NoticeKind.Refusal, content, TestCourse.Under, City, TestCourse.Day("2026-03-03"));

        Assert.Null(notice);
        Assert.StartsWith(words, Assert.Single(outcome.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_one_is_issued_and_numbered()
    {
        var about = TestCourse.Received("2026-03-02");

        var (first, _) = Notice.Issue(about, NoticeKind.Refusal, Whole, TestCourse.Under, City, TestCourse.Day("2026-03-03"));
        var (second, _) = Notice.Issue(about, NoticeKind.AppealReply, Whole, TestCourse.Under, City, TestCourse.Day("2026-03-03"));

        Assert.Equal(("CS-1-1", "CS-1-2"), (first!.Number, second!.Number));
        Assert.Equal(("441581-dpf", "441500-dpf"), (first.Institution, second.Institution));
    }

    [Fact(DisplayName = "第一次打开就是送达，以后再打开不改时间")]
    public void The_first_opening_counts()
    {
        var (notice, _) = Notice.Issue(TestCourse.Received("2026-03-02"), NoticeKind.Refusal, Whole, TestCourse.Under, City, TestCourse.Day("2026-03-03"));
        var at = new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);

        notice!.Open(at);
        notice.Open(at.AddDays(1));

        Assert.Equal(at, notice.OpenedAt);
    }
}
