namespace Yiwang.Contracting.CheckUps;

/// <summary>体检: one pass over all filed contracts of a region, part by part. It goes on where it stopped, whichever node runs it.</summary>
internal sealed class CheckUpRun
{
    private CheckUpRun() { }

    public Guid Id { get; private init; }
    public string Region { get; private init; } = "";

    /// <summary>Begun by a person instead of the calendar.</summary>
    public bool IsAsked { get; private init; }
    public DateOnly StartedOn { get; private init; }
    public DateOnly? FinishedOn { get; private set; }

    /// <summary>The last contract that was looked at; the next part begins behind it.</summary>
    public Guid After { get; private set; }
    public int Checked { get; private set; }
    public int Found { get; private set; }
    public int Resolved { get; private set; }
    public int Revision { get; private set; }

    public static CheckUpRun Begin(string region, bool isAsked, DateOnly today) => new() { Id = Guid.CreateVersion7(), Region = region, IsAsked = isAsked, StartedOn = today };

    public void Count(int found, int resolved) => (Found, Resolved) = (Found + found, Resolved + resolved);

    public void Went(int contracts, Guid last) => (Checked, After, Revision) = (Checked + contracts, last, Revision + 1);

    public void Finish(DateOnly today) => (FinishedOn, Revision) = (today, Revision + 1);
}

/// <summary>Of which file and which data a contract's signed text was last compared, so that it is read again only when one of them changed.</summary>
internal sealed class ComparedText
{
    public required Guid ContractId { get; init; }

    /// <summary>SM3 over the file's hash and the data that it was compared with.</summary>
    public required string Compared { get; set; }
    public required DateOnly ComparedOn { get; set; }
}
