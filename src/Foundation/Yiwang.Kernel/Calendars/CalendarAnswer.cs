using System.Diagnostics.CodeAnalysis;

namespace Yiwang.Kernel;

/// <summary>
/// What a calendar answers: a value, or the finding <c>calendar.year-missing</c> naming the year that has no official calendar.
/// Never a guess.
/// </summary>
public readonly record struct CalendarAnswer<T> where T : struct
{
    private CalendarAnswer(T? value, Finding? finding) => (Value, Finding) = (value, finding);

    /// <summary>Null exactly when there is a finding.</summary>
    public T? Value { get; }

    public Finding? Finding { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Finding))]
    public bool IsKnown => Value.HasValue;

    /// <summary>The value; throws when there is none, so only for callers that know the years.</summary>
    public T Known => Value ?? throw new InvalidOperationException(Finding?.Message ?? "The answer was never given.");

    public static implicit operator CalendarAnswer<T>(T value) => new(value, null);

    public static implicit operator CalendarAnswer<T>(Finding finding) => new(null, finding);
}
