using System.Globalization;

namespace Yiwang.Organisation.Appointments;

/// <summary>A line of the form as it was sent.</summary>
internal static class TypedLine
{
    private static readonly string[] Needed = ["kind", "people", "unit", "duty"];
    private static readonly char[] Between = ['、', '，', ',', ';', '；'];

    /// <param name="person">Whom the whole sheet is about; null where each line names its own.</param>
    /// <returns>Null where nothing was written into it.</returns>
    public static AppointmentLine? Read(string prefix, Func<string, string?> typed, Guid? person)
    {
        string Of(string field) => (typed(prefix + field) ?? "").Trim();
        if (Needed.All(f => Of(f).Length == 0)) return null;

        var (names, staff) = (Split(Of("people")), Split(Of("staff")));
        PersonMark[] people = person is { } known ? [new("", null, known)]
            : [.. Enumerable.Range(0, Math.Max(names.Length, staff.Length)).Select(i => new PersonMark(names.ElementAtOrDefault(i) ?? "", staff.ElementAtOrDefault(i)))];
        return new(AppointmentWords.Find(Of("kind")), people, Of("unit"), Of("duty"))
        {
            At = prefix, Post = Of("post") is { Length: > 0 } post ? post : null, EndsFormer = Of("endsFormer").Length > 0,
            ProbationYears = Of("probation") is not { Length: > 0 } years ? 0 : int.TryParse(years, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1,
            TermFrom = Design.DateText.Find(Of("termFrom")), TermTo = Design.DateText.Find(Of("termTo")),
        };
    }

    private static string[] Split(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
