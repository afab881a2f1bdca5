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

    /// <summary>What a form may ask for by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["意见表编号", "审查层级", "合同名称", "承办部门", "对方当事人", "标的", "审查的文本", "审查主体", "审查方式", "十项审查", "禁止内容", "显失公平、明显不合理", "意见", "结论", "日期", "补充资料"];

    /// <summary>What no form may leave out.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["合同名称", "审查主体", "十项审查", "结论", "日期"];

    /// <summary>Where a region has set none of its own. Its rows follow 第四十四条; the document's annex isn't published with it.</summary>
    public static string Usual { get; } = $"合法性审查意见表　{{{{意见表编号}}}}\n\n{string.Join('\n', Names.Skip(1).Where(n => n is not ("十项审查" or "禁止内容" or "补充资料" or "意见" or "结论" or "日期")).Select(n => $"{n}：{{{{{n}}}}}"))}\n\n十项审查\n{{{{十项审查}}}}\n\n不得含有的内容\n{{{{禁止内容}}}}\n\n意见：{{{{意见}}}}\n补充资料：{{{{补充资料}}}}\n结论：{{{{结论}}}}\n日期：{{{{日期}}}}\n";

    [Article(Law.LuohuContracts, 46, 1), Article(Law.LuohuContracts, 44), Requirement("LH-HT-046a")]
    public static IReadOnlyDictionary<string, string> Values(LegalityReview r, ReviewOpinion o, Func<string, string> name) => new Dictionary<string, string>(
        Rows(r, o, name(r.Institution), name(o.Institution)).Select(row => KeyValuePair.Create(row.Question, row.Answer ?? "")))
    {
        ["意见表编号"] = $"{r.Number}-{r.Opinions.TakeWhile(x => x != o).Count() + 1}", ["审查层级"] = ReviewWords.Of(o.Level),
        ["十项审查"] = string.Join('\n', o.Said.Answers.Select(a => $"{a.Question}. {OpinionRules.Names[a.Question - 1]}：{ReviewWords.Of(a.Verdict)}{(a.Opinion.Length > 0 ? $"。{a.Opinion}" : "")}")),
        ["禁止内容"] = string.Join('\n', o.Said.Prohibited.Select(p => $"第三十九条第（{ChineseNumber.Format(p.Item)}）项 {OpinionRules.ProhibitedItems[p.Item]}：{(p.IsFound ? $"有。{p.Basis}" : "没有")}")),
        ["补充资料"] = o.Files.Count == 0 ? "没有" : string.Join("、", o.Files.Select(f => f.Name)),
    };

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
            {
                if (opinion.Sheet is null) await sheet.WriteAsync(Encoding.UTF8.GetBytes(OpinionTemplate.Fill(Usual, Values(review, opinion, n => city.FindInstitution(n)?.Name ?? n))), ct);
                else await CopyTo(sheet, files, opinion.Sheet.Hash, ct);
            }

            foreach (var (file, n) in opinion.Files.DistinctBy(f => f.Hash).Select((f, i) => (f, i + 1)))
            {
                if (!(await commands.Run(new ReadReviewFile(id, file.Hash), ct: ct)).IsDone) return Results.NotFound();
                await using var entry = await archive.CreateEntry($"补充资料{n}-{file.Name}").OpenAsync(ct);
                await CopyTo(entry, files, file.Hash, ct);
            }
        }

        return Results.File(kept.ToArray(), "application/zip", $"{review.Number}-{place}.zip");
    }

    private static async Task CopyTo(Stream entry, FileStore files, string hash, CancellationToken ct)
    {
        await using var content = await files.Open(hash, ct);
        await content.CopyToAsync(entry, ct);
    }

    private static string Unreasonable(OpinionDraft said) => !said.IsUnfair && said.Unreasonable.Count == 0 ? "没有"
        : string.Join("；", [.. said.IsUnfair ? ["显失公平"] : Array.Empty<string>(), .. said.Unreasonable.Select(s => OpinionRules.Signs[s - 1])]);
}
