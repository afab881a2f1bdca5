using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Regulations.Amending.Contradictions;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Amending;

/// <summary>Each kind with an invented pack; then the real packs, in which none is left.</summary>
public sealed class ContradictionTests(TownHall hall) : IClassFixture<TownHall>
{
    private const string Ten = "{ step: pond/review, amount: 10, unit: working-day, article: 第一条 }";

    [Fact(DisplayName = "两份文件给同一步骤定了不同的期限：两边的条和期限都列出")]
    public void Two_documents_with_different_periods_for_one_step()
    {
        using var pack = new InventedPack().Document("甲", Ten).Document("乙", "{ step: pond/review, amount: 15, unit: working-day, article: 第一条 }")
            .Document("丙", "{ step: pond/other, amount: 3, unit: month, article: 第一条 }");

        var found = Assert.Single(pack.Contradictions());

        Assert.Equal((ContradictionKind.DifferentPeriods, "pond/review"), (found.Kind, found.Subject));
        Assert.Equal(["甲〔2031〕1号第一条 10个工作日", "乙〔2031〕1号第一条 15个工作日"], new[] { found.First, found.Second }.Select(s => $"{s.Citation} {s.Says}").OrderDescending(StringComparer.Ordinal));
        Assert.Contains("以哪一份为准", found.ToDo, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "承诺的期限比法定的长才算矛盾；更短或者说不准的不算")]
    [InlineData("amount: 12, unit: working-day", true)]
    [InlineData("amount: 2, unit: month", true)]
    [InlineData("amount: 10, unit: working-day", false)]
    [InlineData("amount: 5, unit: working-day", false)]
    [InlineData("amount: 14, unit: calendar-day", false)] // longer or shorter, as the week falls
    [InlineData("amount: 16, unit: working-hour", false)]
    public void A_promise_longer_than_the_law(string promise, bool isOne)
    {
        using var pack = new InventedPack().Document("甲", Ten).Document("乙", $"{{ step: pond/review, {promise}, article: 第一条, promised: true }}");

        Assert.Equal(isOne ? [ContradictionKind.PromiseTooLong] : [], pack.Contradictions().Select(c => c.Kind));
    }

    [Fact]
    public void A_procedure_that_counts_by_another_period_than_its_article()
    {
        using var pack = new InventedPack().Document("甲", Ten).Procedure("甲", 12);
        using var right = new InventedPack().Document("甲", Ten).Procedure("甲", 10);

        var found = Assert.Single(pack.Contradictions());

        Assert.Equal((ContradictionKind.ProcedureDiffers, "12个工作日"), (found.Kind, found.Second.Says));
        Assert.StartsWith("packs/示例/procedures/pond.yaml:", found.Second.Where, StringComparison.Ordinal);
        Assert.Empty(right.Contradictions());
    }

    [Fact]
    public void A_procedures_own_article_stands_against_another_document()
    {
        using var pack = new InventedPack().Document("甲", "").Document("乙", Ten).Procedure("甲", 12);

        Assert.Equal(ContradictionKind.DifferentPeriods, Assert.Single(pack.Contradictions()).Kind);
    }

    [Fact(DisplayName = "登记里已有的材料还要申请人交：材料的条和登记的依据都列出")]
    public void A_material_that_a_register_holds()
    {
        var registers = Registers("2031-01-01");
        AskedMaterial[] asked = [Asked("identity-card", "身份证"), Asked("plan", "使用计划")];

        var found = Assert.Single(ContradictionRule.Materials(asked, registers, new DateOnly(2031, 5, 1)));

        Assert.Equal((ContradictionKind.MaterialHeld, "身份证", "示例人口登记里有身份证"), (found.Kind, found.Subject, found.Second.Says));
        Assert.Equal(("示例〔2031〕3号第二条", "甲〔2031〕1号第三条"), (found.Second.Citation.ToString(), found.First.Citation.ToString()));
        Assert.Empty(ContradictionRule.Materials(asked, registers, new DateOnly(2030, 12, 31)));
    }

