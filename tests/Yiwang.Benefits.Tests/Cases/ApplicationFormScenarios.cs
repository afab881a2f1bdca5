using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Printing;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>第十条（一）2: the form is filled in by applying; without it nothing is handed in; then it can be printed.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
public sealed class ApplicationFormScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Requirement("SW-KF-010d")]
    [Fact(DisplayName = "没填完不能提交；提交后打开审批表，内容就是填写的；别人打不开")]
    public async Task The_form_is_what_was_answered()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var guardian = await hall.As("guardian-1");
        var draft = Guid.CreateVersion7();
        hall.Done(await hall.Runs(guardian, new StartApplication(draft)));
        (await hall.Runs(guardian, new SubmitApplication(draft))).Refused("aid.incomplete");

        var id = await hall.Applied(guardian);
        using var visitor = await hall.Visitor("guardian-1");
        var form = await visitor.Opens($"/my/rehabilitation-aid/{id}/form");
        foreach (var words in new[] { "残疾人精准康复服务补助申请审批表", "测试小禾", "孤独症", "陆丰市", "全日制康复训练", "2026年3月2日", "申请人签名" })
            Assert.Contains(words, form.Text, StringComparison.Ordinal);
        using var other = await hall.Visitor("guardian-2");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.Opens($"/my/rehabilitation-aid/{id}/form")).Status);
    }

    [Requirement("SW-KF-010d")]
    [Fact(DisplayName = "模板由城市包决定；写了系统不知道的内容，指出行号")]
    public void The_template_is_the_packs()
    {
        var form = ApplicationForm.Read(YamlFile.Parse("title: 示例表\narticle: 第十条（一）2\nbasis: local\nsections:\n- title: 一\n  fields:\n  - { label: 名, value: child-nam }\n", "packs/示例/forms/a.yaml", Law.ShanweiRehabilitationAid));
        var finding = Assert.Single(form.Findings);
        Assert.Equal(("form.unknown-value", "packs/示例/forms/a.yaml:7"), (finding.Code, finding.Where));
    }
}
