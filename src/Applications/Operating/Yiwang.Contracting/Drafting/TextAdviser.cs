using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Yiwang.Contracting.Drafting.Rules;
using Yiwang.Contracting.Public;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Web;

namespace Yiwang.Contracting.Drafting;

/// <summary>
/// A language model of another house that a city may plug in (decision 0024); off while no address is configured. It is sent a text and what it is asked, and may
/// answer with questions to the reviewer, each with its place; never with a verdict.
/// </summary>
internal sealed class TextAdviser(IConfiguration configuration, HttpClient http, ILogger<TextAdviser> log)
{
    public const string Setting = "ContractAdviser";

    // A model reads for as long as a person is willing to look at a page that loads.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int LongestAnswer = 256 * 1024, MostQuestions = 50, LongestQuestion = 300;

    // What the regulation leaves to judgement, or asks of a text: chapter three, and the ten questions of the review.
    private const int FirstArticle = 26, LastArticle = 45;

    /// <summary>Takes no longer answer than it can need.</summary>
    public static HttpClient Client()
    {
        var client = OutsideService.Client(Patience);
        client.MaxResponseContentBufferSize = LongestAnswer;
        return client;
    }

    /// <summary>Whom a text would be sent to; null while nobody is configured.</summary>
    public string? Host => OutsideService.AddressOf(configuration, Setting)?.Host;

    /// <returns>Null where no answer came that could be understood.</returns>
    [Article(Law.LuohuContracts, 45, 1)]
    public async Task<IReadOnlyList<TextFinding>?> Ask(ContractReading reading, CancellationToken ct)
    {
        if (OutsideService.AddressOf(configuration, Setting) is not { } address) return null;
        try
        {
            using var answer = await http.PostAsJsonAsync(address, new Request("罗府规〔2018〕6号", [FirstArticle, LastArticle], reading.Text), ct);
            if (!answer.IsSuccessStatusCode)
            {
                log.LogWarning("The contract adviser answered {Status}.", (int)answer.StatusCode);
                return null;
            }

            return await answer.Content.ReadFromJsonAsync<Answer>(ct) is { Questions: { } questions } ? [.. questions.OfType<Question>().Where(q => Holds(q, reading)).Take(MostQuestions).Select(Finding)] : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or NotSupportedException || fault is OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning(fault, "The contract adviser gave no answer.");
            return null;
        }
    }

    // What points nowhere, or to no article that a text is read by, is not shown.
    private static bool Holds(Question q, ContractReading reading) =>
        q is { Article: >= FirstArticle and <= LastArticle, Paragraph: >= 0, Item: >= 0, Start: >= 0 } && q.End > q.Start && q.End <= reading.Text.Length && q.Text?.Trim().Length is > 0 and <= LongestQuestion;

    private static TextFinding Finding(Question q) => Places.Of(q.Article, q.Paragraph, q.Item).Asks(new Span(q.Start, q.End), q.Text!.Trim()) with { IsAdvice = true };

    private sealed record Request(string Law, int[] Articles, string Text);

    private sealed record Answer(IReadOnlyList<Question?>? Questions);

    private sealed record Question(int Article, int Paragraph, int Item, int Start, int End, string? Text);
}

/// <summary>Before a text leaves the house: who sent it, and which.</summary>
[Requires(Permissions.CheckTexts)]
internal sealed record SendTextOut(string Digest, string To) : ICommand;

internal sealed class SendTextOutHandler(LooseFacts facts, CurrentUser user) : IHandle<SendTextOut>
{
    public Task<Outcome> Handle(SendTextOut command, CancellationToken ct)
    {
        facts.Record(new TextSentOut(user.Institution, command.Digest, command.To));
        return Task.FromResult(Outcome.Done);
    }
}

/// <summary>Adds what the adviser asks to what the rules found, for whoever wants it.</summary>
internal sealed class AdvisedCheck(LocalTextCheck check, TextAdviser adviser, CommandRunner commands)
{
    public string? Adviser => adviser.Host;

    public async Task<(TextVerdict Verdict, Finding? Problem)> Check(Texts.ContractText text, bool asksAdviser, CancellationToken ct)
    {
        var verdict = check.Check(text);
        if (!asksAdviser) return (verdict, null);
        if (Adviser is not { } host) return (verdict, Finding.Warn("contract-text.no-adviser", "没有接入语言模型，只按规则检查。", remedy: "要接入的，请联系运行维护单位。"));
        var sent = await commands.Run(new SendTextOut(Reviewing.WordingDigest.Of(text), host), ct: ct);
        if (!sent.IsDone) return (verdict, sent.Findings is [var why, ..] ? why : null);
        return await adviser.Ask(verdict.Reading, ct) is { } questions
            ? (verdict with { Findings = [.. verdict.Findings.Concat(questions).OrderBy(f => f.At.Start).ThenBy(f => f.IsAdvice)] }, null)
            : (verdict, Finding.Warn("contract-text.adviser-silent", "语言模型没有答复，下面只有规则查到的。", remedy: "可以过一会儿再问。"));
    }
}
