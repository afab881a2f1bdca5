using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Kernel;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>Who is chosen, and by what order of grades somebody needs no experts.</summary>
public sealed class PublishRuleTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly DesignationRound Round = DesignationRound.Announce(Guid.CreateVersion7(), "示例", "示例", ("441500-dpf", "441500", FederationLevel.City), Day, Day, 2);

    [Requirement("SW-KF-015a"), Requirement("SW-KF-016a"), Article(Law.ShanweiRehabilitationAid, 15)]
    [Fact(DisplayName = "按评审分排序，名额以内的认定；多数专家认为没有服务能力的、有部门不同意的，不认定")]
    public void The_best_get_the_places()
    {
        DesignationApplication[] all = [Applied("a", 70), Applied("b", 90), Applied("c", 80), Applied("d", 99, capable: false), Applied("e", 95, agrees: false), Applied("f", 0, direct: true)];

        var result = PublishRule.Result(Round, all).ToDictionary(p => p.Application.Institution);

        Assert.Equal(["b", "c", "f"], result.Values.Where(p => p.IsDesignated).Select(p => p.Application.Institution).Order());
        Assert.Equal([1, 2, 3], new[] { "b", "c", "a" }.Select(i => result[i].Rank!.Value));
        Assert.Contains("择优认定 2 家", result["a"].Reason, StringComparison.Ordinal);
        Assert.Contains("不具备服务能力", result["d"].Reason, StringComparison.Ordinal);
        Assert.Contains("民政部门不同意：示例理由", result["e"].Reason, StringComparison.Ordinal);
        Assert.Empty(PublishRule.Check(Round, all, i => i, Day.AddDays(1)));
    }

    [Requirement("SW-KF-015a")]
    [Fact]
    public void A_tie_at_the_last_place_is_no_choice()
    {
        DesignationApplication[] all = [Applied("a", 90), Applied("b", 80), Applied("c", 80)];

        Assert.Equal(["designation.tie"], PublishRule.Check(Round, all, i => i, Day.AddDays(1)).Select(f => f.Code));
        Assert.Equal(["designation.still-open"], PublishRule.Check(Round, all[..2], i => i, Day).Select(f => f.Code));
    }

    [Requirement("SW-KF-017"), Article(Law.ShanweiRehabilitationAid, 17)]
    [Theory(DisplayName = "达到三级或更高的可直接认定；谁高谁低只看管理员维护的次序")]
    [InlineData("一级,二级,三级,四级", "二级", true)]
    [InlineData("一级,二级,三级,四级", "三级", true)]
    [InlineData("一级,二级,三级,四级", "四级", false)]
    [InlineData("四级,三级,二级,一级", "四级", true)]
    [InlineData("四级,三级,二级,一级", "二级", false)]
    [InlineData("一级,二级,三级,四级", "", false)]
    public void The_kept_order_alone_says_which_grade_is_higher(string order, string grade, bool suffices)
    {
        var grades = new Grades(order.Split(','), "三级");

        Assert.Equal(suffices, !DirectRule.Check(new(DirectGround.ProvincialGrade, "示例文件", grade), grades).Any());
        Assert.Empty(DirectRule.Check(new(DirectGround.NationalHospital, "示例文件", ""), grades));
        Assert.NotEmpty(DirectRule.Check(new(DirectGround.NationalHospital, "", ""), grades));
    }

    private static DesignationApplication Applied(string code, int score, bool capable = true, bool agrees = true, bool direct = false)
    {
        var one = DesignationApplication.Submit(Guid.CreateVersion7(), code, Round, ("441500-dpf", "441500"), InstitutionSteps.Form with { Direct = new(DirectGround.NationalHospital, "示例", "") }, Day);
        Countersign[] departments = [.. InstitutionPack.Countersigning.Select(d => new Countersign(Guid.CreateVersion7(), d, $"{d}", "post", null, "", null))];
        one.GoOn(direct, departments);
        if (!direct)
        {
            one.Review(new("示例专家", "康复", new Dictionary<string, int> { ["staff"] = score }, capable, "示例", Day));
            one.SendToDepartments(departments);
        }

        foreach (var d in departments) one.Sign(d.Institution, d.Post, agrees || d.Duty is not Duty.CivilAffairs, "示例理由", Day);
        return one;
    }
}
