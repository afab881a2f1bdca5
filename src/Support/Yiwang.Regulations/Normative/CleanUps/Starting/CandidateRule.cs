using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.CleanUps.Starting;

/// <summary>One document to be looked through.</summary>
/// <param name="Why">What is unsure about it; empty where the scope names it for certain.</param>
internal sealed record Candidate(DocumentLife Life, string Why);

/// <summary>Which registered documents a scope names: of these bodies, issued between the two days, and not ended.</summary>
internal static class CandidateRule
{
    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-001")]
    public static IReadOnlyList<Candidate> Of(LifeBook book, IssuingArea area, CleanUpScope scope) =>
    [
        .. from life in book.All
           where life.Area == scope.Area && life.EndOn(scope.CutOff) is null
           let number = DocumentNumber.TryParse(life.Number, out var parsed, out _) ? parsed : null
           where number is not null && scope.Issuers.Contains(number.Issuer)
           let why = InWindow(life, scope)
           where why is not null
           orderby PlaceOf(life, area)
           select new Candidate(life, why),
    ];

    /// <summary>As a published list goes: by year, body, number.</summary>
    public static (int Year, int Issuer, int Sequence) PlaceOf(DocumentLife life, IssuingArea area) => DocumentNumber.TryParse(life.Number, out var number, out _)
        ? (number.Year, area.Issuers.TakeWhile(i => i.Code != number.Issuer).Count(), number.Sequence) : (life.Year, int.MaxValue, 0);

    // Of a document whose day isn't known nothing is left out that may belong: the officer is told and decides.
    private static string? InWindow(DocumentLife life, CleanUpScope scope)
    {
        if (life.IssuedOn is { } on) return scope.From <= on && on <= scope.CutOff ? "" : null;
        if (life.Year < scope.From.Year || life.Year > scope.CutOff.Year) return null;
        return life.Year > scope.From.Year && life.Year < scope.CutOff.Year ? "" : $"没有登记成文日期，只知道是 {life.Year} 年的文号，请核对是否在清理的期间内。";
    }
}
