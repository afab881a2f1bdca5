using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Posting;

/// <summary>The institution makes a notice of the children that it serves today.</summary>
[Requires(Permissions.RunInstitution)]
internal sealed record MakeNotice(Guid Id) : ICommand;

/// <summary>The institution asks for full names on one notice.</summary>
[Requires(Permissions.RunInstitution)]
internal sealed record AskForFullNames(Guid Id, string Why) : ICommand;

/// <summary>The notice with the full names is opened or printed.</summary>
[Requires(Permissions.RunInstitution)]
internal sealed record OpenFullNotice(Guid Id) : ICommand;

/// <summary>The county's federation authorises the full names for this one notice, or doesn't.</summary>
[Requires(Permissions.SuperviseInstitutions)]
internal sealed record DecideFullNames(Guid Id, bool? Authorises, string Reason) : ICommand;

internal sealed class MakeNoticeHandler(PostingDb db, PostingReader reader, InstitutionRegister register, Offices offices, CurrentUser user, TimeProvider clock)
    : IHandle<MakeNotice>, IHandle<AskForFullNames>, IHandle<OpenFullNotice>, IHandle<DecideFullNames>
{
    [Article(Law.ShanweiRehabilitationAid, 20), Requirement("SW-KF-020a")]
    public async Task<Outcome> Handle(MakeNotice command, CancellationToken ct)
    {
        if (await register.Of(user.Institution, ct) is not { } entry) return Outcome.NotFound;
        var lines = await reader.ServedNow(entry.Code, ct);
        if (lines.Count == 0) return Outcome.Refused("posting.nobody", "本机构现在没有接受服务的儿童，没有可以公示的。", PostingLaw.Place, remedy: "注册登记以后再生成。");
        db.Notices.Add(PostedNotice.Make(command.Id, entry.Code, offices.FederationOf(entry.Region), lines, clock.Today()));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(AskForFullNames command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } notice) return Outcome.NotFound;
        var outcome = notice.AskForNames(command.Why);
        if (outcome.IsDone) await Keep(notice, ct);
        return outcome;
    }

    public async Task<Outcome> Handle(OpenFullNotice command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } notice) return Outcome.NotFound;
        if (notice.Names is NamesState.Authorised) notice.BeSeenInFull(user.PostName);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(DecideFullNames command, CancellationToken ct)
    {
        if (await db.Notices.ByKey(command.Id, ct) is not { } notice || notice.Federation != user.Institution) return Outcome.NotFound;
        var outcome = notice.Decide(command.Authorises, command.Reason, (offices.NameOf(notice.Institution), offices.NameOf(notice.Federation), user.PostName), clock.Today());
        if (outcome.IsDone) await Keep(notice, ct);
        return outcome;
    }

    private async Task<PostedNotice?> Own(Guid id, CancellationToken ct) => await db.Notices.ByKey(id, ct) is { } notice && notice.Institution == user.Institution ? notice : null;

    private Task Keep(PostedNotice notice, CancellationToken ct) => offices.Keep(notice.Subject, notice.Names is not NamesState.Asked ? []
        : offices.For(notice.Federation, Permissions.SuperviseInstitutions, Offices.ItemOf(notice.Subject), ("公示写全名", offices.NameOf(notice.Institution), $"/staff/posting-notices/{notice.Id}"), null, PostingLaw.Place), ct);
}

/// <summary>Reads notices for whoever may see them.</summary>
internal sealed class PostingReader(PostingDb db, CurrentUser user)
{
    private const int MostLines = 500, MostShown = 50;

    /// <summary>The children on an institution's books: names, and the period of the agreement. Nothing else is read out of the sealed answers.</summary>
    public async Task<IReadOnlyList<PostedLine>> ServedNow(string institution, CancellationToken ct)
    {
        var cares = await db.Cares.AsNoTracking().Where(c => c.Institution == institution && (c.State == CareState.Registered || c.State == CareState.InService)).OrderBy(c => c.Id).Take(MostLines).ToListAsync(ct);
        var ids = cares.Select(c => c.RecordId).Distinct().ToArray();
        var names = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => (Child: a.Answers.Child!.Name, Guardian: a.Answers.Applicant!), ct);
        return [.. cares.Select(c => (Care: c, Text: c.Papers.Agreement?.Text, Names: names[c.RecordId])).Select(c => new PostedLine(c.Care.RecordId, c.Names.Child,
            c.Text?.Guardian is { Length: > 0 } agreed ? agreed : c.Names.Guardian.Kind is ApplicantKind.Guardian ? c.Names.Guardian.Name : "", c.Text?.From ?? c.Care.RegisteredOn!.Value, c.Text?.Until))];
    }

    public async Task<IReadOnlyList<PostedNotice>> Mine(CancellationToken ct) =>
        await db.Notices.AsNoTracking().Where(n => n.Institution == user.Institution).OrderByDescending(n => n.Id).Take(MostShown).ToListAsync(ct);

    public async Task<PostedNotice?> Own(Guid id, CancellationToken ct) => await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id && n.Institution == user.Institution, ct);

    public async Task<PostedNotice?> Asked(Guid id, CancellationToken ct) => await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id && n.Federation == user.Institution, ct);
}
