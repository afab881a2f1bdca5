using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Reporting;

internal enum Grade { Good, Fair, Poor, Breach }

/// <summary>How one counterparty performed one contract.</summary>
internal sealed class Evaluation
{
    public required Guid Id { get; init; }
    public required Guid ContractId { get; init; }
    public required string Institution { get; init; }
    public required string Region { get; init; }

    /// <summary>Keyed index of the credit code or identity number: one party is found over all its contracts, and nobody reads its number.</summary>
    public required string PartyKey { get; init; }
    public required string PartyName { get; init; }
    public required Grade Grade { get; init; }
    public required string Text { get; init; }
    public required DateOnly On { get; init; }
    public DateOnly? PublishedOn { get; set; }

    public static string NameOf(Grade grade) => grade switch { Grade.Good => "优良", Grade.Fair => "合格", Grade.Poor => "较差", _ => "严重失信" };
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(Evaluation.PartyKey), nameof(Evaluation.PartyName), nameof(Evaluation.Text))]
internal sealed class EvaluationMapping : IEntityTypeConfiguration<Evaluation>
{
    public const string Table = "contracting_evaluations";

    public void Configure(EntityTypeBuilder<Evaluation> map)
    {
        map.ToTable(Table);
        map.HasKey(e => e.Id);
        map.Property(e => e.Id).ValueGeneratedNever();
        map.Property(e => e.Institution).HasMaxLength(80);
        map.Property(e => e.Region).HasMaxLength(12);
        map.Property(e => e.PartyKey).IsPersonalIndex();
        map.Property(e => e.PartyName).HasMaxLength(100);
        map.Property(e => e.Text).HasMaxLength(1000);
        map.HasIndex(e => new { e.Region, e.PartyKey, e.On });
        map.HasIndex(e => new { e.Region, e.On });
        map.HasIndex(e => e.ContractId);
    }
}

/// <summary>The handler evaluates each counterparty of a contract.</summary>
[Requires(Permissions.Evaluate)]
internal sealed record EvaluateParty(Guid Id, Guid Evaluation, int Party, Grade? Grade, string Text) : ICommand;

/// <summary>The finance bureau publishes what was evaluated from a day to a day.</summary>
[Requires(Permissions.PublishEvaluations)]
internal sealed record PublishEvaluations(DateOnly? From, DateOnly? Until) : ICommand;

/// <summary>What others published about a counterparty; the newest first.</summary>
internal sealed class Evaluations(ContractsDb db, PersonalText personal, CurrentUser user)
{
    public const int Most = 200;

    /// <summary>What a department is told before it signs with somebody: information, never a bar.</summary>
    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058b")]
    public async Task<IReadOnlyList<Evaluation>> Published(string code, CancellationToken ct)
    {
        var (key, region) = (KeyOf(code), user.Region);
        return await db.Whole.Set<Evaluation>().AsNoTracking().Where(e => e.Region == region && e.PartyKey == key && e.PublishedOn != null).OrderByDescending(e => e.On).Take(5).ToListAsync(ct);
    }

    /// <summary>Published ones for everybody in the region, one's own also before.</summary>
    public async Task<IReadOnlyList<Evaluation>> Newest(CancellationToken ct)
    {
        var (own, region, all) = (user.Institution, user.Region, user.May(Permissions.PublishEvaluations));
        var hidden = db.Hidden;
        return await db.Whole.Set<Evaluation>().AsNoTracking().Where(e => e.Region == region && (all || e.PublishedOn != null || (e.Institution == own && !hidden.Any(c => c.Id == e.ContractId)))).OrderByDescending(e => e.On).ThenByDescending(e => e.Id).Take(Most).ToListAsync(ct);
    }

    public string KeyOf(string code) => personal.Index(code.Trim().ToUpperInvariant());
}

internal sealed class EvaluationHandler(ContractsDb db, ContractActs acts, ContractOffice office, Evaluations evaluations, LooseFacts facts, CurrentUser user) : IHandle<EvaluateParty>, IHandle<PublishEvaluations>
{
    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058a")]
    public Task<Outcome> Handle(EvaluateParty command, CancellationToken ct) => acts.ByItsHandler(command.Id, c =>
    {
        if (command.Party < 0 || command.Party >= c.Parties.Count) return Outcome.NotFound;
        if (command.Grade is not { } grade || command.Text.Trim().Length is 0 or > 1000)
            return Outcome.Refused("contract.evaluation", "请选等次，写明履约、诚信的事实，不超过 1000 字。", Contract.EvaluationDuty, command.Grade is null ? "grade" : "evaluation", "例如：按期交付，一次验收合格。");
        var party = c.Parties[command.Party];
        db.Whole.Add(new Evaluation
        {
            Id = command.Evaluation, ContractId = c.Id, Institution = c.Institution, Region = c.Region, PartyKey = evaluations.KeyOf(party.Code), PartyName = party.Shown, Grade = grade, Text = command.Text.Trim(), On = office.Today,
        });
        c.Evaluated(office.Today, Evaluation.NameOf(grade));
        return Outcome.Done;
    }, ct);

    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058b")]
    public async Task<Outcome> Handle(PublishEvaluations command, CancellationToken ct)
    {
        if (command is not { From: { } from, Until: { } until } || until < from || until > office.Today)
            return Outcome.Refused("contract.publish-period", "请填发布哪一段时间的评价，不晚于今天。", Contract.EvaluationDuty, "from", "例如 2026-01-01 至 2026-06-30。");
        var region = user.Region;
        var found = await db.Whole.Set<Evaluation>().Where(e => e.Region == region && e.On >= from && e.On <= until && e.PublishedOn == null).ToListAsync(ct);
        if (found.Count == 0) return Outcome.Refused("contract.nothing-to-publish", "这段时间没有还没发布的评价。", Contract.EvaluationDuty, "from", "请换一段时间。");
        foreach (var evaluation in found) evaluation.PublishedOn = office.Today;
        facts.Record(new EvaluationsPublished(region, from, until, found.Count));
        return Outcome.Done;
    }
}
