using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Messages.Public;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Screening.Clues;

/// <summary>One of the six tells the county where a child may need help.</summary>
[Requires(Permissions.GiveClues)]
internal sealed record GiveClue(Guid Id, ClueEntry Entry) : ICommand;

/// <summary>The county's federation notes how reaching the family went.</summary>
[Requires(Permissions.ContactReferrals)]
internal sealed record NoteClueContact(Guid Id, ContactResult Result, string Note) : ICommand;

/// <summary>Somebody of the county opened it; it is recorded.</summary>
[Requires(Permissions.ContactReferrals)]
internal sealed record LookAtClue(Guid Id) : ICommand;

internal sealed class GiveClueHandler(ClueDb db, RulebookLibrary library, Offices offices, CityDirectory city, IMessages messages, CurrentUser user, TimeProvider clock)
    : IHandle<GiveClue>, IHandle<NoteClueContact>, IHandle<LookAtClue>
{
    /// <summary>Where the finder goes on when the family wants to apply: 委托代办 of the existing application.</summary>
    public const string Apply = "/my/rehabilitation-aid/new";

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 12), Requirement("SW-KF-026o")]
    public async Task<Outcome> Handle(GiveClue command, CancellationToken ct)
    {
        if (user.AccountId is not { } from) return Outcome.NotFound;
        var (entry, today) = (command.Entry, clock.Today());
        var given = await db.Clues.CountAsync(c => c.From == from && c.GivenOn == today, ct);
        var refusal = Outcome.From(ClueRule.Check(entry, city.Counties.Any(c => c.Code == entry.Region), given, library.For(entry.Region).SettingsOn(today).CluesPerDay));
        if (!refusal.IsDone) return refusal;

        var clue = FindingClue.Of(command.Id, entry, from, today);
        db.Clues.Add(clue);
        await Keep(clue, ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(NoteClueContact command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } clue) return Outcome.NotFound;
        var outcome = clue.Note(command.Result, command.Note, clock.Today());
        if (!outcome.IsDone) return outcome;
        await Keep(clue, ct);
        // 协助申请 is 委托代办: the finder may do it with the guardian's signed authority.
        if (command.Result is ContactResult.WillApply)
            messages.Send(new(clue.From, "家里愿意申请康复救助", $"您告知的线索（{clue.Number}）已联系上，家里愿意申请。家里自己不方便的，您可以受监护人委托代办：第一步选“我替监护人代办”，上传监护人签名的委托凭证。", Apply, clue.Subject));
        return outcome;
    }

    public async Task<Outcome> Handle(LookAtClue command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } clue) return Outcome.NotFound;
        clue.BeLookedAt(user.PostName);
        return Outcome.Done;
    }

    private async Task<FindingClue?> Own(Guid id, CancellationToken ct) => await db.Clues.ByKey(id, ct) is { } clue && city.FindInstitution(user.Institution)?.RegionCode == clue.Region ? clue : null;

    private Task Keep(FindingClue clue, CancellationToken ct) => offices.Keep(clue.Subject, clue.ClosedOn is not null ? []
        : offices.For(offices.FederationOf(clue.Region), Permissions.ContactReferrals, clue.Id, ("发现告知", $"{clue.Number} {clue.Village}", $"/staff/rehabilitation-aid/clues/{clue.Id}"), null, ClueLaw.Place), ct);
}

/// <summary>Reads clues for the county, and for the finder whether they arrived.</summary>
internal sealed class ClueReader(ClueDb db, CityDirectory city, CurrentUser user)
{
    private const int MostShown = 200;

    private string OwnRegion => city.FindInstitution(user.Institution)?.RegionCode ?? "";

    public async Task<IReadOnlyList<FindingClue>> Open(CancellationToken ct)
    {
        var region = OwnRegion;
        return await db.Clues.AsNoTracking().Where(c => c.Region == region && c.ClosedOn == null).OrderBy(c => c.GivenOn).ThenBy(c => c.Id).Take(MostShown).ToListAsync(ct);
    }

    public async Task<FindingClue?> Find(Guid id, CancellationToken ct)
    {
        var region = OwnRegion;
        return await db.Clues.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.Region == region, ct);
    }
}
