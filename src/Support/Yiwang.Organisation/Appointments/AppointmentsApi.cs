using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Organisation.Appointments;

/// <summary>The JSON twins of the desks: <c>/api/appointments</c> and what is asked of the register.</summary>
internal static class AppointmentsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var register = api.MapGroup("/appointments");
        register.MapGet("", async (string? kind, string? unit, Guid? before, EntryList entries, CancellationToken ct) =>
        {
            var page = await entries.Newest(AppointmentWords.Find(kind ?? ""), unit is { Length: <= 100 } ? unit : "", before, ct);
            return Results.Ok(new { items = page.Entries.Select(Json), before = page.Next });
        }).Requires(Permissions.SeeAppointments);
        register.MapGet("/in-office", async (DateOnly? day, string? unit, TenureList tenures, TimeProvider clock, CancellationToken ct) =>
            await tenures.On(day ?? clock.Today(), unit is { Length: <= 100 } ? unit : "", ct)).Requires(Permissions.SeeAppointments);
        register.MapGet("/vacancies", async (TenureList tenures, TimeProvider clock, CancellationToken ct) => await tenures.Vacancies(clock.Today(), ct)).Requires(Permissions.SeeVacancies);
        register.MapGet("/notice", async (DateOnly from, DateOnly to, EntryList entries, CityDirectory city, CancellationToken ct) =>
        {
            var notice = await entries.NoticeOf(city.CityName + "人民政府", from, to, ct);
            return new { notice.Title, notice.Begun, notice.Ended };
        }).Requires(Permissions.Register);
        register.MapGet("/{id:guid}", async (Guid id, EntryList entries, CancellationToken ct) => await entries.Find(id, ct) is { } entry
            ? Results.Ok(Json(entry)) : Results.Problem(statusCode: 404, title: "没有这条登记。", detail: "编号见 /api/appointments。")).Requires(Permissions.SeeAppointments);

        register.MapPost("", (SheetBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RegisterAppointments(new(body.Number, body.On, body.PeriodFrom, body.PeriodTo), [.. body.Lines.Select((l, i) => l.ToLine(i))]), key, ct).ToHttp()).Requires(Permissions.Register);
        register.MapPost("/{id:guid}/withdrawal", (Guid id, BecauseBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new WithdrawAppointment(id, body.Because), key, ct).ToHttp()).Requires(Permissions.Register);
        register.MapPost("/publication", (PublicationBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new PublishAppointments(body.From, body.To, body.Gazette), key, ct).ToHttp()).Requires(Permissions.Register);
    }

    private static object Json(ListedEntry e) => new
    {
        e.Id, kind = AppointmentWords.Of(e.Kind), e.People, e.Headcount, e.Unit, e.Duty, e.When, e.Number, e.Marks, e.Unmatched, e.Gazette, e.WithdrawnBecause,
    };

    private sealed record BecauseBody(string Because);
    private sealed record PublicationBody(DateOnly From, DateOnly To, string Gazette);
    private sealed record SheetBody(IReadOnlyList<LineBody> Lines, string? Number = null, DateOnly? On = null, DateOnly? PeriodFrom = null, DateOnly? PeriodTo = null);

    private sealed record PersonBody(string Name, string? StaffNumber = null, Guid? Known = null);

    private sealed record LineBody(string Kind, IReadOnlyList<PersonBody> People, string Unit, string Duty)
    {
        public string? Post { get; init; }
        public int ProbationYears { get; init; }
        public bool EndsFormer { get; init; }
        public DateOnly? TermFrom { get; init; }
        public DateOnly? TermTo { get; init; }

        public AppointmentLine ToLine(int index) => new(AppointmentWords.Find(Kind ?? ""), [.. (People ?? []).Select(p => new PersonMark(p.Name ?? "", p.StaffNumber, p.Known))], Unit ?? "", Duty ?? "")
        {
            At = $"lines[{index}].", Post = Post, ProbationYears = ProbationYears, EndsFormer = EndsFormer, TermFrom = TermFrom, TermTo = TermTo,
        };
    }
}
