using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Credit;

/// <summary>第二十六条（八）: the three of whom a credit file is kept.</summary>
internal enum CreditSubject { Institution, Professional, Family }

/// <summary>诚信评价, or 失信行为.</summary>
internal enum CreditKind { Evaluation, Dishonesty }

/// <summary>One line of a credit file.</summary>
internal sealed class CreditRecord : Aggregate
{
    private CreditRecord() { }

    public Guid Id { get; private init; }
    public CreditSubject About { get; private init; }

    /// <summary>Code of the institution, id of the professional, or id of the family's case.</summary>
    public string Ref { get; private init; } = "";

    /// <summary>Who it is, as the receiving department reads it; of a family only a masked name and the case.</summary>
    public string Object { get; private init; } = "";
    public CreditKind Kind { get; private init; }
    public string Conduct { get; private init; } = "";
    public string Basis { get; private init; } = "";
    public DateOnly On { get; private init; }
    public DateOnly RecordedOn { get; private init; }
    public string Federation { get; private init; } = "";
    public string Region { get; private init; } = "";

    public static CreditRecord Of(RecordCredit command, string who, (string Code, string Region) federation, DateOnly today)
    {
        var record = new CreditRecord
        {
            Id = command.Id, About = command.About, Ref = command.Ref, Object = who, Kind = command.Kind!.Value, Conduct = command.Conduct, Basis = command.Basis, On = command.On!.Value, RecordedOn = today,
            Federation = federation.Code, Region = federation.Region,
        };
        record.Record(new CreditRecorded($"credit/{record.Id}", record.Id, record.About.ToString()));
        return record;
    }
}

/// <summary>反馈件 of one record to one department, until it signs for it.</summary>
internal sealed class CreditFeedback : Aggregate
{
    private CreditFeedback() { }

    public Guid Id { get; private init; }
    public Guid RecordId { get; private init; }
    public Duty Duty { get; private init; }
    public string Institution { get; private init; } = "";
    public string Post { get; private init; } = "";
    public DateOnly SentOn { get; private init; }
    public DateOnly LastSentOn { get; private set; }
    public int Times { get; private set; }
    public DateOnly? ReceiptedOn { get; private set; }
    public string Receipt { get; private set; } = "";

    public string Subject => $"credit-feedback/{Id}";

    /// <summary>Made with the record itself, so that none is forgotten.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Requirement("SW-KF-026b")]
    public static IReadOnlyList<CreditFeedback> For(CreditRecord record, IEnumerable<Department> departments, DateOnly today) => [.. departments.Select(d => Send(record, d, today))];

    /// <summary>Without a receipt for so many days it is sent once more.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Requirement("SW-KF-026b")]
    public bool IsOverdueOn(DateOnly day, int days) => ReceiptedOn is null && LastSentOn.AddDays(days) < day;

    public void Resend(DateOnly today)
    {
        LastSentOn = today;
        Times++;
        Record(new CreditFeedbackSent(Subject, Id, Duty.ToString(), Times));
    }

    public Outcome Acknowledge(string receipt, DateOnly today)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);
        if (ReceiptedOn is not null) return Outcome.Refused("credit.receipted", "这件已经签收。", place, remedy: "请刷新页面。");
        if (receipt.Length is 0 or > 100) return Outcome.Refused("credit.receipt", "请填写回执编号或者签收人（100 字以内）。", place, "receipt", "写本单位的收文编号。");
        (ReceiptedOn, Receipt) = (today, receipt);
        Record(new CreditFeedbackReceipted(Subject, Id, Duty.ToString()));
        return Outcome.Done;
    }

    private static CreditFeedback Send(CreditRecord record, Department department, DateOnly today)
    {
        var sent = new CreditFeedback
        {
            Id = Guid.CreateVersion7(), RecordId = record.Id, Duty = department.Duty, Institution = department.Institution, Post = department.Post, SentOn = today, LastSentOn = today, Times = 1,
        };
        sent.Record(new CreditFeedbackSent(sent.Subject, sent.Id, department.Duty.ToString(), 1));
        return sent;
    }
}
