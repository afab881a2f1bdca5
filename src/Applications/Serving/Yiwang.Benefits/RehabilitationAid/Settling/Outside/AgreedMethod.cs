using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Outside;

/// <summary>非定点结算办法: what a county's federation has agreed with its finance.</summary>
internal sealed class AgreedMethod : Aggregate
{
    private AgreedMethod() { }

    public Guid Id { get; private init; }
    public string Region { get; private init; } = "";
    public string Name { get; private init; } = "";

    /// <summary>Number of the document in which both agreed.</summary>
    public string Document { get; private init; } = "";
    public DateOnly AgreedOn { get; private init; }
    public Body Pays { get; private init; }
    public PayeeKind Payee { get; private init; }
    public DateOnly RegisteredOn { get; private init; }

    public string Subject => $"settlement-method/{Id}";

    public AgreedTerms Terms => new(Name, Pays, Payee);

    public static AgreedMethod Register(RegisterMethod command, string region, DateOnly today)
    {
        var registered = new AgreedMethod
        {
            Id = Guid.CreateVersion7(), Region = region, Name = command.Name.Trim(), Document = command.Document.Trim(), AgreedOn = command.AgreedOn!.Value, Pays = command.Pays, Payee = command.Payee, RegisteredOn = today,
        };
        registered.Record(new AgreedMethodRegistered(registered.Subject, region, registered.Name, registered.Document));
        return registered;
    }
}

/// <summary>The county federation registers what it has agreed with finance.</summary>
[Requires(Permissions.ApproveOutside)]
internal sealed record RegisterMethod(string Name, string Document, DateOnly? AgreedOn, Body Pays, PayeeKind Payee) : ICommand;

internal sealed class RegisterMethodHandler(SettlingDb db, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<RegisterMethod>
{
    private const int LongestName = 100, LongestDocument = 80;

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010u")]
    public Task<Outcome> Handle(RegisterMethod command, CancellationToken ct)
    {
        List<Finding> findings = [];
        if (city.FindInstitution(user.Institution)?.Kind != InstitutionKinds.CountyFederation) findings.Add(Block("settlement.method.who", "非定点结算办法由县级残联商同级财政明确后登记。", "name", "请由县级残联登记。"));
        if (command.Name.Trim().Length is 0 or > LongestName) findings.Add(Block("settlement.method.name", $"请填写办法的名称（{LongestName} 字以内）。", "name", "例如：非定点机构训练费用结算办法。"));
        if (command.Document.Trim().Length is 0 or > LongestDocument) findings.Add(Block("settlement.method.document", "请填写残联和财政共同确认的文号。", "document", "没有共同确认的，先商同级财政。"));
        if (command.AgreedOn is null || command.AgreedOn > clock.Today()) findings.Add(Block("settlement.method.on", "请填写商定的日期，不晚于今天。", "agreedOn", "照文件的日期填写。"));
        if (command.Pays is Body.Agreed || !Enum.IsDefined(command.Pays)) findings.Add(Block("settlement.method.pays", "请选择由谁付款。", "pays", "照商定的办法选。"));
        if (command.Payee is PayeeKind.Agreed || !Enum.IsDefined(command.Payee)) findings.Add(Block("settlement.method.payee", "请选择付给谁。", "payee", "照商定的办法选。"));
        if (findings.Count == 0) db.Methods.Add(AgreedMethod.Register(command, user.Region, clock.Today()));
        return Task.FromResult(Outcome.From(findings));

        static Finding Block(string code, string message, string where, string remedy) => Finding.Block(code, message, Articles.Settlement, where, remedy);
    }
}

/// <summary>The methods of a county.</summary>
internal sealed class AgreedMethods(SettlingDb db)
{
    public Task<List<AgreedMethod>> Of(string region, CancellationToken ct) => db.Methods.AsNoTracking().Where(m => m.Region == region).OrderBy(m => m.Id).ToListAsync(ct);
}
