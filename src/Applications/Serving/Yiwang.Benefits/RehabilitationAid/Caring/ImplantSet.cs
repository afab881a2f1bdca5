using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>人工耳蜗产品 of the national programme. The child is its key: nobody is given a second set, whichever county asks.</summary>
internal sealed class ImplantSet : Aggregate
{
    private ImplantSet() { }

    public string ChildIndex { get; private init; } = "";
    public Guid CaseId { get; private init; }
    public string Region { get; private init; } = "";

    /// <summary>Serial number of the product.</summary>
    public string Serial { get; private init; } = "";

    public DateOnly IssuedOn { get; private init; }

    public static ImplantSet Issue(AidApplication application, Case approved, string serial, DateOnly today)
    {
        var set = new ImplantSet { ChildIndex = application.ChildIndex, CaseId = approved.Id, Region = approved.Region, Serial = serial, IssuedOn = today };
        set.Record(new ImplantSetIssued(approved.Subject, approved.Id));
        return set;
    }
}

/// <summary>The county registers that the child was given its set.</summary>
[Requires(Permissions.ReviewAid)]
internal sealed record IssueImplantSet(Guid Id, string Serial) : ICommand;

internal sealed class IssueImplantSetHandler(BenefitsDb db, ICases cases, RulebookLibrary library, CurrentUser user, TimeProvider clock) : IHandle<IssueImplantSet>
{
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1), Requirement("SW-KF-008c")]
    public async Task<Outcome> Handle(IssueImplantSet command, CancellationToken ct)
    {
        if (await cases.Find(command.Id, ct) is not { } approved || await db.Applications.ByKey(command.Id, ct) is not { } application) return Outcome.NotFound;
        if (approved.Institution != user.Institution) return Outcome.NotFound;

        var findings = new List<Finding>();
        if (!await db.Grants.AnyAsync(g => g.CaseId == command.Id && g.Row == Rows.NationalCochlearImplant, ct))
            findings.Add(Block("aid.set.not-national", "这件没有核定国家人工耳蜗项目，不能发放免费产品。", "医保报销的，按医保路径补助。"));
        if (command.Serial.Length is 0 or > 100) findings.Add(Block("aid.set.serial", "请填写产品序列号（100 字以内）。", "照产品标签填写。"));
        if (await db.ImplantSets.ByKey(application.ChildIndex, ct) is { } before)
            findings.Add(Block("aid.set.second", $"这名儿童已于 {before.IssuedOn.ToChinese()}在{library.NameOf(before.Region)}领取过 1 套，每人只发 1 套。", "认为登记有误的，请核对产品序列号。"));
        else if (await db.ImplantSets.AnyAsync(s => s.Serial == command.Serial, ct))
            findings.Add(Block("aid.set.serial-used", "这个序列号已经发给另一名儿童。", "请核对产品标签上的序列号。"));
        if (findings.Count > 0) return Outcome.From(findings);

        db.ImplantSets.Add(ImplantSet.Issue(application, approved, command.Serial, clock.Today()));
        return Outcome.Done;
    }

    private static Finding Block(string code, string message, string remedy) => Finding.Block(code, message, CareArticles.Implant, "serial", remedy);
}

/// <summary>What the desk shows of a child's set.</summary>
internal sealed class ImplantSets(BenefitsDb db, CurrentUser user)
{
    /// <param name="Issued">Null where the child has none yet.</param>
    internal sealed record Known(ImplantSet? Issued, bool MayIssue);

    /// <summary>Null where the case is not of the national programme.</summary>
    public async Task<Known?> Of(AidApplication application, Case found, CancellationToken ct)
    {
        if (!await db.Grants.AnyAsync(g => g.CaseId == found.Id && g.Row == Rows.NationalCochlearImplant, ct)) return null;
        var issued = await db.ImplantSets.AsNoTracking().SingleOrDefaultAsync(s => s.ChildIndex == application.ChildIndex, ct);
        return new Known(issued, issued is null && user.May(Permissions.ReviewAid) && user.Institution == found.Institution);
    }
}
