using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Commercial;

/// <summary>What the publicity system answered just now, or that it didn't; only <see cref="CommercialEnquiry"/> gives it.</summary>
[Requires(Permissions.SuperviseInstitutions)]
internal sealed record NoteCommercialState(string Code, CommercialState? State) : ICommand;

/// <summary>The designation of an institution that exists no longer ends; there is nobody left who could mend anything.</summary>
[Requires(Permissions.DecideDesignation)]
internal sealed record WithdrawStopped(string Code, DateOnly? From) : ICommand;

internal sealed class CommercialStateHandler(InstitutionsDb db, InstitutionPack pack, Offices offices, TimeProvider clock) : IHandle<NoteCommercialState>, IHandle<WithdrawStopped>
{
    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 10);

    public async Task<Outcome> Handle(NoteCommercialState command, CancellationToken ct)
    {
        if (await Find(command.Code, ct) is not { IsCommercial: true } entry) return Outcome.NotFound;
        if (command.State is { } state) entry.NoteState(state, clock.Today());
        else entry.NoteSilence(clock.Today());
        await Keep(entry, ct);
        return Outcome.Done;
    }

    [Article(Law.ShanweiRehabilitationAid, 16, Item = 1), Article(Law.ShanweiRehabilitationAid, 26, Item = 10), Requirement("SW-KF-026m")]
    public async Task<Outcome> Handle(WithdrawStopped command, CancellationToken ct)
    {
        if (await Find(command.Code, ct) is not { } entry) return Outcome.NotFound;
        var today = clock.Today();
        var findings = new List<Finding>();
        if (entry.StoppedOn is null) findings.Add(Finding.Block("commercial.not-stopped", $"{entry.Name}没有停用，不能这样取消定点资格。", Place, remedy: "有第二十一条所列情形的，先立案、整改、复查。"));
        if (!entry.Terms.Any(t => t.Until is null)) findings.Add(Finding.Block("commercial.not-designated", $"{entry.Name}现在不是定点机构。", Place, remedy: "不用再取消。"));
        if (command.From is null || command.From < today) findings.Add(Finding.Block("commercial.from", "请填写取消从哪天起生效，不早于今天。", Place, "from", "在训儿童要转机构的，可以晚几天。"));
        if (findings.Count > 0) return Outcome.From(findings);

        entry.Withdraw(command.From!.Value);
        await Keep(entry, ct);
        return Outcome.Done;
    }

    // A job sees every institution; an officer only those of the own federation.
    private async Task<RehabilitationInstitution?> Find(string code, CancellationToken ct) =>
        await db.Register.ByKey(code, ct) is { } entry && (offices.Mine is null || offices.Sees(entry.Region)) ? entry : null;

    private Task Keep(RehabilitationInstitution entry, CancellationToken ct)
    {
        var (today, days, federation, href) = (clock.Today(), pack.Number("registration-days"), offices.FederationOf(entry.Region), $"/staff/institutions/{entry.Code}");
        IEnumerable<WorkItemDraft> open = !offices.IsOfCity(entry.Region) ? []
            : entry.StoppedOn is { } on && entry.Terms.Any(t => t.Until is null) ? offices.For(federation, Permissions.DecideDesignation, Offices.ItemOf($"{entry.Subject}/stopped/{on:O}"), ("取消定点资格", $"{entry.Name}：商事登记已注销或吊销", href), on, Place)
            : entry.SilentSince is { } since && since.AddDays(days) <= today ? offices.For(federation, Permissions.SuperviseInstitutions, Offices.ItemOf($"{entry.Subject}/silent/{since:O}"), ("查询登记状态", $"{entry.Name}：{days} 天没有查到", href), null, Place)
            : [];
        return offices.Keep($"{entry.Subject}/commercial", open, ct);
    }
}
