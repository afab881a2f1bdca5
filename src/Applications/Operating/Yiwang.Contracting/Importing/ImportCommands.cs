using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Importing;

/// <summary>Checks a table and remembers what is wrong with which row. Nothing is entered.</summary>
/// <param name="Institution">Whose contracts; of the user's own where he has one.</param>
[Requires(Permissions.Enter)]
internal sealed record CheckImport(string Institution, StoredFile File) : ICommand;

/// <summary>A person has looked at the faults and wants the rest. A second time it changes nothing.</summary>
[Requires(Permissions.Enter)]
internal sealed record ConfirmImport(Guid Id) : ICommand;

/// <summary>Enters the next rows of a confirmed table.</summary>
[Requires(Permissions.Enter)]
internal sealed record ContinueImport(Guid Id) : ICommand;

internal sealed class CheckImportHandler(Imports imports, ImportCheck check, SheetMemory sheets, ContractBodies bodies, CurrentUser user, TimeProvider clock) : IHandle<CheckImport>, IHandle<ConfirmImport>
{
    public async Task<Outcome> Handle(CheckImport command, CancellationToken ct)
    {
        if (user.IsOfficer && command.Institution != user.Institution) return Outcome.Forbidden;
        if (bodies.Find(command.Institution) is null || bodies.PostsOf(command.Institution) is null)
            return Outcome.Refused("contract.no-signer", "您的单位不在合同签订主体名录里，不能登记合同。", Citation.Of(Law.LuohuContracts, 3, 1), "file", "请联系领导小组办公室核对名录。");
        var (table, problem) = await sheets.Read(command.File.Hash, ct);
        var unreadable = Outcome.From(problem is null ? ImportColumns.CheckHeading(table!) : [problem]);
        if (!unreadable.IsDone) return unreadable;

        var known = await imports.Find(ContractImport.IdOf(command.Institution, command.File.Hash), ct);
        if (known is { State: not ImportState.Checked }) return Outcome.Done; // confirmed before: its page tells how far it is
        var import = known ?? ContractImport.Of(command.Institution, command.File, user.AccountId);
        if (known is null) imports.Add(import);
        var rows = ImportCheck.WithoutDoubles(await check.Check(import, imports.RegionOf(import), table!, 0, table!.Rows.Count, ct)).ToArray();
        import.Checked(new(rows.Length, rows.Count(r => r.IsGood), rows.Count(r => r.IsKnown), rows.Count(r => r.Findings.Count > 0)), command.File.Name, user.AccountId, clock.GetUtcNow());
        await imports.Replace(import.Id, rows, ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ConfirmImport command, CancellationToken ct) => await imports.Find(command.Id, ct) is { } import ? import.Confirm() : Outcome.NotFound;
}

internal sealed class ContinueImportHandler(Imports imports, ImportCheck check, SheetMemory sheets, ContractsDb db, ContractBook book, ContractBodies bodies, ContractOffice office) : IHandle<ContinueImport>
{
    public const int AtOnce = 200;

    public async Task<Outcome> Handle(ContinueImport command, CancellationToken ct)
    {
        if (await imports.Find(command.Id, ct) is not { } import) return Outcome.NotFound;
        if (import.State is not ImportState.Running) return Outcome.Done;
        var (table, problem) = await sheets.Read(import.Hash, ct);
        if (table is null) return Outcome.From(problem!);
        // Judged once more: what was right when it was checked may have been entered by hand since.
        var rows = ImportCheck.WithoutDoubles(await check.Check(import, imports.RegionOf(import), table, import.Next, AtOnce, ct)).Where(r => r.IsGood).ToArray();
        foreach (var row in rows) await Enter(import, row, ct);
        import.Went(Math.Min(import.Next + AtOnce, import.Rows), rows.Length);
        return Outcome.Done;
    }

    private async Task Enter(ContractImport import, CheckedRow row, CancellationToken ct)
    {
        var (entry, signer, today) = (row.Row.Entry, bodies.Find(import.Institution)!, office.Today);
        var region = imports.RegionOf(import);
        var rules = book.On(region, entry.SignedOn!.Value)!;
        var signedBy = entry.Backing is Backing.InGovernmentsName && bodies.GovernmentOf(region) is { } government ? government.Institution : import.Institution;
        var series = $"DJ-{region}-{today.Year}";
        var contract = Contract.Enter(new(row.Id, $"{series}-{await db.Count(series, ct):D6}", signer.IsGovernment ? ContractKind.Government : ContractKind.Enterprise, import.Institution, signedBy, region, today,
            office.WorkingDays(entry.SignedOn.Value, rules.FilingDays), FilingRules.IsExempt(entry, rules)), entry, ImportCheck.ReasonsOf(entry, rules));
        contract.TakeFromPaper(row.Row.Paper);
        contract.CountRenewal(rules.RenewalMonths);
        db.Enter(contract);
        await office.Keep(contract, ct);
    }
}

/// <summary>The imports of the user's own institution; the platform itself sees all.</summary>
internal sealed class Imports(YiwangDb db, CityDirectory city, CurrentUser user)
{
    public const int Newest = 20, FaultsAPage = 100;

    private IQueryable<ContractImport> Own => user.IsOfficer ? db.Set<ContractImport>().Where(i => i.Institution == user.Institution) : db.Set<ContractImport>();

    public Task<ContractImport?> Find(Guid id, CancellationToken ct) => Own.FirstOrDefaultAsync(i => i.Id == id, ct);

    /// <summary>As it is now, whatever this scope has read before.</summary>
    public Task<ContractImport?> Look(Guid id, CancellationToken ct) => Own.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct);

    public Task<List<ContractImport>> Latest(CancellationToken ct) => Own.AsNoTracking().OrderByDescending(i => i.CheckedAt).Take(Newest).ToListAsync(ct);

    public Task<List<Guid>> Running(CancellationToken ct) => db.Set<ContractImport>().Where(i => i.State == ImportState.Running).OrderBy(i => i.CheckedAt).Select(i => i.Id).Take(Newest).ToListAsync(ct);

    /// <summary>The faults after the one of that ordinal; whoever asks has found the import.</summary>
    public Task<List<ImportFault>> Faults(Guid id, int after, CancellationToken ct, int most = FaultsAPage) =>
        db.Set<ImportFault>().AsNoTracking().Where(f => f.ImportId == id && f.Ordinal > after).OrderBy(f => f.Ordinal).Take(most).ToListAsync(ct);

    public void Add(ContractImport import) => db.Add(import);

    public string RegionOf(ContractImport import) => city.GetInstitution(import.Institution).RegionCode;

    public async Task Replace(Guid id, IEnumerable<CheckedRow> rows, CancellationToken ct)
    {
        await db.Set<ImportFault>().Where(f => f.ImportId == id).ExecuteDeleteAsync(ct);
        await db.AddMany(rows.SelectMany(r => r.Findings.Select(f => (r.Row.Line, Finding: f))).Select((f, i) => new ImportFault
        {
            ImportId = id, Ordinal = i + 1, Line = f.Line, Column = ImportColumns.ColumnOf(f.Finding.Where), Reason = Short(f.Finding.Message), Remedy = Short(f.Finding.Remedy ?? ""), Under = f.Finding.Citation?.ToString() ?? "",
        }).ToArray(), ct);
    }

    private static string Short(string text) => ShortText.Within(text, ImportFaultMapping.LongestText);
}
