using System.Text;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>An invented gazette of an invented city.</summary>
internal static class MadeUpGazettes
{
    public static byte[] Issue(int number, string article = "试验田每年耕作两次，由试验站登记。", string cover = "2031年6月1日出版") => Encoding.UTF8.GetBytes($"""
        示例市人民政府公报

        2031年第{number}期

        （双月刊）

        示例市人民政府主办

        {cover}

        目 录

        【市政府文件】

        示例市人民政府关于印发示例市试验田管理办法的通知

        示府〔2031〕{number}号..... 1

        示例市人民政府关于印发示例市试验田管理办法的通知

        示府〔2031〕{number}号

        各示例镇人民政府：

        现将《示例市试验田管理办法》印发给你们，请认真贯彻执行。

        示例市人民政府

        2031年5月8日

        示例市试验田管理办法

        第一章 总则

        第一条 为了试验，制定本办法。

        第二条 {article}

        第二章 附则

        第三条 本办法自公布之日起施行，有效期三年。

        """);
}
