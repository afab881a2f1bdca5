using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Benefits.RehabilitationAid.Institutions.Credit;
using Yiwang.Benefits.RehabilitationAid.Institutions.Reading;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>The public pages about institutions as JSON, and the receipts of the departments for machines.</summary>
internal static class InstitutionsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rehabilitation-institutions", List).Open("定点康复机构名单向社会公布");
        api.MapGet("/rehabilitation-institutions/{code}", One).Open("定点康复机构的登记和项目进展向社会公布");
        api.MapGet("/designation-rounds", Rounds).Open("定点认定的公告和结果向社会公布");
        api.MapGet("/designation-applications/{id:guid}", Application).Requires(Permissions.RunDesignation);
        api.MapGet("/credit-feedbacks", Feedbacks).Requires(Permissions.ReceiveCredit);
        api.MapPost("/credit-feedbacks/{id:guid}/receipt", (Guid id, ReceiptBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ReceiveFeedback(id, body.Receipt.Trim()), key, ct).ToHttp()).Requires(Permissions.ReceiveCredit);
    }

    private static async Task<IResult> List(DateOnly? on, string? serves, string? region, InstitutionRegister register, Offices offices, TimeProvider clock, CancellationToken ct)
    {
        var kind = serves is null ? null : Platform.Packs.Words.Find<Disability>(serves);
        if (serves is not null && kind is null) return Http.Refusal(StatusCodes.Status400BadRequest, Finding.Block("institutions.serves", "没有这个残疾类别。", where: "serves", remedy: $"可选：{string.Join("、", Platform.Packs.Words.Of<Disability>())}。"));
        var day = on ?? clock.Today();
        var listed = (await register.Listed(day, kind, ct)).Where(i => offices.IsOfCity(i.Region) && (region is null || i.Region == region));
        return Results.Ok(new
        {
            on = day,
            institutions = listed.Select(i => new { i.Code, i.Name, i.Region, i.Address, i.Phone, kind = Platform.Packs.Words.Of(i.Kind), serves = i.Serves.Select(s => Platform.Packs.Words.Of(s)), designatedOn = i.Terms.Last(t => t.From <= day).From }),
        });
    }

    private static async Task<IResult> One(string code, InstitutionRegister register, InstitutionReader reader, Caring.Quality.QualityReader quality, TimeProvider clock, CancellationToken ct) => await register.Of(code, ct) is not { } found
        ? await Task.FromResult(Outcome.NotFound).ToHttp()
        : Results.Ok(new
        {
            found.Code, found.Name, found.Region, found.Address, found.Phone, found.CreditCode, kind = Platform.Packs.Words.Of(found.Kind), serves = found.Serves.Select(s => Platform.Packs.Words.Of(s)), designated = found.IsDesignatedOn(clock.Today()), found.StoppedOn, found.Capacity,
            registration = found.IsCommercial ? new { state = found.CommercialState is { } s ? Platform.Packs.Words.Of(s) : null, knownOn = found.StateKnownOn, silentSince = found.SilentSince } : null,
            terms = found.Terms.Select(t => new { t.From, t.Until, level = Platform.Packs.Words.Of(t.Level), t.Ground }),
            quality = Shown((await quality.Of(found, ct)).Public),
            progress = (await reader.ProgressOf(code, ct)).Select(p => new { p.From, p.To, p.Persons, p.Months, p.AmountInFen, p.Note, p.PublishedOn }),
        });

    private static object Shown(Caring.Quality.InstitutionQuality q) => new { q.Year, satisfactionPercent = q.Satisfaction, effectivePercent = q.Effective, satisfactionLeast = q.Line.SatisfactionLeast, effectiveLeast = q.Line.EffectiveLeast, smallest = q.Line.Smallest };

    private static async Task<IResult> Rounds(InstitutionReader reader, CancellationToken ct)
    {
        var rounds = new List<object>();
        foreach (var r in await reader.Rounds(ct))
            rounds.Add(new { r.Id, r.Title, r.Federation, level = Platform.Packs.Words.Of(r.Level), r.Standards, r.AnnouncedOn, r.ApplyUntil, r.Places, r.PublishedOn, result = (await reader.Result(r, ct)).Select(a => new { a.Institution, designated = a.State is Designating.DesignationState.Designated, a.Score, a.Reason }) });
        return Results.Ok(rounds);
    }

    private static async Task<IResult> Application(Guid id, InstitutionReader reader, Designating.Qualification qualification, CancellationToken ct) => await reader.Application(id, ct) is not { } one
        ? await Task.FromResult(Outcome.NotFound).ToHttp()
        : Results.Ok(new
        {
            one.Id, one.Institution, one.RoundId, state = Platform.Packs.Words.Of(one.State), one.SubmittedOn, one.Score,
            checklist = one.Checklist.Select(a => new { a.Item, a.Meets, a.Note, evidence = a.File?.Name, a.On }),
            sources = one.Sources.Select(s => new { s.Source, answer = Platform.Packs.Words.Of(s.Answer), s.AskedOn, s.Entries }),
            standing = (await qualification.Check(one, ct)).Select(f => new { f.Code, f.Message, f.Where, place = f.Citation?.Place, f.Remedy }),
        });

    private static async Task<IResult> Feedbacks(CreditBook book, CurrentUser user, CancellationToken ct) => Results.Ok((await book.SentTo(user.Institution, ct)).Select(s => new
    {
        s.Feedback.Id, about = Platform.Packs.Words.Of(s.Record.About), @object = s.Record.Object, kind = Platform.Packs.Words.Of(s.Record.Kind), s.Record.Conduct, s.Record.Basis, s.Record.On, s.Feedback.SentOn, s.Feedback.LastSentOn, s.Feedback.Times, s.Feedback.ReceiptedOn, s.Feedback.Receipt,
    }));

    private sealed record ReceiptBody(string Receipt);
}
