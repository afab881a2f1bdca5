using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;
using Institution = Yiwang.Organisation.Public.Institution;
using Organiser = Yiwang.Organisation.Public.Organiser;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>第十三条: the six kinds of institution, and other.</summary>
internal enum InstitutionKind { DisabledRehabilitation, MedicalRehabilitation, MaternalChildHealth, SpecialSchool, ChildWelfare, NonProfit, Other }

/// <summary>The level of a federation: whose an institution is, or by whom it is designated.</summary>
internal enum FederationLevel { County, City, Province }

/// <summary>A stretch of time as 定点. <paramref name="Until"/> is the first day on which it is none any more.</summary>
/// <param name="Ground">How it came to it, in words: expert review, or direct recognition with its document.</param>
internal sealed record DesignationTerm(DateOnly From, DateOnly? Until, FederationLevel Level, string Ground);

/// <summary>A rehabilitation institution with its designation through time.</summary>
internal sealed partial class RehabilitationInstitution : Aggregate
{
    private RehabilitationInstitution() { }

    /// <summary>The code of the institution in the city's directory.</summary>
    public string Code { get; private init; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The county in which it lies.</summary>
    public string Region { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string CreditCode { get; private set; } = "";

    [Article(Law.ShanweiRehabilitationAid, 13, 1)]
    public InstitutionKind Kind { get; private set; }

    public Organiser Organiser { get; private set; }
    public int? PublicWelfareClass { get; private set; }

    /// <summary>The federation that it belongs to, where that is a city's or the province's; null otherwise.</summary>
    public FederationLevel? Affiliation { get; private set; }
    public IReadOnlyList<Disability> Serves { get; private set; } = [];

    /// <summary>Every stretch as 定点, the oldest first; nothing is ever taken out.</summary>
    public IReadOnlyList<DesignationTerm> Terms { get; private set; } = [];

    public DateOnly? DesignatedOn { get; private set; }

    /// <summary>The first day on which it was none any more; null while it is one.</summary>
    public DateOnly? WithdrawnOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => SubjectOf(Code);

    public static string SubjectOf(string code) => $"rehabilitation/{code}";

    public static RehabilitationInstitution Enter(Institution known, string creditCode, InstitutionKind kind, IReadOnlyList<Disability> serves, FederationLevel? affiliation)
    {
        var entered = new RehabilitationInstitution
        {
            Code = known.Code, Name = known.Name, Region = known.RegionCode, Address = known.Address, Phone = known.Phone, CreditCode = creditCode, Kind = kind,
            Organiser = known.Organiser, PublicWelfareClass = known.PublicWelfareClass, Serves = serves, Affiliation = affiliation,
        };
        entered.Record(new InstitutionEntered(entered.Subject, entered.Code));
        return entered;
    }

    [Article(Law.ShanweiRehabilitationAid, 15), Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021d")]
    public bool IsDesignatedOn(DateOnly day) => Terms.Any(t => t.From <= day && (t.Until is not { } until || day < until));

    /// <summary>What the institution itself applied with becomes its entry.</summary>
    public void Describe(InstitutionKind kind, string creditCode, IReadOnlyList<Disability> serves)
    {
        (Kind, CreditCode, Serves) = (kind, creditCode, serves);
        Revision++;
    }

    public void Designate(DateOnly from, FederationLevel level, string ground)
    {
        if (Terms.Any(t => t.Until is null)) throw new InvalidOperationException($"{Code} is designated already.");
        Terms = [.. Terms, new(from, null, level, ground)];
        (DesignatedOn, WithdrawnOn) = (from, null);
        Revision++;
        Record(new InstitutionDesignated(Subject, Code, from, ground));
    }

    [Article(Law.ShanweiRehabilitationAid, 21)]
    public void Withdraw(DateOnly from)
    {
        Terms = [.. Terms.Select(t => t.Until is null ? t with { Until = from } : t)];
        WithdrawnOn = from;
        Revision++;
        Record(new DesignationWithdrawn(Subject, Code, from));
    }
}

/// <summary>Asks the register.</summary>
internal sealed class InstitutionRegister(InstitutionsDb db)
{
    public Task<RehabilitationInstitution?> Of(string code, CancellationToken ct) => db.Register.ByKey(code, ct);

    /// <summary>Everything that is in the register, designated or not.</summary>
    public async Task<IReadOnlyList<RehabilitationInstitution>> All(CancellationToken ct) => await db.Register.AsNoTracking().OrderBy(i => i.Region).ThenBy(i => i.Code).ToListAsync(ct);

    /// <summary>Designated on that day, in the order of the counties.</summary>
    public async Task<IReadOnlyList<RehabilitationInstitution>> Listed(DateOnly on, Disability? serving, CancellationToken ct) =>
        [.. (await All(ct)).Where(i => i.IsDesignatedOn(on) && (serving is not { } wanted || i.Serves.Contains(wanted)))];
}
