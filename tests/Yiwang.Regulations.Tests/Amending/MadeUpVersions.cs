using System.Text;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Library.Issues;

namespace Yiwang.Regulations.Tests.Amending;

/// <summary>Versions of an invented regulation of an invented city.</summary>
internal static class MadeUpVersions
{
    public static readonly string[] Articles =
    [
        "为了规范试验田的管理，根据示例市的实际情况，制定本办法。",
        "试验田每年耕作两次，由试验站在每季结束后登记产量。",
        "申请使用试验田的，应当向试验站提交申请表。试验站应当在10个工作日内作出决定。",
        "试验站每年年底公布当年的产量和下一年的计划，接受公众监督。",
        "违反本办法使用试验田的，由试验站责令改正，并收回试验田。",
    ];

    public static byte[] File(params IEnumerable<string> articles) => Encoding.UTF8.GetBytes($"""
        示例市试验田管理办法

        示府〔2031〕9号

        {string.Join("\n\n", articles.Select((a, i) => $"第{"一二三四五六七八九十"[i]}条 {a}"))}

        示例市人民政府

        2031年5月8日

        """);

    public static TextVersion Of(params IEnumerable<string> articles)
    {
        var file = GazetteFile.Read("示例.txt", File(articles)).File!;
        var (document, nodes) = Shelving.Lay(Guid.Empty, 1, file.Issue.Documents[0], file.Issue);
        return VersionCutter.Cut(document, nodes, "示例.txt");
    }
}
