namespace Yiwang.Regulations.Tests.Splitting;

/// <summary>Gazettes that never were, in the styles in which gazettes are printed. All names are invented.</summary>
internal static partial class InventedGazettes
{
    public static IEnumerable<string> All =>
        [Letterhead, OrderWithParts, WrappedPages, Announcements, Replies, Personnel,
        MarkdownTables, ArabicArticles, Annexes, MissingDocument, Joint, Strays, Provincial, Website, County];

    /// <summary>One document on its letterhead: number over the title, nothing of a gazette around it.</summary>
    public const string Letterhead = """
        示例府办〔2021〕7号

        示例市人民政府办公室关于做好河道清洁工作的通知

        各县（区）人民政府，市政府各部门：
        为保持河道整洁，现就有关工作通知如下。
        一、明确目标
        年底前完成主要河道的清洁。
        二、落实责任
        （一）属地责任。各县（区）负责本区域河道。
        （二）部门责任。水务部门负责指导，做好以下工作：
        1.制定清单；
        2.按月通报。
        三、加强督促
        每季度检查一次，结果向社会公布。
        附件：河道清单
        示例市人民政府办公室
        2021年4月6日
        （此件公开发布）
        附件
        河道清单
        序号	河道	责任单位
        1	甲河	东区
        2	乙河	西区
        抄送：市委办公室。
        """;

    /// <summary>An order with the regulation that it publishes: parts, chapters, sections, an inserted article, contents without pages.</summary>
    public const string OrderWithParts = """
        示例市人民政府公报
        2022年第3期（总第45期）
        （月刊）
        示例市人民政府主办
        2022年3月31日出版
        目录
        ◆政府规章
        示例市湿地保护规定
        ◆部门文件
        示例市林业局关于开展植树活动的通知
        ◆政府规章
        示例市人民政府令
        第12号
        《示例市湿地保护规定》已经2022年3月1日市人民政府第5次常务会议通过，现予公布，自2022年5月1日起施行。
        市长 测试甲
        2022年3月8日
        示例市湿地保护规定
        第一编 通则
        第一章 总则
        第一条【目的】为了保护湿地，制定本规定。
        第二条【范围】本市行政区域内的湿地，适用本规定。
        第二条之一 跨区域的湿地，由相关县共同管理。
        第二编 保护
        第二章 管理
        第一节 规划
        第三条 湿地规划由林业部门编制。
        规划应当公开征求意见。
        第二节 巡护
        第四条 巡护人员履行下列职责：
        （一）巡查湿地；
        （二）劝阻违反本规定第三条第一款的行为；
        （三）记录巡查情况。
        第三章 附则
        第五条 本规定自2022年5月1日起施行。
        ◆部门文件
        示例市林业局关于开展植树活动的通知
        示林〔2022〕9号
        各县林业局：
        现定于三月开展植树活动，请认真组织。
        示例市林业局
        2022年3月2日
        """;

    /// <summary>Printed lines as recognition gives them: half-width brackets, page numbers and running headers in mid sentence.</summary>
    public const string WrappedPages = """
        示例县人民政府关于印发示例县集市
        管理办法的通知
        示县府[2020]15号
        各乡镇人民政府,县政府各部门:
            现将《示例县集市管理办法》印发给你们,请认真组织实施,执行中遇到的问题
        请及时向县市场监督管理局反映。
                                            示例县人民政府
                                            2020年6月5日
        示例县集市管理办法
        第一章  总  则
        第一条  为了加强集市的管理,方便群众生活,维护交易秩序,根据有关法律法规
        的规定,结合本县实际,制定本办法。
        第二条  本县行政区域内集市的设立、变更、关闭以及日常管理,应当遵守本办法
        第五条的规定,并且接受社会监督,任何单位和个人都可以向乡镇人民政府提出意
                                 — 12 —
        示例县人民政府公报                       2020年第6期
        见和建议,乡镇人民政府应当在收到之日起五个工作日内答复提出意见的单位或者
        个人。
        第三条  集市分为下列两类:
        (一)固定集市,有固定的场所和管理人员,每日开市,由乡镇人民政府指定单位
        负责管理;
        (二)定期集市,按照当地的习惯日期开市。
        第二章  管  理
        第四条  集市管理单位应当在入口处公布开市时间、摊位数量、收费项目和标准以
        及投诉电话,并保持公布内容的准确。
        第五条  集市应当保持通道畅通。
                                 — 13 —
        示例县人民政府公报                       2020年第6期
        第六条  本办法自2020年7月1日起施行,有效期五年。
                                 — 14 —
        示例县人民政府公报                       2020年第6期
        """;

    /// <summary>Announcements with their own numbers and dates in Chinese figures.</summary>
    public const string Announcements = """
        示例市人民政府公告
        第1号
        根据有关规定，现将本市禁止燃放烟花的区域公告如下：
        一、中心城区东环路以西的区域。
        二、各县人民政府所在地。
        本公告自发布之日起施行。
        示例市人民政府
        二〇二一年一月十五日
        示例市人民政府关于公布第二批保护树木名录的公告
        第2号
        现公布第二批保护树木名录。
        附件：保护树木名录
        示例市人民政府
        二〇二一年三月五日
        附件
        保护树木名录
        | 编号 | 树种 | 树龄 |
        |---|---|---|
        | 甲01 | 银杏 | 三百年 |
        | 甲02 | 樟树 | 二百年 |
        """;

    /// <summary>A reply and a letter, without annexes.</summary>
    public const string Replies = """
        示例市人民政府关于同意设立甲镇文化站的批复
        示府复〔2019〕31号
        示例县人民政府：
        你县《关于设立甲镇文化站的请示》（示县府〔2019〕40号）收悉。现批复如下：
        同意设立甲镇文化站，所需经费由你县自行解决。
        此复。
        示例市人民政府
        2019年8月9日
        示例市人民政府办公室关于征求图书馆开放时间意见的函
        示府办函〔2019〕52号
        市直有关单位：
        请于2019年9月1日前将意见书面反馈市文化局。
        专此函达。
        示例市人民政府办公室
        2019年8月12日
        """;
}
