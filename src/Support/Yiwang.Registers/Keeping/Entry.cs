using Yiwang.Kernel;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Keeping;

/// <summary>
/// One entry. It is never changed: what became different is a later entry with the same key, what was a mistake is struck out,
/// and what ended says when. So a register can be read as it stood on any day.
/// </summary>
internal sealed class Entry : Aggregate
{
    public const int LongestReason = 200;

    private Entry() { }

    public Guid Id { get; private init; }
    public string Register { get; private init; } = "";
    public string Region { get; private init; } = "";

    /// <summary>Code of the institution that it belongs to; empty unless the register's scope says so.</summary>
    public string Institution { get; private init; } = "";

    /// <summary>What it is about, as people read it; a person stands in it by the index of the number.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The index of the citizen's number; empty where the register holds no people.</summary>
    public string Person { get; private init; } = "";

    public DateOnly From { get; private init; }
    public DateOnly? Until { get; private set; }

    public IReadOnlyDictionary<string, string> Values { get; private init; } = new Dictionary<string, string>();

    /// <summary>The personal fields, sealed.</summary>
    public IReadOnlyDictionary<string, string> Personal { get; private init; } = new Dictionary<string, string>();

    public string RecordedBy { get; private init; } = "";
    public DateTimeOffset RecordedAt { get; private init; }
    public DateTimeOffset? StruckAt { get; private set; }
    public string StruckBecause { get; private set; } = "";
    public int Revision { get; private set; }

    public string Subject => $"register-entry/{Id:N}";

    public RegisteredEntry Seen => new(Id, Register, Region, Institution, Key, Person, From, Until, Values);

    public static Entry Of(EntryDraft draft, string recordedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(), Register = draft.Register.Code, Region = draft.Region, Institution = draft.Institution, Key = draft.Key, Person = draft.Person,
        From = draft.From, Until = draft.Until, Values = draft.Values, Personal = draft.Personal, RecordedBy = recordedBy, RecordedAt = now,
    };

    public void Announce(RegisterDefinition register) =>
        Record(new EntryRecorded(Subject, Id, Register, register.Name, Region, Institution, From, register.Under));

    public void AnnounceImport(RegisterDefinition register, int rows, int recorded) =>
        Record(new EntriesImported(Subject, Register, register.Name, Region, Institution, rows, recorded, register.Under));

    /// <summary>The last day on which it counts.</summary>
    public Outcome End(RegisterDefinition register, DateOnly on)
    {
        if (StruckAt is not null) return Gone(register);
        if (on < From) return Outcome.Refused("registers.until", $"最后一天不能早于开始的 {From:yyyy-MM-dd}。", register.Under, "until", "登记错了的，请划去这一条。");
        Until = on;
        Revision++;
        Record(new EntryEnded(Subject, Id, Register, register.Name, on, register.Under));
        return Outcome.Done;
    }

    public Outcome Strike(RegisterDefinition register, string reason, DateTimeOffset now)
    {
        if (StruckAt is not null) return Gone(register);
        if (reason.Trim().Length is 0 or > LongestReason)
            return Outcome.Refused("registers.reason", $"请写明为什么划去，不超过 {LongestReason} 字。", register.Under, "reason", "例如：金额抄错了，已按正确的另登一条。不要写姓名和号码。");
        (StruckAt, StruckBecause) = (now, reason.Trim());
        Revision++;
        Record(new EntryStruck(Subject, Id, Register, register.Name, StruckBecause, register.Under));
        return Outcome.Done;
    }

    private static Outcome Gone(RegisterDefinition register) =>
        Outcome.Refused("registers.struck", "这一条已经划去。", register.Under, remedy: "请刷新页面；要恢复的，另登一条。");
}

/// <summary>A row whose fields were read and are in form.</summary>
internal sealed record EntryDraft(
    RegisterDefinition Register, string Region, string Institution, string Key, string Person, DateOnly From, DateOnly? Until,
    IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Personal)
{
    /// <summary>As the rules of modules see it, before it has an id.</summary>
    public RegisteredEntry Seen => new(Guid.Empty, Register.Code, Region, Institution, Key, Person, From, Until, Values);

    /// <summary>Taking in the same file twice changes nothing.</summary>
    public bool SaysTheSameAs(Entry earlier) => earlier.Until == Until && Same(Values, earlier.Values) && Same(Personal, earlier.Personal);

    private static bool Same(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var other) && other == p.Value);
}
