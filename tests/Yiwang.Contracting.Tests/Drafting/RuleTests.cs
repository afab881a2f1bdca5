using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Drafting;

/// <summary>Each rule on sentences that it must find and on sentences that look alike and are right.</summary>
public sealed class RuleTests
{
    private const string Head = "示例项目服务合同\n甲方：深圳市罗湖区示例管理局\n法定代表人：测试甲\n地址：示例路1号\n联系电话：0755-0000001\n乙方：示例科技有限公司\n法定代表人：测试乙\n地址：示例路2号\n联系电话：0755-0000002\n\n为做好示例项目，双方订立本合同。\n";

    [Theory(DisplayName = "找得到：违反各条的句子")]
    [InlineData("第二十五条第一款", "warns", "服务地点：______。")]
    [InlineData("第二十五条第一款", "asks", "服务费用另行协商确定。")]
    [InlineData("第二十八条第三款", "blocks", "本项目由乙方的子公司负责实施。")]
    [InlineData("第二十九条", "warns", "服务内容：提供相关服务。")]
    [InlineData("第三十条", "warns", "数量：50，")]
    [InlineData("第三十条", "warns", "采购办公家具一批。")]
    [InlineData("第三十二条第一款", "blocks", "合同总价100,000元（大写：壹拾壹万元整）。")]
    [InlineData("第三十二条第一款", "blocks", "合同总价人民币壹佰万元整（￥100,000.00）。")]
    [InlineData("第三十二条第一款", "blocks", "合同总价（大写）伍拾万伍万元整。")]
    [InlineData("第三十三条第一款", "blocks", "服务期限：2022年1月1日至2021年12月31日。")]
    [InlineData("第三十三条第二款", "asks", "双方按一定顺序履行。")]
    [InlineData("第三十五条第一款", "blocks", "合同期限为六年。")]
    [InlineData("第三十五条第一款", "blocks", "服务期限：2019年1月1日至2024年1月1日。")]
    [InlineData("第三十五条第一款", "asks", "合同期限为8年，已经主管区领导签字批准。")]
    [InlineData("第三十五条第一款", "blocks", "依照《中华人民共和国民法典》，租赁期限为二十年。")]
    [InlineData("第三十五条第三款", "asks", "依照《基础设施和公用事业特许经营管理办法》，特许经营期限为十年。")]
    [InlineData("第三十五条第二款", "warns", "期满前30日提出续签。")]
    [InlineData("第三十五条第二款", "warns", "合同到期自动续约一年。")]
    [InlineData("第三十六条第一款", "warns", "争议向被告住所地人民法院起诉。")]
    [InlineData("第三十六条第二款", "warns", "争议由罗湖法院管辖。")]
    [InlineData("第三十六条第二款", "warns", "争议由甲方所在地人民法院管辖。")]
    [InlineData("第三十六条第二款", "blocks", "争议可提交深圳国际仲裁院仲裁或者向深圳市罗湖区人民法院起诉。")]
    [InlineData("第三十七条", "blocks", "乙方收集居民信息并建立个人健康档案。")]
    [InlineData("第三十八条", "warns", "本合同以中英文书写，具有同等效力。")]
    [InlineData("第三十九条第（一）项", "asks", "甲方同意将款项汇入测试丙的个人账户。")]
    [InlineData("第三十九条第（二）项", "asks", "甲方承诺为乙方办妥规划审批并取得许可。")]
    [InlineData("第三十九条第（三）项", "blocks", "甲方为乙方的贷款提供连带责任保证。")]
    [InlineData("第三十九条第（三）项", "blocks", "乙方不能还款的，由甲方承担担保责任。")]
    [InlineData("第三十九条第（三）项", "blocks", "项目公司亏损的，甲方负责差额补足。")]
    [InlineData("第三十九条第（四）项", "blocks", "本合同适用英国法律。")]
    [InlineData("第三十九条第（四）项", "blocks", "本合同的解释依照香港法律。")]
    [InlineData("第三十九条第（五）项", "blocks", "争议提交新加坡国际仲裁中心仲裁。")]
    [InlineData("第三十九条第（五）项", "blocks", "争议由广州市天河区人民法院管辖。")]
    [InlineData("第三十九条第（六）项", "blocks", "中英文不一致时以英文文本为准。")]
    [InlineData("第三十九条第（七）项", "asks", "员工工伤死亡的，双方概不负责。")]
    [InlineData("第四十五条第一款第（一）项", "asks", "甲方将场地免费提供给乙方使用。")]
    [InlineData("第四十五条第一款第（二）项", "asks", "甲方放弃追究乙方责任的权利。")]
    [InlineData("第四十五条第一款第（三）项", "asks", "甲方逾期付款的，每日按合同价的1%支付违约金。")]
    [InlineData("第四十五条第一款第（三）项", "asks", "乙方不承担任何赔偿责任。")]
    [Article(Law.LuohuContracts, 25, 1)]
    [Article(Law.LuohuContracts, 29)]
    [Article(Law.LuohuContracts, 33, 2)]
    [Article(Law.LuohuContracts, 37)]
    [Article(Law.LuohuContracts, 39, 0, Item = 1)]
    [Article(Law.LuohuContracts, 39, 0, Item = 2)]
    [Article(Law.LuohuContracts, 39, 0, Item = 7)]
    [Requirement("LH-HT-028c")]
    [Requirement("LH-HT-030")]
    [Requirement("LH-HT-032a")]
    [Requirement("LH-HT-033a")]
    [Requirement("LH-HT-035a")]
    [Requirement("LH-HT-035b")]
    [Requirement("LH-HT-036a")]
    [Requirement("LH-HT-036b")]
    [Requirement("LH-HT-036c")]
    [Requirement("LH-HT-038")]
    [Requirement("LH-HT-039c")]
    [Requirement("LH-HT-039d")]
    [Requirement("LH-HT-039e")]
    [Requirement("LH-HT-039f")]
    [Requirement("LH-HT-045a")]
    public void A_sentence_against_the_article_is_found(string article, string severity, string sentence)
    {
        var found = Check(sentence).Findings.Where(f => f.Article.Place == article && f.At.Start >= Head.Length && f.At.Length > 0).ToArray();

        Assert.Contains(severity, found.Select(f => TextSeverityWords.Json(f.Severity)));
    }

