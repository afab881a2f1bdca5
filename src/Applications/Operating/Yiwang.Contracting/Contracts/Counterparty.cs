using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Jobs;

namespace Yiwang.Contracting.Contracts;

/// <summary>One counterparty of a contract, so that all contracts of one are found: the contract itself keeps them sealed.</summary>
internal sealed class Counterparty
{
    public required Guid ContractId { get; init; }

    /// <summary>Keyed index of the credit code or identity number; of the name where there is none.</summary>
    public required string PartyKey { get; init; }

    /// <summary>As lists show it: a natural person's is masked.</summary>
    public required string Name { get; init; }

    /// <summary>The parties of a contract never change: what is written once stays.</summary>
    public static IEnumerable<Counterparty> Of(Contract contract, PersonalText personal) =>
        contract.Parties.Select(p => new Counterparty { ContractId = contract.Id, PartyKey = personal.Index(p.Code.Trim() is { Length: > 0 } code ? code.ToUpperInvariant() : $"{p.Kind} {p.Name.Trim()}"), Name = p.Shown }).DistinctBy(p => p.PartyKey);
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(Counterparty.PartyKey), nameof(Counterparty.Name))]
internal sealed class CounterpartyMapping : IEntityTypeConfiguration<Counterparty>
{
    public const string Table = "contracting_counterparties";

    public void Configure(EntityTypeBuilder<Counterparty> map)
    {
        map.ToTable(Table);
        map.HasKey(p => new { p.ContractId, p.PartyKey });
        map.Property(p => p.PartyKey).IsPersonalIndex();
        map.Property(p => p.Name).HasMaxLength(200);
        map.HasIndex(p => new { p.PartyKey, p.ContractId });
    }
}

/// <summary>Keeps the counterparties of some older contracts.</summary>
[Requires(Permissions.Watch)]
internal sealed record KeepCounterparties : ICommand;

internal sealed class KeepCounterpartiesHandler(ContractsDb db) : IHandle<KeepCounterparties>
{
    private const int AtOnce = 500;

    public async Task<Outcome> Handle(KeepCounterparties command, CancellationToken ct)
    {
        var older = await db.Contracts.AsNoTracking().Where(c => !db.Whole.Set<Counterparty>().Any(p => p.ContractId == c.Id)).OrderBy(c => c.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var contract in older) db.KeepCounterparties(contract);
        return older.Count > 0 ? Outcome.Done : Outcome.NotFound;
    }
}

/// <summary>After an upgrade: part by part, until every contract has its counterparties.</summary>
internal sealed class CounterpartyWatch(CommandRunner commands, CurrentUser user) : IJob
{
    private const int PartsAtATurn = 20;

    public static TimeSpan Pause => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("contract-counterparties", Permissions.Watch);
        for (var part = 0; part < PartsAtATurn && (await commands.Run(new KeepCounterparties(), ct: ct)).IsDone; part++) ct.ThrowIfCancellationRequested();
    }
}
