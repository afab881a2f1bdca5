using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Printing;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Notices;

/// <summary>A letter as PDF: the component of the page, printed by the machine's Chromium with the stylesheet in it.</summary>
internal sealed class NoticePdf(NoticeReader notices, CityDirectory city, ChromiumPrinter printer, IWebHostEnvironment site, IServiceProvider services, ILoggerFactory log)
{
    private const string Stylesheet = "_content/Yiwang.Design/yiwang.css";

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/notices/{id:guid}.pdf", Download).Requires(Permissions.SeeNotices);

    public static string ContactOf(Institution issuer) => $"联系电话：{issuer.Phone}；地址：{issuer.Address}";

    private static async Task<IResult> Download(Guid id, NoticePdf pdf, HttpContext http)
    {
        if (await pdf.notices.Find(id, http.RequestAborted) is not var (notice, _)) return Results.NotFound();
        var (bytes, findings) = await pdf.Print(notice, http.RequestAborted);
        // Where nothing can print, the page says so and how the browser does the same.
        return bytes is null ? Results.Redirect($"/notices/{id}?problem={Uri.EscapeDataString(findings[0].Code)}") : Results.File(bytes, "application/pdf", $"{notice.Number}.pdf");
    }

    private readonly NoticeReader notices = notices;

    private async Task<(byte[]? Pdf, IReadOnlyList<Kernel.Finding> Findings)> Print(Notice notice, CancellationToken ct)
    {
        var letter = await Letter(notice);
        return await printer.Print($"""<html lang="zh-CN"><head><meta charset="utf-8"><title>{notice.Number}</title><style>{await Styles(ct)}</style></head><body>{letter}</body></html>""", ct);
    }

    private async Task<string> Letter(Notice notice)
    {
        var issuer = city.GetInstitution(notice.Institution);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(NoticeLetter.Notice)] = notice, [nameof(NoticeLetter.Issuer)] = issuer.Name, [nameof(NoticeLetter.Contact)] = ContactOf(issuer),
        });
        await using var renderer = new HtmlRenderer(services, log);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<NoticeLetter>(parameters)).ToHtmlString());
    }

    private async Task<string> Styles(CancellationToken ct)
    {
        await using var file = site.WebRootFileProvider.GetFileInfo(Stylesheet).CreateReadStream();
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(ct);
    }
}