    [Theory(DisplayName = "两个部门共同签订：没有写明各自权利义务的那个部门被指出来")]
    [InlineData("甲方负责提供场地。", true)]
    [InlineData("甲方负责提供场地。丙方应于每月底前组织验收。", false)]
    [Article(Law.LuohuContracts, 25, 2)]
    public void A_department_without_duties_of_its_own_is_named(string sentence, bool isNamed)
    {
        var head = Head.Replace("\n\n为做好", "\n丙方：深圳市罗湖区示例街道办事处\n法定代表人：测试丙\n地址：示例路3号\n联系电话：0755-0000003\n\n为做好", StringComparison.Ordinal);

        Assert.Equal(isNamed, Check(sentence, head).Findings.Any(f => f.Article.Place == "第二十五条第二款" && f.Message.Contains("丙方", StringComparison.Ordinal)));
    }

    [Theory(DisplayName = "不误报：看着像而合规的句子")]
    [InlineData("第二十五条第一款", "未尽事宜由双方另行协商。")]
    [InlineData("第二十八条第三款", "乙方未经甲方同意不得由第三方公司实施。")]
    [InlineData("第三十条", "数量：50台，以现场清点为准。")]
    [InlineData("第三十二条第一款", "合同总价100,000元（大写：壹拾万元整），按固定总价计算，验收后10日内转账支付，乙方提供发票。")]
    [InlineData("第三十三条第一款", "服务期限：2021年1月1日至2021年12月31日，地点为甲方办公场所，以驻场方式履行。")]
    [InlineData("第三十五条第一款", "服务期限：2019年1月1日至2023年12月31日。")]
    [InlineData("第三十五条第一款", "质量保修期限为十年。")]
    [InlineData("第三十五条第二款", "需要续签的，至少在期满前六个月提出。")]
    [InlineData("第三十五条第二款", "合同期满自动终止，不自动续签。")]
    [InlineData("第三十六条第一款", "争议向深圳市罗湖区人民法院起诉。")]
    [InlineData("第三十六条第二款", "争议提交深圳国际仲裁院仲裁，裁决可以向有管辖权的人民法院申请强制执行。")]
    [InlineData("第三十七条", "乙方对居民信息保密。")]
    [InlineData("第三十八条", "本合同中英文各一份，以中文文本为准。")]
    [InlineData("第三十九条第（一）项", "双方不得给予或者收受回扣、佣金。")]
    [InlineData("第三十九条第（二）项", "甲方在职责范围内协助乙方依法申请有关许可。")]
    [InlineData("第三十九条第（三）项", "乙方应向甲方提供履约担保。")]
    [InlineData("第三十九条第（三）项", "甲方不提供任何担保。")]
    [InlineData("第三十九条第（三）项", "甲方有权要求乙方承担连带责任。")]
    [InlineData("第三十九条第（三）项", "甲方收取乙方提供的履约保证金。")]
    [InlineData("第三十九条第（四）项", "本合同适用中华人民共和国法律。")]
    [InlineData("第三十九条第（四）项", "本合同适用中国法律，不适用香港法律。")]
    [InlineData("第三十九条第（五）项", "争议由深圳市中级人民法院管辖。")]
    [InlineData("第三十九条第（六）项", "两种文本不一致的，以中文文本为准。")]
    [InlineData("第三十九条第（七）项", "因乙方原因造成人身伤亡的，乙方承担全部责任。")]
    [InlineData("第四十五条第一款第（一）项", "乙方免费提供一年维护。")]
    [InlineData("第四十五条第一款第（三）项", "甲方逾期付款的，每日按应付款的万分之三支付违约金。")]
    public void A_sentence_that_only_looks_alike_is_passed(string article, string sentence) =>
        Assert.DoesNotContain(article, Check(sentence).Findings.Where(f => f.At.Length > 0 && f.At.Start >= Head.Length).Select(f => f.Article.Place));