    [Fact]
    public void A_register_file_with_mistakes_is_told_with_its_lines()
    {
        var (registers, findings) = HeldMaterials.Read(YamlFile.Parse("registers:\n- { name: 示例, law: 示例/示例〔2031〕3号, article: 第二条, in-use-from: 某天, holds: [] }", "registers.yaml"));

        Assert.Empty(registers);
        Assert.Equal(["registers.holds-nothing", "yaml.form"], findings.Select(f => f.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_another_place_set_and_what_has_run_out_contradicts_nothing()
    {
        using var pack = new InventedPack().Document("甲", Ten).Document("乙", "{ step: pond/review, amount: 15, unit: working-day, article: 第一条 }", validUntil: "2031-12-31");

        Assert.Single(pack.Contradictions(new DateOnly(2031, 6, 1)));
        Assert.Empty(pack.Contradictions(new DateOnly(2032, 1, 1)));
        Assert.Empty(pack.Contradictions(new DateOnly(2031, 6, 1), second => second with { IsOfAnotherPlace = true }));
    }

    [Fact]
    public void A_stated_period_must_be_one_and_lie_in_its_article()
    {
        using var pack = new InventedPack().Document("甲", "{ step: pond/review, amount: 0, unit: working-day, article: 第一条 }, { step: pond/review, amount: 5, unit: working-day, article: 第二条 }");

        Assert.Equal(["register.period", "register.place"], pack.Findings().Select(f => f.Code).Order(StringComparer.Ordinal));
    }

    [Fact(DisplayName = "现在的登记和规则里没有矛盾；比较了什么也说出来")]
    public async Task The_real_packs_have_none()
    {
        using var officer = await hall.Visitor("gazette-editor");

        var page = await officer.Opens("/staff/contradictions");
        using var json = JsonDocument.Parse(await officer.Http.GetStringAsync(new Uri("/api/contradictions", UriKind.Relative), TestContext.Current.CancellationToken));
        await using var scope = hall.Services.CreateAsyncScope();
        await using var output = new StringWriter();
        var code = await ContradictionsVerb.Verb.Run(scope.ServiceProvider, [], output, TestContext.Current.CancellationToken);

        Assert.Contains("没有发现矛盾", page.Text, StringComparison.Ordinal);
        Assert.Contains("法定期限 13 项", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, json.RootElement.GetProperty("contradictions").GetArrayLength());
        Assert.Equal(0, code);
        Assert.Contains("还没有接入可查的登记", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await ContradictionsVerb.Verb.Run(scope.ServiceProvider, ["什么"], output, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await hall.Visitor("reviewer-lufeng-1")).Opens("/staff/contradictions")).Status);
    }

    private static AskedMaterial Asked(string id, string name) => new([(id, name)], Citation.Of("示例/甲〔2031〕1号", 3), "packs/示例/rulebooks/pond.yaml:9");

    private static IReadOnlyList<SharedRegister> Registers(string from) =>
        HeldMaterials.Read(YamlFile.Parse($"registers:\n- {{ name: 示例人口登记, law: 示例/示例〔2031〕3号, article: 第二条, in-use-from: {from}, holds: [identity-card, household-register] }}", "packs/示例/registers.yaml")).Registers;

    /// <summary>A pack of an invented city, on disk as a pack is.</summary>
    private sealed class InventedPack : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("yiwang-").FullName;

        private string Packs => Path.Combine(folder, "packs");

        public InventedPack Document(string name, string periods, string validUntil = "") => Write("regulations", $"{name}.yaml", $"""
            document: {"{"} law: 示例/{name}〔2031〕1号, title: 示例市{name}办法, issued-by: 示例市人民政府, issued: 2031-01-01, in-force-from: 2031-01-01{(validUntil.Length > 0 ? $", valid-until: {validUntil}" : "")} {"}"}
            chapters:
            - number: 1
              title: 总则
              articles:
              - number: 1
                gist: 鱼塘的审核。
                duty: people
                because: 由人审核。
                periods: [{periods}]
              - number: 2
                gist: 其他。
                duty: people
                because: 由人办。
            """);

        public InventedPack Procedure(string name, int days) => Write("procedures", "pond.yaml", $"""
            procedure: pond
            law: 示例/{name}〔2031〕1号
            stages:
            - stage: review
              period: {"{"} amount: {days}, unit: working-day, article: 第一条 {"}"}
            """);

        public IReadOnlyList<Contradiction> Contradictions(DateOnly? on = null, Func<Regulation, Regulation>? second = null)
        {
            var (regulations, findings) = RegisterReader.ReadAll(Packs, "示例");
            Assert.Empty(findings);
            var today = on ?? new DateOnly(2031, 6, 1);
            Regulation[] inForce = [.. regulations.Where(r => ValidityRule.On(r.Life, null, today).Applies).Select((r, i) => i == 1 && second is not null ? second(r) : r)];
            return ContradictionRule.Periods(inForce, PackDemands.Periods(Packs));
        }

        public IReadOnlyList<Finding> Findings() => RegisterReader.ReadAll(Packs, "示例").Findings;

        public void Dispose() => Directory.Delete(folder, recursive: true);

        private InventedPack Write(string kind, string name, string yaml)
        {
            var path = Path.Combine(Packs, "示例", kind);
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, name), yaml);
            return this;
        }
    }
}
