using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Messages.Public;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>As whom somebody acts on a care.</summary>
internal enum CareRole { Guardian, Institution, County, Receiver }

/// <summary>The day and the rules, which everything about care asks.</summary>
internal sealed record CareTools(TimeProvider Clock, RulebookLibrary Library);

/// <summary>Opens a care for those whom it concerns, and afterwards brings record and work items in line with it.</summary>
internal sealed class CareBook(BenefitsDb db, InstitutionRegister register, CityDirectory city, IInbox inbox, IMessages messages, CurrentUser user, CareTools tools)
{
    private readonly TimeProvider clock = tools.Clock;
    private readonly RulebookLibrary library = tools.Library;

    /// <summary>The care, to be changed, if the current user acts in that role for it; null otherwise, as if there were none.</summary>
    public async Task<Care?> Open(Guid id, CareRole role, CancellationToken ct) =>
        await db.Cares.ByKey(id, ct) is { } care && Acts(care, role) ? care : null;

    public bool Acts(Care care, CareRole role) => role switch
    {
        CareRole.Guardian => !user.IsOfficer && user.AccountId == care.Guardian,
        CareRole.Institution => user.Institution == care.Institution,
        CareRole.County => user.IsOfficer && user.Institution == CountyOf(care)?.Code,
        // A place outside the city answers by letter; the applying county enters it.
        _ => care.Papers.Transfer is { } transfer && user.IsOfficer && user.Institution == (transfer.Receiver.Length > 0 ? transfer.Receiver : CountyOf(care)?.Code),
    };

    /// <summary>One act of one role.</summary>
    public async Task<Outcome> Act(Guid id, CareRole role, Func<Care, Task<Outcome>> act, CancellationToken ct)
    {
        if (await Open(id, role, ct) is not { } care) return Outcome.NotFound;
        var outcome = await act(care);
        if (outcome.IsDone) await Keep(care, ct);
        return outcome;
    }

    /// <summary>So many days of training without a filed agreement are an oversight; after them the county acts.</summary>
    public int UnagreedDays(Care care) => library.For(care.Region).SettingsOn(clock.Today()).UnagreedServiceDays;

    public Organisation.Public.Institution? CountyOf(Care care) => city.FindResponsible(InstitutionKinds.CountyFederation, care.Region);

    /// <summary>The federation at the institution's place; null where it isn't on this platform.</summary>
    public Organisation.Public.Institution? ReceiverAt(string region) => city.FindResponsible(InstitutionKinds.CountyFederation, region) ?? city.FindResponsible(InstitutionKinds.CityFederation, region);

    public async Task<string> NameOf(string institution, CancellationToken ct) => (await register.Of(institution, ct))?.Name ?? institution;

    /// <summary>In the guardian's messages, leading to the case.</summary>
    public void Tell(Care care, string title, string body, string page = "") =>
        messages.Send(new MessageDraft(care.Guardian, title, body, $"/my/rehabilitation-aid/{care.RecordId}{page}", care.Subject));

    public async Task Keep(Care care, CancellationToken ct)
    {
        await KeepRecord(care.RecordId, ct);
        var number = care.FileNumber ?? (await db.Grants.ByKey(care.GrantId, ct))?.CaseNumber ?? "";
        await inbox.Keep($"care/{care.Id}", [.. Items(care).Select(i => Draft(care, number, i))], ct);
    }

    // The record says where the child stands as a whole, over all that was granted and all institutions.
    private async Task KeepRecord(Guid id, CancellationToken ct)
    {
        if (await db.Records.ByKey(id, ct) is not { } record) return;
        var cares = (await db.Cares.Where(c => c.RecordId == id).ToListAsync(ct)).Union(db.Cares.Local.Where(c => c.RecordId == id)).ToArray();
        var grants = (await db.Grants.Where(g => g.CaseId == id).ToListAsync(ct)).Where(g => CareRows.IsTraining(g.Row)).ToArray();
        bool Waits(AidGrant grant) => !cares.Any(c => c.GrantId == grant.Id && (c.IsOpen || c.State is CareState.Ended));
        record.Stand(grants.Any(Waits) ? RehabilitationState.ChoosingInstitution
            : grants.All(g => cares.Any(c => c.GrantId == g.Id && c.AdjustedOn is not null)) ? RehabilitationState.Ended
            : RehabilitationState.InCare);
    }

