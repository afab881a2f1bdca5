namespace Yiwang.Kernel;

/// <summary>
/// The keys of regulations, each spelt once: issuing area, a slash, the document number; the title in 《》 where a document has no number.
/// A number alone is not unique: 罗定 and 罗湖 both write 罗府. In a title the signs that citations fold (full-width brackets, blanks) are left out.
/// </summary>
public static class Law
{
    /// <summary>汕尾市残疾儿童康复救助实施办法 (catalogue SW-KF).</summary>
    public const string ShanweiRehabilitationAid = "汕尾/汕府办〔2019〕21号";

    /// <summary>汕尾市工程建设项目策划生成管理暂行办法 (SW-CH).</summary>
    public const string ShanweiProjectPlanning = "汕尾/汕府办〔2019〕22号";

    /// <summary>汕尾市“数字政府”建设总体规划 (SW-SZ).</summary>
    public const string ShanweiDigitalGovernment = "汕尾/汕府〔2019〕54号";

    /// <summary>陆丰市数字政府改革建设“十四五”规划, which bears no number (LF-SZ).</summary>
    public const string LufengDigitalGovernment = "陆丰/《陆丰市数字政府改革建设“十四五”规划》";

    /// <summary>深圳市罗湖区政府合同监督管理办法 (LH-HT).</summary>
    public const string LuohuContracts = "罗湖/罗府规〔2018〕6号";

    /// <summary>公布规范性文件清理结果的通知 (LH-QL).</summary>
    public const string LuohuDocumentReview = "罗湖/罗府办规〔2018〕11号";

    /// <summary>罗湖区“数字政府”和“智慧城市”建设三年工作方案 (LH-SZ).</summary>
    public const string LuohuSmartCity = "罗湖/罗府办〔2018〕7号";

    /// <summary>罗湖区“深圳90”政府投资项目审批制度改革方案 (LH-90).</summary>
    public const string LuohuNinetyDays = "罗湖/罗府办〔2018〕8号";

    /// <summary>罗湖区职业病防治规划 (LH-ZY).</summary>
    public const string LuohuOccupationalHealth = "罗湖/罗府办〔2018〕9号";

    /// <summary>罗定市人民政府工作规则 (LD-GZ).</summary>
    public const string LuodingWorkRules = "罗定/罗府〔2019〕19号";

    /// <summary>罗定市“数字政府”建设总体规划 (LD-SZ).</summary>
    public const string LuodingDigitalGovernment = "罗定/罗府〔2019〕20号";

    /// <summary>2018年度计划生育目标管理责任制考评情况的通报 (LD-KP).</summary>
    public const string LuodingFamilyPlanningResults = "罗定/罗府〔2019〕21号";

    /// <summary>罗定市财政投资评审监督管理办法 (LD-PS).</summary>
    public const string LuodingInvestmentReview = "罗定/罗府办〔2019〕10号";

    /// <summary>罗定市农村“厕所革命”攻坚方案 (LD-CS).</summary>
    public const string LuodingRuralToilets = "罗定/罗府办函〔2019〕108号";

    /// <summary>加快5G产业发展联席会议制度 (LD-5G).</summary>
    public const string LuodingFifthGeneration = "罗定/罗府办函〔2019〕111号";

    /// <summary>游乐场所和游乐设施安全监督工作实施方案 (LD-YL).</summary>
    public const string LuodingAmusementSafety = "罗定/罗府办函〔2019〕118号";

    /// <summary>县域节水型社会达标建设实施方案 (LD-JS).</summary>
    public const string LuodingWaterSaving = "罗定/罗府办函〔2019〕119号";

    /// <summary>国土空间总体规划编制工作方案 (LD-KJ).</summary>
    public const string LuodingSpatialPlan = "罗定/罗府办函〔2019〕126号";

    /// <summary>有关部门食品安全监管事权清单 (LD-SP, first of its two documents).</summary>
    public const string LuodingFoodSafetyPowers = "罗定/罗府办函〔2019〕128号";

    /// <summary>领导班子成员食品安全工作责任清单 (LD-SP, second of its two documents).</summary>
    public const string LuodingFoodSafetyLeaders = "罗定/罗府办函〔2019〕131号";

    /// <summary>市政府2019年8—10月份任免 (LD-RS).</summary>
    public const string LuodingAppointments2019 = "罗定/《市政府2019年8—10月份任免》";

    /// <summary>市政府2023年2-3月任免 (LD-RM).</summary>
    public const string LuodingAppointments2023 = "罗定/《市政府2023年2—3月任免》";

    /// <summary>罗定市人民政府公报2023年第2期, as a form of publication (LD-GB).</summary>
    public const string LuodingGazette = "罗定/《罗定市人民政府公报2023年第2期》";

    /// <summary>罗定市卫生健康事业发展“十四五”规划 (LD-WJ).</summary>
    public const string LuodingHealthPlan = "罗定/罗府办〔2023〕3号";

    /// <summary>2023年《政府工作报告》重点任务分工方案 (LD-FG).</summary>
    public const string LuodingTasks2023 = "罗定/罗府办〔2023〕4号";

    /// <summary>产业投资项目审批代办服务协同工作机制 (LD-DB).</summary>
    public const string LuodingApprovalAgents = "罗定/罗府办函〔2023〕16号";

    /// <summary>2023年火灾高风险区域整治工作方案 (LD-HZ).</summary>
    public const string LuodingFireRisk = "罗定/罗府办函〔2023〕17号";

    /// <summary>农村生活污水治理攻坚工作领导小组 (LD-WS).</summary>
    public const string LuodingSewageGroup = "罗定/罗府办函〔2023〕19号";

    /// <summary>质量强市工作领导小组成员 (LD-ZL).</summary>
    public const string LuodingQualityGroup = "罗定/罗府办函〔2023〕21号";
}
