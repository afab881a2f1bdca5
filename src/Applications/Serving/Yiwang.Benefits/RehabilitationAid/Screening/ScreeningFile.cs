using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Screening;

/// <summary>Who the child is, sealed. The number is the citizen's, or that of the birth certificate while there is none.</summary>
internal sealed record ScreenedChild(string Name, string Number, DateOnly BornOn, string GuardianName, string GuardianPhone);

/// <summary>One screening.</summary>
/// <param name="By">Code of the medical institution.</param>
internal sealed record ScreeningEntry(DateOnly On, string By, bool IsPositive, Disability? Suspected, bool NeedsRehabilitation);

/// <summary>第九条: one file for one child, whoever screens; found by the keyed index of the number.</summary>
internal sealed class ScreeningFile : Aggregate
{
    private ScreeningFile() { }

    public Guid Id { get; private init; }
    public string ChildIndex { get; private init; } = "";

    /// <summary>County of the household.</summary>
    public string Region { get; private init; } = "";

    /// <summary>镇（街道） of the household, by name within the county; empty while nobody has entered it.</summary>
    public string Town { get; private set; } = "";

    public ScreenedChild Child { get; private init; } = null!;

    /// <summary>What was found, sealed with the rest: it is medical.</summary>
    public IReadOnlyList<ScreeningEntry> Entries { get; private set; } = [];

    /// <summary>Found positive and in need; what the base number counts.</summary>
    public bool HasNeed { get; private set; }

    public int Revision { get; private set; }

    public string Subject => SubjectOf(Id);

    public static string SubjectOf(Guid id) => $"screening/{id:N}";

    public static ScreeningFile Open(string childIndex, string region, ScreenedChild child) =>
        new() { Id = Guid.CreateVersion7(), ChildIndex = childIndex, Region = region, Child = child };

    public void Add(ScreeningEntry entry, string town = "")
    {
        if (town.Length > 0) Town = town;
        Entries = [.. Entries, entry];
        HasNeed = Entries[^1] is { IsPositive: true, NeedsRehabilitation: true };
        Revision++;
        Record(new ChildScreened(Subject, HasNeed));
    }

    public void BeLookedAt(string postName) => Record(new ScreeningSeen(Subject, postName) { Whose = new(null, ChildIndex) });
}

internal enum ContactResult { Reached, NotReached, WillApply, Declined }

internal static class ContactWords
{
    public static string Name(this ContactResult result) => result switch
    {
        ContactResult.Reached => "联系上了，家里在考虑",
        ContactResult.NotReached => "没有联系上",
        ContactResult.WillApply => "已指导申请救助",
        _ => "家里不需要",
    };

    /// <summary>Whether the county has done what it owes.</summary>
    public static bool Ends(this ContactResult result) => result is ContactResult.WillApply or ContactResult.Declined;
}

internal sealed record Contact(DateOnly On, ContactResult Result, string Note);

/// <summary>转介单: a medical institution hands a child in need to the federation of the household's county, with the guardian's consent.</summary>
internal sealed class Referral : Aggregate
{
    private const int LongestNote = 300;

    private Referral() { }

    public Guid Id { get; private init; }
    public Guid FileId { get; private init; }
    public string Region { get; private init; } = "";
    public string From { get; private init; } = "";
    public DateOnly OpenedOn { get; private init; }
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];
    public DateOnly? ClosedOn { get; private set; }

    public string Subject => ScreeningFile.SubjectOf(FileId);

    public string WorkSubject => $"referral/{Id:N}";

    public string Number => $"ZJ-{Region}-{OpenedOn:yyyyMMdd}-{Id.ToString("N")[^6..]}";

    public bool IsContacted => Contacts.Any(c => c.Result is not ContactResult.NotReached);

    public int DaysWaiting(DateOnly today) => today.DayNumber - OpenedOn.DayNumber;

    public static Referral Of(ScreeningFile file, string from, DateOnly today)
    {
        var referral = new Referral { Id = Guid.CreateVersion7(), FileId = file.Id, Region = file.Region, From = from, OpenedOn = today };
        referral.Record(new ChildReferred(file.Subject, referral.Number));
        return referral;
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 7), Requirement("SW-KF-026i")]
    public Outcome Note(ContactResult result, string note, DateOnly today)
    {
        if (ClosedOn is not null) return Outcome.Refused("referral.closed", "这张转介单已经办结。", Articles.Referrals, remedy: "请刷新页面，看联系记录。");
        var findings = new List<Finding>();
        if (!Enum.IsDefined(result)) findings.Add(Finding.Block("referral.result", "请选择联系的结果。", Articles.Referrals, "result", "从列表中选一项。"));
        if (note.Length > LongestNote) findings.Add(Finding.Block("referral.note", $"说明不超过 {LongestNote} 字。", Articles.Referrals, "note", "请写要点。"));
        if (result is ContactResult.Declined && note.Trim().Length == 0) findings.Add(Finding.Block("referral.why", "家里不需要的，请写明原因。", Articles.Referrals, "note", "例如：已在外地接受康复。"));
        if (findings.Count > 0) return Outcome.From(findings);
        Contacts = [.. Contacts, new(today, result, note.Trim())];
        if (result.Ends()) ClosedOn = today;
        Record(new ReferralContacted(Subject, Number, result.Name()));
        return Outcome.Done;
    }
}