    private sealed record Item(string Kind, string Post, string Institution, Citation Under);

    private IEnumerable<Item> Items(Care care)
    {
        var county = CountyOf(care)?.Code ?? "";
        switch (care)
        {
            case { State: CareState.AwaitingTransfer, Papers.Transfer: { Answer: null } transfer }:
                yield return transfer.Receiver.Length == 0 ? County("转介答复登记", CareArticles.Choice) : new("转介审核", PostAt(transfer.Receiver), transfer.Receiver, CareArticles.Choice);
                break;
            case { State: CareState.AwaitingTransfer }:
                yield return County("转介办结", CareArticles.Choice);
                break;
            case { State: CareState.Chosen }:
                yield return Institution("注册登记", CareArticles.Choice);
                break;
            case { State: CareState.ToMove }:
                yield return County("待转机构", CareArticles.Withdrawal);
                break;
            case { State: CareState.Ended, AdjustedOn: null }:
                yield return County("对象调整", CareArticles.Ending);
                break;
        }

        if (care is { HoldsPapers: true, AgreementFiledOn: null }) yield return care.Papers.Agreement is { Returned: "" } ? County("协议备案", CareArticles.Agreement) : Institution("服务协议", CareArticles.Agreement);
        if (care.LacksAgreement(clock.Today(), UnagreedDays(care))) yield return County("没有协议的训练", UnagreedService.Under);
        if (care.IsInCare && care.IsOverAge(clock.Today())) yield return Institution("超龄终止", CareArticles.Ending);

        Item County(string kind, Citation under) => new(kind, "county-federation.reviewer", county, under);
        Item Institution(string kind, Citation under) => new(kind, "institution.registrar", care.Institution, under);
    }

    private string PostAt(string federation) => city.GetInstitution(federation).Kind == InstitutionKinds.CityFederation ? "city-federation.institutions" : "county-federation.reviewer";

    private WorkItemDraft Draft(Care care, string number, Item item) => new(
        new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"care/{care.Id}/{item.Kind}")).AsSpan(0, 16)), item.Kind, $"{item.Kind} {number}", $"/staff/care/{care.Id}",
        item.Post, item.Institution, city.FindInstitution(item.Institution)?.RegionCode ?? care.Region, null, item.Under);
}

/// <summary>What a granted row means for care.</summary>
internal static class CareRows
{
    private static readonly string[] Training =
    [
        Rows.FullTimePublic, Rows.FullTimePrivate, Rows.PartTimePublic, Rows.PartTimePrivate, Rows.LowVisionMonthly, Rows.LowVisionBasic, Rows.BlindOrientation,
    ];

    /// <summary>Is given by an institution; a surgery is not.</summary>
    public static bool IsTraining(string row) => Training.Contains(row);

    /// <summary>The row at another institution: the same mode, at the standard of its kind.</summary>
    public static string At(string row, RehabilitationInstitution institution)
    {
        var at = new Rules.Institution(institution.Region, Enum.Parse<Rules.Organiser>(institution.Organiser.ToString()), institution.PublicWelfareClass ?? 0);
        return row switch
        {
            Rows.FullTimePublic or Rows.FullTimePrivate => MonthlyTraining.RowOf(new MonthlyTrainingClaim(TrainingMode.FullTime, at, [])),
            Rows.PartTimePublic or Rows.PartTimePrivate => MonthlyTraining.RowOf(new MonthlyTrainingClaim(TrainingMode.PartTime, at, [])),
            _ => row,
        };
    }
}
