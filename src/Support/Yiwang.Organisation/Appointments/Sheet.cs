namespace Yiwang.Organisation.Appointments;

/// <summary>What the entries of one sheet have in common.</summary>
/// <param name="Number">文号, where there is one; none is made up.</param>
internal sealed record SheetHead(string? Number, DateOnly? On, DateOnly? PeriodFrom, DateOnly? PeriodTo)
{
    /// <summary>The day, or the period that the notice tells; null where neither is said.</summary>
    public (DateOnly From, DateOnly To)? Period => On is { } day ? (day, day) : PeriodFrom is { } from && PeriodTo is { } to ? (from, to) : null;

    public DateOnly Day => Period!.Value.To;
}

/// <summary>Somebody of a sheet: by staff number where he has an account, by register id, else by the name of the notice.</summary>
internal sealed record PersonMark(string Name, string? StaffNumber = null, Guid? Known = null);

/// <summary>One line of a sheet, as typed.</summary>
/// <param name="Post">The post of the pack that the duty gives on the platform; null where it gives none.</param>
internal sealed record AppointmentLine(AppointmentKind? Kind, IReadOnlyList<PersonMark> People, string Unit, string Duty)
{
    public const int Longest = 200;

    public string? Post { get; init; }
    public string? Number { get; init; }
    public int ProbationYears { get; init; }
    public bool EndsFormer { get; init; }
    public DateOnly? TermFrom { get; init; }
    public DateOnly? TermTo { get; init; }

    /// <summary>What findings call the line: the prefix of its inputs, or the row of a file.</summary>
    public string At { get; init; } = "";

    /// <summary>The row of a file; 0 for a form.</summary>
    public int Row { get; init; }
}
