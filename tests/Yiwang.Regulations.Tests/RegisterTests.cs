using Yiwang.Kernel;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;
using YamlDotNet.RepresentationModel;

namespace Yiwang.Regulations.Tests;

public sealed class RegisterTests
{
    private static readonly IReadOnlyList<Regulation> All = ReadAll();

    [Fact(DisplayName = "登记的要求与需求目录逐条相同：28份文件的编号、是否须执行")]
    public void The_register_has_the_same_requirements_as_the_catalogue()
    {
        var catalogue = Directory.EnumerateFiles(Packs.Shared("requirements"), "*.yaml").Select(ReadCatalogue).ToArray();

        Assert.Equal(28, catalogue.Length);
        Assert.Equal(catalogue.Select(c => c.Code).Order(StringComparer.Ordinal), All.Select(r => r.Catalogue).Distinct().Order(StringComparer.Ordinal));
        foreach (var (code, requirements) in catalogue)
            Assert.Equal(requirements, All.Where(r => r.Catalogue == code).SelectMany(r => r.Requirements).Select(r => (r.Id, r.IsEnforceable)).Order());
    }

    [Fact]
    public void Every_document_has_a_constant_and_every_constant_a_document()
    {
        var constants = typeof(Law).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);

        Assert.Equal(constants, All.Select(r => r.Law).Order(StringComparer.Ordinal));
        // A constant that a citation folds differently would never be found again.
        Assert.All(All, r => Assert.Equal(r.Law, Citation.Parse($"{r.Law}第一条").Document));
    }

    [Fact]
    public void Every_place_has_a_gist_and_a_reason() =>
        Assert.All(All.SelectMany(r => r.Articles), a => Assert.True(a.Gist.Length > 3 && a.Because.Length > 3, $"{a.Citation} has no gist or no reason."));

    [Theory(DisplayName = "有条的文件，条数与原文相同")]
    [InlineData(Law.LuohuContracts, 9, 78)]
    [InlineData(Law.ShanweiRehabilitationAid, 9, 28)]
    [InlineData(Law.ShanweiProjectPlanning, 4, 18)]
    [InlineData(Law.LuodingInvestmentReview, 5, 27)]
    [InlineData(Law.LuodingWorkRules, 11, 65)]
    public void A_document_with_articles_has_all_of_them_in_order(string law, int chapters, int articles)
    {
        var document = All.Single(r => r.Law == law);

        Assert.Equal(Enumerable.Range(1, articles), document.Articles.Select(a => a.Citation.Article));
        Assert.Equal(chapters, document.Chapters.Count);
        Assert.All(document.Chapters, c => Assert.StartsWith("第", c.Heading, StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_in_a_plan_is_found_in_the_innermost_registered_section()
    {
        var plan = All.Single(r => r.Law == Law.LufengDigitalGovernment);

        Assert.Equal("三（四）3", plan.ArticleAt(Citation.Parse("三（四）3").In(plan.Law))!.Name);
        Assert.Equal("三（四）", plan.ArticleAt(Citation.Parse("三（四）5").In(plan.Law))!.Name);
        Assert.Equal("二（三）表1", plan.ArticleAt(Citation.Parse("二（三）表1第9项").In(plan.Law))!.Name);
        Assert.Equal("附件3", plan.ArticleAt(Citation.Parse("附件3第22项").In(plan.Law))!.Name);
        Assert.Null(plan.ArticleAt(Citation.Parse("九").In(plan.Law)));
        Assert.Equal("全文", All.Single(r => r.Law == Law.LuodingGazette).Articles.Single().Name);
    }

    [Fact]
    public void The_two_lists_on_food_safety_share_one_code_of_the_catalogue() =>
        Assert.Equal([Law.LuodingFoodSafetyLeaders, Law.LuodingFoodSafetyPowers], All.Where(r => r.Catalogue == "LD-SP").Select(r => r.Law).Order(StringComparer.Ordinal).Reverse());

    [Fact]
    public void The_citys_own_documents_bind_here_and_the_librarys_do_not()
    {
        Assert.Equal(["汕尾", "陆丰"], All.Where(r => !r.IsOfAnotherPlace).Select(r => r.Area).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["罗定", "罗湖"], All.Where(r => r.IsOfAnotherPlace).Select(r => r.Area).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact(DisplayName = "登记里没有照抄原文：与五期公报没有16字相同")]
    public void No_gist_repeats_the_text()
    {
        var sources = Directory.EnumerateFiles(Packs.Shared("seeds"), "*.txt").SelectMany(f => Runs(Plain(File.ReadAllText(f)))).ToHashSet();
        var own = All.SelectMany(r => r.Articles).SelectMany(a => a.Requirements.Select(q => q.Gist).Append(a.Gist).Append(a.Because));

        Assert.Empty(own.Where(g => Runs(Plain(g)).Any(sources.Contains)));
    }

    private static IEnumerable<string> Runs(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 15)).Select(i => text.Substring(i, 16));

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static IReadOnlyList<Regulation> ReadAll()
    {
        var (regulations, findings) = RegisterReader.ReadAll(Packs.Directory, "shanwei");
        Assert.Empty(findings.Select(f => $"{f.Where} {f.Message}"));
        return regulations;
    }

    private static (string Code, (string Id, bool)[] Requirements) ReadCatalogue(string path)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(path);
        yaml.Load(reader);
        var requirements = (YamlSequenceNode)yaml.Documents[0].RootNode["requirements"];
        return (Path.GetFileNameWithoutExtension(path), [.. requirements.Select(r => (r["id"].ToString(), r["enforce"].ToString() == "enforce")).Order()]);
    }
}