    [Theory(DisplayName = "第二十七条：笼统的名称")]
    [InlineData("合同", true)]
    [InlineData("协  议  书", true)]
    [InlineData("补充协议", true)]
    [InlineData("罗湖区示例路路灯维护服务采购合同", false)]
    [Requirement("LH-HT-027")]
    public void A_name_says_what_it_is(string name, bool general) =>
        Assert.Equal(general, Check("", Head.Replace("示例项目服务合同", name, StringComparison.Ordinal)).Findings.Any(f => f.Article == Citation.Of(Law.LuohuContracts, 27)));

    [Fact(DisplayName = "第二十八条：当事人资料")]
    [Requirement("LH-HT-028a")]
    [Requirement("LH-HT-028b")]
    public void Parties_are_whole()
    {
        Assert.DoesNotContain(Check("").Findings, f => f.Article.Article == 28);
        Assert.Contains(Check("", Head.Replace("法定代表人：测试乙\n", "", StringComparison.Ordinal)).Findings, f => f.Article == Citation.Of(Law.LuohuContracts, 28, 1) && f.Message.Contains("乙方没有写法定代表人或负责人", StringComparison.Ordinal));
        Assert.Contains(Check("", Head.Replace("乙方：示例科技有限公司\n法定代表人：测试乙", "乙方：测试乙\n身份证号：440303190001010010", StringComparison.Ordinal)).Findings, f => f.Article == Citation.Of(Law.LuohuContracts, 28, 2) && f.Severity is TextSeverity.Blocks && !f.Whole.Contains("440303", StringComparison.Ordinal));
        Assert.Contains(Check("", Head.Replace("乙方：示例科技有限公司\n", "乙方：示例科技有限公司\n统一社会信用代码：91440300MA5XM00010\n", StringComparison.Ordinal)).Findings, f => f.Article == Citation.Of(Law.LuohuContracts, 28, 1) && f.Severity is TextSeverity.Blocks);
    }

    [Fact(DisplayName = "第二十六条：缺哪一项就只列哪一项")]
    [Requirement("LH-HT-026a")]
    public void What_is_missing_is_listed_item_by_item()
    {
        var whole = CorpusTests.All.Value.Single(t => t.Name == "01-desks").Text;
        var without = whole[..whole.IndexOf("第八条", StringComparison.Ordinal)] + whole[whole.IndexOf("第九条", StringComparison.Ordinal)..];

        Assert.Equal(["第二十六条第一款第（八）项"], new TextCheck(CorpusText.Rulebook).Check(ContractText.Typed(without)).Findings.Select(f => f.Article.Place));
    }

    [Fact(DisplayName = "第三十四条：没有单方变更终止权时提示，不阻止")]
    [Requirement("LH-HT-034")]
    public void The_public_interest_clause_is_asked_for()
    {
        Assert.Equal(TextSeverity.Asks, Check("").Findings.Single(f => f.Article.Article == 34).Severity);
        Assert.DoesNotContain(Check("因公共利益需要，甲方有权单方终止本合同。").Findings, f => f.Article.Article == 34);
    }

    [Theory(DisplayName = "第六条：重点监管")]
    [InlineData("合同总价人民币10,000,000.00元。", true)]
    [InlineData("合同总价人民币9,999,999.99元。", false)]
    [InlineData("甲方将国有物业出租给乙方，租金每月2万元。", true)]
    [InlineData("甲方将人才住房（政府物业）出租给乙方，租金每月2万元。", false)]
    public void Key_supervision_follows_from_the_text(string sentence, bool key)
    {
        Assert.Equal(key, Check(sentence).Reading.Key.Applies);
        Assert.True(Check("示例村城市更新项目，乙方按期竣工。", Head.Replace("示例项目服务合同", "示例村城市更新项目监管协议", StringComparison.Ordinal)).Reading.Key.Applies);
    }

    [Fact(DisplayName = "第四十五条：只问，不下结论")]
    public void Unreasonable_content_is_only_ever_a_question() =>
        Assert.All(CorpusTests.All.Value.SelectMany(t => t.Verdict.Findings).Where(f => f.Article.Article == 45), f => Assert.Equal(TextSeverity.Asks, f.Severity));

    [Fact]
    public void Every_place_lies_in_the_text_and_every_finding_has_words()
    {
        foreach (var text in CorpusTests.All.Value)
        {
            Assert.All(text.Verdict.Findings, f =>
            {
                Assert.InRange(f.At.Start, 0, f.At.End);
                Assert.InRange(f.At.End, f.At.Start, text.Text.Length);
                Assert.NotEmpty(f.Message);
            });
        }
    }

    private static TextVerdict Check(string sentence, string head = Head) => new TextCheck(CorpusText.Rulebook).Check(ContractText.Typed($"{head}第一条 {sentence}\n"));
}
