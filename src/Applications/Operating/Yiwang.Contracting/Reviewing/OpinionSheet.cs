using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Reviewing;

/// <summary>《合法性审查意见表》: its rows for the page, and as a file together with what the reviewer added.</summary>
internal static class OpinionSheet
{
    [Article(Law.LuohuContracts, 46, 1)]
    public static IEnumerable<SummaryRow> Rows(LegalityReview r, ReviewOpinion o, string department, string reviewer) =>
    [
        new("合同名称", r.Title), new("承办部门", department), new("对方当事人", r.Counterparty), new("标的", r.AmountInFen is { } fen ? Yuan.Text(fen) : "无标的金额"),
        new("审查的文本", $"第 {o.Version} 稿，文字的 SM3：{o.Digest}", Because: ReviewPlaces.Inside), new("审查主体", $"{reviewer} · {o.ReviewerPost}{(o.Said.Firm.Length > 0 ? $" · {o.Said.Firm}" : "")}", Because: ReviewPlaces.Reviewers),
        new("审查方式", o.Said.IsSimplified ? "简化审查：没有改动的示范文本" : "逐项审查", Because: ReviewPlaces.Simplified),
        new("显失公平、明显不合理", Unreasonable(o.Said), Because: ReviewPlaces.Unreasonable), new("意见", o.Said.Text.Length > 0 ? o.Said.Text : "没有其他意见"), new("结论", ReviewWords.Of(o.Result), Because: ReviewPlaces.Form), new("日期", o.On.ToChinese()),
    ];

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/staff/contracts/reviews/{id:guid}/opinions/{place:int}/with-files", Download).Requires(Permissions.SeeReviews);

    /// <summary>The form as plain text and every supplement, in one archive; each look is recorded.</summary>
    [Article(Law.LuohuContracts, 46, 2), Requirement("LH-HT-046b")]
    private static async Task<IResult> Download(Guid id, int place, Reviews reviews, CityDirectory city, FileStore files, CommandRunner commands, CancellationToken ct)
    {
        if (await reviews.Shown(id, ct) is not { } review || review.Opinions.ElementAtOrDefault(place - 1) is not { } opinion) return Results.NotFound();
        using var kept = new MemoryStream();
        using (var archive = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var sheet = await archive.CreateEntry("合法性审查意见表.txt").OpenAsync(ct))
                await sheet.WriteAsync(Encoding.UTF8.GetBytes(Text(review, opinion, n => city.FindInstitution(n)?.Name ?? n)), ct);
            foreach (var (file, n) in opinion.Files.DistinctBy(f => f.Hash).Select((f, i) => (f, i + 1)))
            {
                if (!(await commands.Run(new ReadReviewFile(id, file.Hash), ct: ct)).IsDone) return Results.NotFound();
                await using var entry = await archive.CreateEntry($"补充资料{n}-{file.Name}").OpenAsync(ct);
                await using var content = await files.Open(file.Hash, ct);
                await content.CopyToAsync(entry, ct);
            }
        }

        return Results.File(kept.ToArray(), "application/zip", $"{review.Number}-{place}.zip");
    }

    private static string Text(LegalityReview review, ReviewOpinion opinion, Func<string, string> name) => string.Join('\n',
    [
        $"合法性审查意见表  {review.Number}", "", .. Rows(review, opinion, name(review.Institution), name(opinion.Institution)).Select(r => $"{r.Question}：{r.Answer}"), "",
        .. opinion.Said.Answers.Select(a => $"{a.Question}. {OpinionRules.Names[a.Question - 1]}：{ReviewWords.Of(a.Verdict)}{(a.Opinion.Length > 0 ? $"。{a.Opinion}" : "")}"),
        .. opinion.Said.Prohibited.Select(p => $"第三十九条第（{ChineseNumber.Format(p.Item)}）项 {OpinionRules.ProhibitedItems[p.Item]}：{(p.IsFound ? $"有。{p.Basis}" : "没有")}"), "",
    ]);

    private static string Unreasonable(OpinionDraft said) => !said.IsUnfair && said.Unreasonable.Count == 0 ? "没有"
        : string.Join("；", [.. said.IsUnfair ? ["显失公平"] : Array.Empty<string>(), .. said.Unreasonable.Select(s => OpinionRules.Signs[s - 1])]);
}
