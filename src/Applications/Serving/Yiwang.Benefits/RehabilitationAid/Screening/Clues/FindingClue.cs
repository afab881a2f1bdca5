using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Screening.Clues;

/// <summary>第二十六条（十二）: the six who find, and nobody else.</summary>
internal enum FinderKind { VillageCommittee, PrimaryHealth, Charity, DisabilityCommissioner, SocialWorker, Volunteer }

/// <summary>How the family can be reached, sealed. Nothing of the child: no name, no number, no diagnosis.</summary>
internal sealed record ClueContact(string Name, string Phone);

/// <summary>What the finder tells.</summary>
/// <param name="Consents">Whether the family agreed to be contacted; null where it isn't said.</param>
internal sealed record ClueEntry(FinderKind? Finder, string Region, string Village, string ContactName, string ContactPhone, bool? Consents);

/// <summary>发现告知: a hint to the county's federation. Without the family's consent it holds where and that, and no contact.</summary>
internal sealed class FindingClue : Aggregate
{
    public const int LongestVillage = 60, LongestName = 60, LongestNote = 300;

    private FindingClue() { }

    public Guid Id { get; private init; }
    public FinderKind Finder { get; private init; }
    public string Region { get; private init; } = "";
    public string Village { get; private init; } = "";
    public bool Consents { get; private init; }

    /// <summary>Empty without consent.</summary>
    public ClueContact Contact { get; private init; } = new("", "");

    /// <summary>The account of the finder, who is told what came of it.</summary>
    public Guid From { get; private init; }
    public DateOnly GivenOn { get; private init; }
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];
    public DateOnly? ClosedOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"clue/{Id:N}";

    public string Number => $"FX-{Region}-{GivenOn:yyyyMMdd}-{Id.ToString("N")[^6..]}";

    public int DaysWaiting(DateOnly today) => today.DayNumber - GivenOn.DayNumber;

    /// <summary>Whatever was typed as a contact is dropped here where the family did not agree: it never reaches a table.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 12), Requirement("SW-KF-026o")]
    public static FindingClue Of(Guid id, ClueEntry entry, Guid from, DateOnly today)
    {
        var consents = entry.Consents == true;
        var clue = new FindingClue
        {
            Id = id, Finder = entry.Finder!.Value, Region = entry.Region, Village = entry.Village, Consents = consents,
            Contact = consents ? new(entry.ContactName, entry.ContactPhone) : new("", ""), From = from, GivenOn = today,
        };
        clue.Record(new ClueGiven(clue.Subject, clue.Number, clue.Finder.Name(), consents));
        return clue;
    }

    public Outcome Note(ContactResult result, string note, DateOnly today)
    {
        if (ClosedOn is not null) return Outcome.Refused("clue.closed", "这条线索已经办结。", ClueLaw.Place, remedy: "请刷新页面，看联系记录。");
        var findings = new List<Finding>();
        if (!Enum.IsDefined(result)) findings.Add(ClueRule.Refusal("result", "请选择联系的结果。", "从列表中选一项。"));
        if (note.Length > LongestNote) findings.Add(ClueRule.Refusal("note", $"说明不超过 {LongestNote} 字。", "请写要点。"));
        if (result is ContactResult.Declined && note.Length == 0) findings.Add(ClueRule.Refusal("note", "家里不需要的，请写明原因。", "例如：已在外地接受康复。"));
        if (findings.Count > 0) return Outcome.From(findings);
        Contacts = [.. Contacts, new(today, result, note)];
        if (result.Ends()) ClosedOn = today;
        Revision++;
        Record(new ClueContacted(Subject, Number, result.Name()));
        return Outcome.Done;
    }

    public void BeLookedAt(string postName) => Record(new ClueSeen(Subject, postName));
}

internal static class ClueRule
{
    /// <summary>The least: where, whom to reach, and whether the family agreed.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 12), Requirement("SW-KF-026o")]
    public static IEnumerable<Finding> Check(ClueEntry entry, bool isCounty, int givenToday, int mostADay)
    {
        if (entry.Finder is not { } finder || !Enum.IsDefined(finder)) yield return Refusal("finder", "请选择您是哪一类。", "村（居）委会、基层医疗卫生机构等六类，选一项。");
        if (!isCounty) yield return Refusal("region", "请选择孩子住在哪个县（市、区）。", "从列表中选。");
        if (entry.Village.Length is 0 or > FindingClue.LongestVillage) yield return Refusal("village", $"请填写所在的村（居）（{FindingClue.LongestVillage} 字以内）。", "写到村或社区，不写门牌。");
        if (entry.Consents is null) yield return Refusal("consent", "请选择家里是否同意残联联系。", "没有问过的，选没有同意。");
        if (entry.Consents is true)
        {
            if (entry.ContactName.Length is 0 or > FindingClue.LongestName) yield return Refusal("contact", $"请填写家里联系人的称呼（{FindingClue.LongestName} 字以内）。", "例如：林女士。不写孩子的名字。");
            if (entry.ContactPhone.Length > 20 || entry.ContactPhone.Count(char.IsAsciiDigit) is < 7 or > 16) yield return Refusal("phone", "请填写能联系到的电话。", "11 位手机号，或带区号的固定电话。");
        }

        if (givenToday >= mostADay) yield return Refusal("many", $"今天已经告知 {givenToday} 条，一天最多 {mostADay} 条。", "请明天再来，或者直接打电话给县级残联。");
    }

    public static Finding Refusal(string where, string message, string remedy) => Finding.Block($"clue.{where}", message, ClueLaw.Place, where, remedy);

    public static string Name(this FinderKind kind) => kind switch
    {
        FinderKind.VillageCommittee => "村（居）民委员会",
        FinderKind.PrimaryHealth => "基层医疗卫生机构",
        FinderKind.Charity => "公益慈善组织",
        FinderKind.DisabilityCommissioner => "残疾人专职委员",
        FinderKind.SocialWorker => "社会工作者",
        _ => "志愿服务人员",
    };
}
