using System.Text.Encodings.Web;
using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>Whether a described child qualifies, with what, and for how much: the answer of <c>./run aid assess FILE.json --json</c>.</summary>
internal sealed record AidAssessment(bool Eligible, IReadOnlyList<Finding> Findings)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Chinese as Chinese: a person reads it in a terminal, never a page
    };

    public IReadOnlyList<MaterialGroup> Materials { get; init; } = [];
    public IReadOnlyList<ServiceAssessment> Services { get; init; } = [];
    public long TotalInFen => Services.Sum(s => s.AmountInFen);

    /// <summary>Null where the input itself could not be read.</summary>
    public Rulebook? Rulebook { get; init; }
    public DateOnly AppliedOn { get; init; }

    /// <summary>Whether anything blocks, in the application or in a service: the exit code of the command.</summary>
    public bool Blocks => Findings.Concat(Services.SelectMany(s => s.Findings)).Any(f => f.Severity is Severity.Blocks);

    public static AidAssessment Run(string json, RulebookLibrary library)
    {
        var (input, invalid) = AssessmentInput.Read(json, library);
        if (input is null) return new AidAssessment(false, invalid);

        var (context, rulebook) = (input.Context, input.Context.Rulebook);
        var required = Rules.Materials.RequiredFor(context.Application.Place, context.Application.Applicant, library.City);
        IReadOnlyList<Finding> findings =
        [
            .. Eligibility.Check(context.Child, context.Application, library, context.AppliedOn),
            .. input.Materials is { } provided ? Rules.Materials.Missing(required, provided, context.AppliedOn) : [],
            .. input.Materials is { } seen ? Rules.Materials.OriginalsUnseen(required, seen) : [],
        ];
        var eligible = !findings.Any(f => f.Severity is Severity.Blocks);
        return new AidAssessment(eligible, findings)
        {
            Materials = required,
            // A child that does not qualify gets no sum, whatever the single services would come to.
            Services = eligible ? Amounts.Assess(input.Claims, context) : [],
            Rulebook = rulebook,
            AppliedOn = context.AppliedOn,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(new
    {
        Eligible,
        Findings = Findings.Select(Shown),
        Materials = Materials.Select(m => new
        {
            m.Id,
            AnyOf = m.AnyOf.Select(a => new { a.Id, a.Name }),
            m.OriginalRequired,
            Article = m.Citation.ToString(),
            Basis = Words.Of(m.Basis),
        }),
        Services = Services.Select(s => new
        {
            s.Service,
            s.Rows,
            AmountYuan = s.AmountInFen / 100m,
            s.AmountInFen,
            s.FamilyShareInFen,
            s.Arithmetic,
            Citations = s.Citations.Select(c => c.ToString()),
            Funding = s.Funding.Name(),
            PaidMonths = s.PaidMonths.Select(m => $"{m:yyyy-MM}"),
            Findings = s.Findings.Select(Shown),
        }),
        TotalInFen,
        Rulebook = Rulebook is null ? null : new
        {
            Document = $"{Law.ShanweiRehabilitationAid} {Rulebook.Document.Title}",
            Version = Rulebook.VersionOn(AppliedOn),
            Continuation = Rulebook.ContinuationOn(AppliedOn) is { } c ? new { c.Number, c.IssuedOn, c.From, c.Until, c.IsDemonstration } : null,
            LocalSettings = Rulebook.SettingsOn(AppliedOn).All.Where(s => s.IsLocal)
                .Select(s => new { s.Key, s.Label, Value = s.Text, Article = s.Citation.ToString(), s.DecidedBy }),
        },
    }, Readable);

    private static object Shown(Finding finding) => new
    {
        Severity = Words.Of(finding.Severity),
        finding.Code,
        finding.Message,
        Article = finding.Citation?.ToString(),
        finding.Where,
        finding.Remedy,
    };
}
