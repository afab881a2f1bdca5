using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Testing;
using static Yiwang.Organisation.Tests.Personnel;

namespace Yiwang.Organisation.Tests;

/// <summary>An institution ends and another takes its place, by the pack's days: nobody is removed, and nobody can do anything there.</summary>
public sealed class ReformScenarios(ReformScenarios.City hall) : IClassFixture<ReformScenarios.City>
{
    private const string Old = "441500-operations", New = "441500-operations-2";
    private static readonly DateOnly LastDay = new(2026, 6, 30);

    [Fact(DisplayName = "机构撤销后，原岗位的权限当日起停止，不必逐人免去；当日之前照旧")]
    public async Task A_post_at_an_institution_that_is_gone_allows_nothing()
    {
        hall.It_is(LastDay);
        var before = await hall.As("operations");
        hall.It_is(LastDay.AddDays(1));
        var after = await hall.As("operations");

        Assert.Contains(PlatformPermissions.SeeOperations, before.Permissions);
        Assert.DoesNotContain(PlatformPermissions.SeeOperations, after.Permissions);
        Assert.Equal((Old, ""), (before.Institution, after.Institution));
    }

    [Fact(DisplayName = "哪个机构负责，按那一天算：撤销的最后一天是旧机构，次日是新机构")]
    public async Task Who_is_responsible_follows_from_the_day()
    {
        var responsible = await hall.Asks(Officer, (CityDirectory city) => Task.FromResult(new[] { LastDay.AddDays(-1), LastDay, LastDay.AddDays(1) }
            .Select(day => city.FindResponsible("operations", "441500", day)?.Code)));

        Assert.Equal([Old, Old, New], responsible);
    }

    [Fact(DisplayName = "不能任命到撤销了的或还没设立的机构，理由写明哪一天不存在")]
    public async Task Nobody_is_appointed_to_what_is_not_there()
    {
        var (day, next) = (LastDay, LastDay.AddDays(1));

        var tooLate = await hall.Registers(next, OfStaff(AppointmentKind.Appointed, "aq01", "示例运行维护中心", "主任", "operations"));
        var tooEarly = await hall.Registers(day, OfStaff(AppointmentKind.Appointed, "aq01", "示例数据运行中心", "主任", "operations"));
        var right = await hall.Registers(next, OfStaff(AppointmentKind.Appointed, "aq01", "示例数据运行中心", "主任", "operations"));

        Assert.Contains("2026-07-01", Assert.Single(tooLate.Findings).Message);
        Assert.Contains("2026-06-30", Assert.Single(tooEarly.Findings).Message);
        Assert.True(right.IsDone);
    }

    /// <summary>The demonstration city, in which the operator of the platform is reorganised in the middle of the year.</summary>
    public sealed class City : TownHall
    {
        private readonly string packs = Directory.CreateTempSubdirectory("yiwang-reform-").FullName;

        public City()
        {
            TestDatabase.CopyFolder(Repository.PathOf("packs"), packs);
            var file = Path.Combine(packs, "shanwei", "institutions.yaml");
            var old = File.ReadAllLines(file).Single(l => l.Contains($"code: {Old},", StringComparison.Ordinal));
            File.WriteAllText(file, File.ReadAllText(file).Replace(old, $"""
                {old.Replace(" }", ", to: 2026-06-30 }", StringComparison.Ordinal)}
                {old.Replace(" }", ", from: 2026-07-01 }", StringComparison.Ordinal).Replace(Old, New, StringComparison.Ordinal).Replace("示例运行维护中心", "示例数据运行中心", StringComparison.Ordinal)}
                """, StringComparison.Ordinal));
        }

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Packs"] = packs };
    }
}
