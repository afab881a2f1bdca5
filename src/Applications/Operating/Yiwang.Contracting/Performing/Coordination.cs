using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Public;
using Yiwang.Contracting.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Performing;

/// <summary>协调件: what another department has to do for a contract, and what it answered.</summary>
internal sealed class Coordination
{
    public required Guid Id { get; init; }
    public required Guid ContractId { get; init; }
    public required string ContractShown { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Text { get; init; }
    public required DateOnly AskedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public string Reply { get; set; } = "";
    public DateOnly? RepliedOn { get; set; }
}

[Holds(DataClass.Internal)]
internal sealed class CoordinationMapping : IEntityTypeConfiguration<Coordination>
{
    public const string Table = "contracting_coordinations";

    public void Configure(EntityTypeBuilder<Coordination> map)
    {
        map.ToTable(Table);
        map.HasKey(c => c.Id);
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.ContractShown).HasMaxLength(300);
        foreach (var name in new[] { nameof(Coordination.From), nameof(Coordination.To) }) map.Property(name).HasMaxLength(80);
        foreach (var name in new[] { nameof(Coordination.Text), nameof(Coordination.Reply) }) map.Property(name).HasMaxLength(1000);
        map.HasIndex(c => c.ContractId);
        map.HasIndex(c => new { c.To, c.RepliedOn });
    }
}

/// <summary>Asks another department.</summary>
[Requires(Permissions.Perform)]
internal sealed record AskCoordination(Guid Id, Guid Coordination, string To, string Text, DateOnly? DueOn) : ICommand;

/// <summary>The department that was asked answers.</summary>
[Requires(Permissions.AnswerCoordination)]
internal sealed record AnswerCoordination(Guid Id, string Reply) : ICommand;

/// <summary>Who was asked what; a department sees what it was asked, never the contract.</summary>
internal sealed class Coordinations(ContractsDb db, ContractBodies bodies, CityDirectory city, CurrentUser user)
{
    public const int Most = 100;

    public static readonly Citation Duty = Citation.Of(Law.LuohuContracts, 53, 3);

    public static string Subject(Guid id) => $"contract-coordination/{id}";

    public DbSet<Coordination> All => db.Whole.Set<Coordination>();

    public async Task<IReadOnlyList<Coordination>> Of(Guid contract, CancellationToken ct) => await All.AsNoTracking().Where(c => c.ContractId == contract).OrderBy(c => c.Id).Take(Most).ToListAsync(ct);

    /// <summary>What waits first, then the newest answered.</summary>
    public async Task<IReadOnlyList<Coordination>> Asked(CancellationToken ct)
    {
        var own = user.Institution;
        return await All.AsNoTracking().Where(c => c.To == own).OrderBy(c => c.RepliedOn != null).ThenBy(c => c.DueOn).Take(Most).ToListAsync(ct);
    }

    /// <summary>Departments of the region that have somebody to answer.</summary>
    public IReadOnlyList<(string Code, string Name)> Departments(string region, string @from) =>
        [.. from s in bodies.Signers where s.IsGovernment && s.Class is not SignerClass.Government && s.Institution != @from && bodies.PostsOf(s.Institution) is not null
            let body = city.GetInstitution(s.Institution) where body.RegionCode == region select (s.Institution, body.Name)];
}

internal sealed class AskCoordinationHandler(Coordinations all, ContractActs acts, ContractOffice office, ContractBodies bodies, IInbox inbox, LooseFacts facts) : IHandle<AskCoordination>
{
    [Article(Law.LuohuContracts, 53, 3), Requirement("LH-HT-053")]
    public Task<Outcome> Handle(AskCoordination command, CancellationToken ct) => acts.ByItsHandler(command.Id, async c =>
    {
        var findings = new List<Finding>();
        if (all.Departments(c.Region, c.Institution).All(d => d.Code != command.To)) findings.Add(Finding.Block("contract.coordination-to", "请选相关部门。", Coordinations.Duty, "coordinate-to", "从列出的部门中选。"));
        if (command.Text.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("contract.coordination-text", "请写明请对方办什么，不超过 1000 字。", Coordinations.Duty, "coordinate-text", "写明合同的哪一项约定、什么时候要用。"));
        if (command.DueOn is null || command.DueOn < office.Today) findings.Add(Finding.Block("contract.coordination-due", "请填回复期限，不早于今天。", Coordinations.Duty, "coordinate-due", "给对方合理的时间。"));
        if (findings.Count > 0) return Outcome.From(findings);
        all.All.Add(new() { Id = command.Coordination, ContractId = c.Id, ContractShown = c.IsConfidential ? c.Shown : $"{c.Shown} {c.Title}", From = c.Institution, To = command.To, Text = command.Text.Trim(), AskedOn = office.Today, DueOn = command.DueOn!.Value });
        facts.Record(new CoordinationAsked(c.Id, command.To));
        await inbox.Keep(Coordinations.Subject(command.Coordination),
        [
            new(new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{command.Coordination:N} answer")).AsSpan(0, 16)), "答复合同协调件", "答复合同履行协调件", "/staff/contracts/coordination", bodies.PostsOf(command.To)!.Manager, command.To, c.Region, command.DueOn, Coordinations.Duty),
        ], ct);
        return Outcome.Done;
    }, ct);
}

internal sealed class AnswerCoordinationHandler(Coordinations all, IInbox inbox, LooseFacts facts, CurrentUser user, TimeProvider clock) : IHandle<AnswerCoordination>
{
    [Article(Law.LuohuContracts, 53, 3), Requirement("LH-HT-053")]
    public async Task<Outcome> Handle(AnswerCoordination command, CancellationToken ct)
    {
        if (await all.All.FirstOrDefaultAsync(c => c.Id == command.Id && c.To == user.Institution, ct) is not { RepliedOn: null } asked) return Outcome.NotFound;
        if (command.Reply.Trim().Length is 0 or > 1000) return Outcome.Refused("contract.coordination-reply", "请写明办理情况，不超过 1000 字。", Coordinations.Duty, "reply", "写明由谁办、什么时候办完；不属于本部门职责的，写明理由。");
        (asked.Reply, asked.RepliedOn) = (command.Reply.Trim(), clock.Today());
        facts.Record(new CoordinationAnswered(asked.ContractId, user.Institution));
        await inbox.Keep(Coordinations.Subject(asked.Id), [], ct);
        return Outcome.Done;
    }
}
