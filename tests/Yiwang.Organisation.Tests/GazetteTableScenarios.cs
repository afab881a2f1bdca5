using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Testing;

namespace Yiwang.Organisation.Tests;

/// <summary>The two tables of the catalogue, with placeholders for the people, as they were printed.</summary>
public sealed class GazetteTableScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly SheetHead Autumn = new(null, null, new(2019, 8, 1), new(2019, 10, 31));
    private static readonly SheetHead Spring = new(null, null, new(2023, 2, 1), new(2023, 3, 31));

    [Fact(DisplayName = "LD-RS 导入2019年8—10月份任免33条，五类各数与公报相同，汇编成公报稿后锁定")]
    [Requirement("LD-RS-001")]
    [Requirement("LD-RS-007")]
    [Requirement("LD-RS-003")]
    public async Task The_table_of_2019_comes_in_whole_and_goes_out_as_it_was_printed()
    {
        var (lines, unreadable) = AppointmentFile.Read(Personnel.Table("LD-RS-appointments.csv"));
        Assert.Empty(unreadable);
        var outcome = await hall.Registers(Autumn, lines);
        Assert.True(outcome.IsDone);
        await hall.Registered(new(2019, 11, 1), Personnel.Line(AppointmentKind.Appointed, "期间外的人", "示例外局", "局长"));

        var entries = (await hall.Entries()).Where(e => e.PeriodFrom == Autumn.PeriodFrom).ToArray();
        Assert.Equal(33, entries.Length);
        Assert.Equal([(AppointmentKind.Appointed, 23), (AppointmentKind.Removed, 7), (AppointmentKind.RemovedByReform, 1), (AppointmentKind.Engaged, 1), (AppointmentKind.InCharge, 1)],
            entries.GroupBy(e => e.Kind).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key));
        Assert.Equal(5, entries.Single(e => e.Kind is AppointmentKind.RemovedByReform).People.Count);

        var notice = await hall.NoticeOf(new(2019, 8, 1), new(2019, 10, 31));
        Assert.Equal((25, 8), (notice.Begun.Count, notice.Ended.Count));
        Assert.Equal("示例市人民政府2019年8—10月份任免", notice.Title);
        Assert.Equal("干部01同志任市市场监督管理局罗镜市场监督管理所所长（试用期一年）", notice.Begun[0]);
        Assert.Equal("干部08同志任市市场监督管理局围底市场监督管理所所长，其原职务因机构改革自然免除", notice.Begun[7]);
        Assert.Contains("聘干部25同志为罗定市城乡发展规划顾问，时间从2019年11月26日至2022年11月25日", notice.Begun);
        Assert.Contains("干部26同志暂时负责市社会文化服务中心全面工作", notice.Begun);
        Assert.Contains("免去干部31、干部32同志的市广播电视大学副校长职务", notice.Ended);
        Assert.Contains("干部20、干部21、干部22、干部23、干部24同志的原职务因机构改革自然免除", notice.Ended);
        Assert.DoesNotContain(notice.Begun, l => l.Contains("期间外", StringComparison.Ordinal));

        Assert.True((await hall.Runs(Personnel.Officer, new PublishAppointments(new(2019, 8, 1), new(2019, 10, 31), "示例公报2020年第1期"))).IsDone);
        Assert.Equal("appointment.published", Assert.Single((await hall.Runs(Personnel.Officer, new WithdrawAppointment(entries[0].Id, "录错"))).Findings).Code);
    }

    [Fact(DisplayName = "LD-RM 2023年2—3月任命3条、免去1条，任命在前；暂时负责在任命目录内，不占岗位")]
    [Requirement("LD-RM-001")]
    [Requirement("LD-RM-002")]
    [Requirement("LD-RM-004")]
    [Requirement("LD-RM-005")]
    public async Task The_table_of_2023_comes_in_and_goes_out_as_four_lines()
    {
        var (lines, unreadable) = AppointmentFile.Read(Personnel.Table("LD-RM-appointments.csv"));
        Assert.Empty(unreadable);
        var outcome = await hall.Registers(Spring, lines);

        Assert.True(outcome.IsDone);
        var warning = Assert.Single(outcome.Findings); // nobody registered the appointment that is ended here
        Assert.Equal(("appointment.no-match", Severity.Warns), (warning.Code, warning.Severity));
        Assert.Contains("无对应任命记录", warning.Message, StringComparison.Ordinal);
        var notice = await hall.NoticeOf(new(2023, 2, 1), new(2023, 3, 31));
        Assert.Equal((3, 1), (notice.Begun.Count, notice.Ended.Count));
        Assert.Equal("任免对象2同志暂时负责市国防动员办公室全面工作", notice.Begun[1]);
        Assert.Equal("免去任免对象4同志的市人力资源和社会保障局副局长职务", notice.Ended[0]);
        var found = await hall.InOfficeOn(new(2023, 4, 1), "市国防动员办公室");
        Assert.Empty(found.Held);
        Assert.Equal("任免对象2", Assert.Single(found.Charges).Name);
    }

    [Fact(DisplayName = "LD-RS-001/LD-RM-001 一行有错，整张表一条都不登记，每个错都说在哪一行")]
    [Requirement("LD-RS-001")]
    [Requirement("LD-RM-001")]
    public async Task One_wrong_row_keeps_the_whole_table_out()
    {
        var before = (await hall.Entries()).Count;
        var (lines, _) = AppointmentFile.Read("人员,任免类型,单位,职务\n导入甲,任命,示例导入局,局长\n导入乙,任命,,副局长\n,任命,示例导入局,\n导入丙,自然免除,,（原职务）");

        var refused = await hall.Registers(new(null, null, null, null), lines);

        Assert.False(refused.IsDone);
        Assert.Equal(["appointment.no-day", "appointment.unit", "appointment.people", "appointment.duty"], refused.Findings.Select(f => f.Code));
        Assert.Contains("第 3 行", refused.Findings[1].Message, StringComparison.Ordinal);
        Assert.All(refused.Findings, f => Assert.NotEmpty(f.Remedy));
        Assert.Equal(before, (await hall.Entries()).Count);
    }

    [Theory]
    [InlineData("人员,任免类型,单位\n甲,任命,局", "appointment.columns")]
    [InlineData("人员,任免类型,单位,职务\n甲,升任,局,长", "appointment.kind")]
    [InlineData("人员,任免类型,单位,职务,试用期\n甲,任命,局,长,很久", "appointment.probation")]
    [InlineData("人员,任免类型,单位,职务,聘期开始\n甲,聘任,局,长,明年", "appointment.day")]
    [InlineData("人员,任免类型,单位,职务\n甲,任命,局,长,多出来", "appointment.file")]
    [InlineData("人员,任免类型,单位,职务,工号\n甲、乙,任命,局,长,g1", "appointment.people")]
    public void What_cannot_be_read_is_told(string csv, string code) => Assert.Equal(code, Assert.Single(AppointmentFile.Read(csv).Findings).Code);
}
