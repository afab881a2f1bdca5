namespace Yiwang.Kernel;

/// <summary>
/// On a rule: names the article that the member carries out. On a test: names the article that the test proves.
/// Goes on the smallest member that decides, never on a handler or a page.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class ArticleAttribute : Attribute
{
    private readonly Citation? place;

    /// <param name="law">A constant of <see cref="Law"/>.</param>
    /// <param name="article">第几条.</param>
    /// <param name="paragraph">第几款; 0 means that the text is not divided or all of it is meant.</param>
    public ArticleAttribute(string law, int article, int paragraph = 0) => (Law, Article, Paragraph) = (law, article, paragraph);

    /// <param name="law">A constant of <see cref="Law"/>.</param>
    /// <param name="place">A place in a document without 第…条, as people write it: 四（三）1, 附件2, 通知三.</param>
    public ArticleAttribute(string law, string place) => (Law, this.place) = (law, Citation.Parse(place).In(law));

    public string Law { get; }
    public int Article { get; }
    public int Paragraph { get; }

    /// <summary>第（几）项; 0 means none.</summary>
    public int Item { get; set; }

    /// <summary>第几目, written 1. 2. 3. below an item; 0 means none.</summary>
    public int SubItem { get; set; }

    public Citation Citation => place ?? Citation.Of(Law, Article, Paragraph, Item, SubItem);
}

/// <summary>
/// On a rule: this member carries out the requirement of the catalogue. On a test: this test proves it.
/// The coverage report counts a requirement as implemented by the first and as tested by a passed run of the second.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class RequirementAttribute(string id) : Attribute
{
    /// <summary>For example <c>SW-KF-005a</c>.</summary>
    public string Id { get; } = id;
}
