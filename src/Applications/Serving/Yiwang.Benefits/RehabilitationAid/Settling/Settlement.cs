using Yiwang.Benefits.Paying;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

internal enum SettlementState { HandedIn, Returned, Paid }

/// <summary>有效票据 of a guardian's claim.</summary>
internal sealed record VoucherPaper(string Number, string Issuer, DateOnly On, long AmountInFen, StoredFile File);

/// <summary>What is kept sealed with a settlement.</summary>
internal sealed record SettlementPapers
{
    public VoucherPaper? Voucher { get; init; }
}

/// <summary>Money for the services of one institution to children of one county in one period, in one of the ways of 第十条（四）.</summary>
internal sealed class Settlement : Aggregate
{
    private Settlement() { }

    public Guid Id { get; private init; }
    public SettlementWay Way { get; private init; }
    public PayingLevel Level { get; private init; }

    /// <summary>救助申请地.</summary>
    public string Region { get; private init; } = "";
    public string Institution { get; private init; } = "";
    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }

    /// <summary>The account and the case of a guardian's claim; null where the institution hands in.</summary>
    public Guid? Guardian { get; private init; }
    public Guid? RecordId { get; private init; }

    /// <summary>The county's registered method, for an institution outside.</summary>
    public Guid? MethodId { get; private init; }

    /// <summary>Empty unless a guardian claims; beside the sealed papers because a number that comes twice is looked for.</summary>
    public string VoucherNumber { get; private init; } = "";
    public SettlementPapers Papers { get; private init; } = new();
    public long AmountInFen { get; private init; }
    public long FamilyShareInFen { get; private init; }

    /// <summary>What of the amount central and provincial money may pay.</summary>
    public long SharedInFen { get; private init; }
    public int Children { get; private init; }
    public int Months { get; private init; }
    public IReadOnlyList<LeftOutMonth> LeftOut { get; private init; } = [];
    public DateOnly HandedInOn { get; private init; }
    public Guid OrderId { get; private set; }
    public SettlementState State { get; private set; }
    public string Returned { get; private set; } = "";
    public DateOnly? PaidOn { get; private set; }
    public DateOnly? UseReportedOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"settlement/{Id}";

    public string DeskHref => $"/staff/settlements/{Id}";

    public string Period => new SettlementPeriod(From, To).Name;

    public static Settlement HandIn(Guid id, SettlementHeader header, IReadOnlyList<SettlementLine> lines, IReadOnlyList<LeftOutMonth> leftOut, DateOnly today)
    {
        var settlement = new Settlement
        {
            Id = id, Way = header.Way, Level = header.Level, Region = header.Region, Institution = header.Institution, From = header.Period.From, To = header.Period.To,
            Guardian = header.Guardian, RecordId = header.RecordId, MethodId = header.MethodId, VoucherNumber = header.Papers.Voucher?.Number ?? "", Papers = header.Papers,
            AmountInFen = lines.Sum(l => l.AmountInFen), FamilyShareInFen = lines.Sum(l => l.FamilyShareInFen), SharedInFen = lines.Where(l => l.Funding is Funding.Shared).Sum(l => l.AmountInFen),
            Children = lines.Select(l => l.ChildIndex).Distinct().Count(), Months = lines.Count, LeftOut = leftOut, HandedInOn = today,
        };
        settlement.Record(new SettlementHandedIn(settlement.Subject, settlement.Institution, settlement.Region, settlement.Months, settlement.AmountInFen));
        return settlement;
    }

    public void BeOrderedBy(PaymentOrder order) => OrderId = order.Id;

    public void Return(string reason)
    {
        (State, Returned) = (SettlementState.Returned, reason);
        Revision++;
        Record(new SettlementReturned(Subject, reason));
    }

    public void Pay(DateOnly on)
    {
        (State, PaidOn) = (SettlementState.Paid, on);
        Revision++;
        Record(new SettlementPaid(Subject, AmountInFen, on));
    }

    /// <summary>第八条（三）4: the institution has said what the money was used for.</summary>
    public void ReportUse(long reportedInFen, DateOnly today)
    {
        UseReportedOn = today;
        Revision++;
        Record(new MoneyUseReported(Subject, reportedInFen, AmountInFen - reportedInFen));
    }

    public void ReviewUse(string kind, bool accepted) => Record(new MoneyUseReviewed(Subject, kind, accepted));
}

/// <summary>Everything about a settlement but its lines.</summary>
internal sealed record SettlementHeader(SettlementWay Way, PayingLevel Level, string Region, string Institution, SettlementPeriod Period)
{
    public Guid? Guardian { get; init; }
    public Guid? RecordId { get; init; }
    public Guid? MethodId { get; init; }
    public SettlementPapers Papers { get; init; } = new();
}

/// <summary>One month of one child in a settlement, or one service that is paid once.</summary>
internal sealed class SettlementLine
{
    private SettlementLine() { }

    public Guid Id { get; private init; }
    public Guid SettlementId { get; private init; }
    public string ChildIndex { get; private init; } = "";

    /// <summary>What this child is paid for once: unique beside the child while the line holds.</summary>
    public string Key { get; private init; } = "";
    public Guid? MonthId { get; private init; }
    public Guid? CareId { get; private init; }
    public Guid? GrantId { get; private init; }
    public string FileNumber { get; private init; } = "";
    public DateOnly Month { get; private init; }
    public string Row { get; private init; } = "";
    public long AmountInFen { get; private init; }
    public long FamilyShareInFen { get; private init; }
    public long ChargedInFen { get; private init; }
    public Funding Funding { get; private init; }
    public string Note { get; private init; } = "";

    /// <summary>The settlement was sent back: the month is free again, the line stays as what was asked.</summary>
    public DateOnly? ReleasedOn { get; private init; }

    public static SettlementLine Of(Guid settlement, ReckonedMonth line) => new()
    {
        Id = Guid.CreateVersion7(), SettlementId = settlement, ChildIndex = line.ChildIndex, Key = line.Key, MonthId = line.Month.MonthId, CareId = line.Month.CareId, FileNumber = line.Month.FileNumber,
        Month = line.Month.Month, Row = line.Month.Row, AmountInFen = line.AmountInFen, FamilyShareInFen = line.FamilyShareInFen, ChargedInFen = line.Month.ChargedInFen, Funding = line.Funding, Note = line.Note,
    };

    public static SettlementLine Of(Guid settlement, ReckonedService service) => new()
    {
        Id = Guid.CreateVersion7(), SettlementId = settlement, ChildIndex = service.ChildIndex, Key = service.Key, GrantId = service.GrantId, FileNumber = service.CaseNumber,
        Month = service.On, Row = service.Row, AmountInFen = service.AmountInFen, ChargedInFen = service.ChargedInFen, Funding = service.Funding, Note = service.Note,
    };
}
