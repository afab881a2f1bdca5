namespace Yiwang.Regulations.Tests.Splitting;

internal static partial class InventedGazettes
{
    /// <summary>Appointments, one with a number and a notice, one as a bare list; contents with dots and pages.</summary>
    public const string Personnel = """
        示例市人民政府公报
        2020年第8期
        目 录
        【人事】
        示例市人民政府关于测试甲等同志职务任免的通知（示府人〔2020〕4号）…………（1）
        【人事任免】
        市政府8月任免…………（2）
        示例市人民政府关于测试甲等同志职务任免的通知
        示府人〔2020〕4号
        各县人民政府，市政府各部门：
        市人民政府决定：
        任命测试甲为示例市水务局局长；
        免去测试乙的示例市水务局局长职务。
        示例市人民政府
        2020年8月3日
        人事任免
        市政府8月任命：
        测试丙 市教育局副局长
        测试丁 市卫生健康局副局长
        编辑出版：示例市人民政府办公室
        地址：示例市中心路1号
        电话：000-0000000
        """;

    /// <summary>Markdown and HTML as recognition programs write them, with bold labels.</summary>
    public const string MarkdownTables = """
        # 示例区人民政府办公室关于印发《示例区公园分级办法》的通知

        (2023年5月4日)

        示区府办规〔2023〕2号

        《示例区公园分级办法》已经区政府同意，现印发给你们，请遵照执行。

        ## 示例区公园分级办法

        **第一条** 为了分级管理公园，制定本办法。

        **第二条** 公园分为三级：

        - (一) 一级公园；
        - (二) 二级公园；
        - (三) 三级公园。

        **第三条** 分级标准按下表执行。

        表1 公园分级标准

        <table><tr><th>级别</th><th>面积</th></tr><tr><td>一级</td><td>十公顷以上</td></tr><tr><td>二级</td><td>五公顷以上</td></tr></table>

        **第四条** 本办法自印发之日起施行。

        ---
        """;

    /// <summary>A regulation alone, its articles in Arabic figures, a note under the title.</summary>
    public const string ArabicArticles = """
        示例市井盖管理条例
        （2018年10月30日示例市第三届人民代表大会常务委员会第二次会议通过）
        第1章 总则
        第1条 为了保障公众安全，制定本条例。
        第2条 井盖的所有人应当定期检查井盖。
        第2章 责任
        第3条 所有人违反本条例第2条规定的，由城市管理部门责令改正。
        第4条 本条例自2019年1月1日起施行。
        """;

    /// <summary>A scheme sent as annex 1, with a second annex, and levels down to the circle.</summary>
    public const string Annexes = """
        示例市人民政府办公室关于印发示例市农贸市场改造实施方案的通知
        示府办发〔2020〕33号
        各区人民政府，市政府各部门、各直属机构：
        现将《示例市农贸市场改造实施方案》印发给你们，请认真贯彻落实。
        附件：1.示例市农贸市场改造实施方案
        2.改造任务分解表
        示例市人民政府办公室
        2020年9月18日
        附件1
        示例市农贸市场改造实施方案
        为改善市场环境，制定本方案。
        一、总体要求
        （一）工作目标
        三年完成改造。
        （二）工作原则
        1.政府引导。政府负责规划。
        2.市场运作。
        （1）鼓励社会投资。
        ①投资可以分期；
        ②收益归投资者。
        （2）规范招标。
        二、保障措施
        各区应当安排经费。
        附件2
        改造任务分解表
        序号	区	数量
        1	东区	3
        2	西区	5
        """;

    /// <summary>The contents name a document that isn't there.</summary>
    public const string MissingDocument = """
        示例市人民政府公报
        2019年第2期
        目录
        【市政府文件】
        示例市人民政府关于加强消防工作的意见
        示府〔2019〕3号	1
        示例市人民政府关于表扬先进的决定
        示府〔2019〕4号	9
        【市政府文件】
        示例市人民政府关于加强消防工作的意见
        示府〔2019〕3号
        各县人民政府：
        为加强消防工作，提出如下意见。
        一、落实责任
        各单位负责本单位消防安全。
        示例市人民政府
        2019年1月20日
        """;

    /// <summary>Three authorities sign one notice; the addressees run over two lines.</summary>
    public const string Joint = """
        示例市司法局 示例市财政局 示例市教育局
        关于开展法治宣传的通知
        示司〔2021〕18号
        各县（区）司法局、财政局、教育局，市直各学校，各有关单位：
        现就开展法治宣传通知如下。
        一、时间
        2021年5月。
        二、内容
        宣传宪法和法律。
        示例市司法局
        示例市财政局
        示例市教育局
        2021年4月20日
        """;

    /// <summary>Material that no grammar of documents knows stands before the first document.</summary>
    public const string Strays = """
        绿水人家绕
        青山郭外斜
        示例市人民政府关于调整公交票价的通告
        示府告〔2022〕1号
        自2022年6月1日起，公交票价调整为每次两元。
        特此通告。
        示例市人民政府
        2022年5月10日
        """;
}
