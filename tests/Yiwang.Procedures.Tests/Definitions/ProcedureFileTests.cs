using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Procedures.Definitions;
using Yiwang.Testing;

namespace Yiwang.Procedures.Tests.Definitions;

public sealed class ProcedureFileTests
{
    private const string Sound = """
        procedure: test
        name: 测试事项
        law: 汕尾/汕府办〔2019〕21号
        number-prefix: CS
        public-page: /my/test/{id}
        desk-page: /staff/test/{id}
        stages:
          - stage: review
            name: 审核
            article: 第十条（二）1
            holder: receiving
            period: { amount: 10, unit: working-day, article: 第十条（二）1 }
            steps:
              - step: review
                name: 审核
                post: clerk
                article: 第十条（二）1
                outcomes:
                  - { outcome: approved, name: 通过, ends-with: approved, article: 第十条（二）1 }
        """;

    private static readonly HashSet<string> Posts = ["clerk"];

    [Fact]
    public void A_sound_file_becomes_a_procedure()
    {
        var (procedure, findings) = Read(Sound);

        Assert.Empty(findings);
        Assert.Equal((10, PeriodUnit.WorkingDay), (procedure!.First.Period!.Amount, procedure.First.Period.Unit));
        Assert.Equal(Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1), procedure.First.Under);
    }

    [Theory(DisplayName = "流程文件的错误都有代码和行号，不会带病启用")]
    [InlineData("post: clerk", "post: nobody", "procedure.unknown-post", 16)]
    [InlineData("        article: 第十条（二）1\n        outcomes", "        outcomes", "yaml.missing", 14)]
    [InlineData("article: 第十条（二）1\n    holder", "article: 按规定\n    holder", "yaml.citation", 10)]
    [InlineData("amount: 10", "amount: 0", "procedure.period", 12)]
    [InlineData("ends-with: approved", "ends-with: approved, leads-to: review", "procedure.outcome", 19)]
    [InlineData("ends-with: approved, ", "", "procedure.outcome", 19)]
    [InlineData("ends-with: approved", "leads-to: nowhere", "procedure.unknown-stage", 14)]
    [InlineData("holder: receiving", "holder: neighbour", "yaml.form", 11)]
    [InlineData("number-prefix: CS", "number-prefix: CS\ntypo: 1", "yaml.unknown-key", 5)]
    public void Each_mistake_is_a_finding_on_its_line(string sound, string mistaken, string code, int line)
    {
        var text = Sound.ReplaceLineEndings("\n");
        Assert.Contains(sound, text, StringComparison.Ordinal);

        var (procedure, findings) = Read(text.Replace(sound, mistaken, StringComparison.Ordinal));

        Assert.Null(procedure);
        Assert.Contains(findings, f => f.Code == code && f.Where == $"test.yaml:{line}" && f.Message.Length > 0 && f.Remedy.Length > 0);
    }

    [Fact]
    public void A_stage_that_nothing_leads_to_is_told()
    {
        var (procedure, findings) = Read(Sound + "\n" + """
              - stage: island
                name: 孤岛
                article: 第十条（二）1
                holder: superior
                steps:
                  - step: wait
                    name: 等
                    post: clerk
                    article: 第十条（二）1
                    outcomes:
                      - { outcome: done, name: 好, ends-with: approved, article: 第十条（二）1 }
            """);

        Assert.Null(procedure);
        Assert.Equal(("procedure.unreachable", "test.yaml:20"), (findings.Single().Code, findings.Single().Where));
    }

    [Fact(DisplayName = "城市包里的流程都读得通")]
    public void The_procedures_of_the_city_are_sound()
    {
        var posts = File.ReadLines(Repository.PathOf("packs", "shanwei", "posts.yaml")).Where(l => l.StartsWith("- code:", StringComparison.Ordinal)).Select(l => l.Split(':')[1].Trim()).ToHashSet();
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("packs", "shanwei", "procedures"), "*.yaml"))
        {
            var (procedure, findings) = ProcedureFile.Read(YamlFile.Read(path, Law.ShanweiRehabilitationAid), posts);

            Assert.Empty(findings);
            Assert.NotNull(procedure);
        }
    }

    private static (Procedures.Public.Procedure? Procedure, IReadOnlyList<Finding> Findings) Read(string yaml) =>
        ProcedureFile.Read(YamlFile.Parse(yaml, "test.yaml", Law.ShanweiRehabilitationAid), Posts);
}
