using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Rules;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Contracts;

/// <summary>The module's window on the one database, narrowed to what the user may see.</summary>
internal sealed class ContractsDb(YiwangDb db, ContractBodies bodies, CurrentUser user, PersonalText personal)
{
    public DbSet<Contract> Contracts => db.Set<Contract>();

    public YiwangDb Whole => db;

    /// <summary>A new contract, and by whom all contracts of its counterparties are found.</summary>
    public void Enter(Contract contract)
    {
        Contracts.Add(contract);
        KeepCounterparties(contract);
    }

    public void KeepCounterparties(Contract contract) => db.AddRange(Counterparty.Of(contract, personal));

    /// <summary>
    /// A department its own; an authority those of its hospitals and enterprises too; a supervising body those of its region. By one
    /// rule for lists, pages and acts.
    /// </summary>
    [Kernel.Article(Kernel.Law.LuohuContracts, 12), Kernel.Requirement("LH-HT-012")]
    public IQueryable<Contract> Visible
    {
        get
        {
            var (own, region) = (user.Institution, user.Region);
            if (user.May(Permissions.SeeAll)) return Kept(Contracts.Where(c => c.Region == region));
            if (user.May(Permissions.Assist)) return Shared();
            if (!user.May(Permissions.SeeEnterprises)) return Kept(Contracts.Where(c => c.Institution == own));
            string[] below = [.. bodies.Below(own)];
            return Kept(Contracts.Where(c => below.Contains(c.Institution)));
        }
    }

    /// <summary>
    /// With business secrets or private matters in it only its handler sees it, and those whose post says so: who administers and reviews for
    /// the department, who reviews, inspects or audits for the government. Whoever has to decide on it sees it while it lies before him.
    /// </summary>
    [Kernel.Article(Kernel.Law.LuohuContracts, 37), Kernel.Requirement("LH-HT-037")]
    private IQueryable<Contract> Kept(IQueryable<Contract> seen)
    {
        if (user.May(Permissions.SeeSecrets)) return seen;
        var (me, decides, pays, governs) = Own;
        return seen.Where(c => !c.IsConfidential || c.Handler == me || (decides && c.AwaitsHead) || (pays && c.AwaitsFinance) || (governs && c.AwaitsGovernment));
    }

    /// <summary>Those of which this user sees nothing, nor what hangs on them: reviews, disputes, evaluations.</summary>
    [Kernel.Article(Kernel.Law.LuohuContracts, 37), Kernel.Requirement("LH-HT-037")]
    public IQueryable<Contract> Hidden
    {
        get
        {
            if (user.May(Permissions.SeeSecrets)) return Contracts.Where(c => false);
            var (me, decides, pays, governs) = Own;
            return Contracts.Where(c => c.IsConfidential && c.Handler != me && !(decides && c.AwaitsHead) && !(pays && c.AwaitsFinance) && !(governs && c.AwaitsGovernment));
        }
    }

    private (Guid Me, bool Decides, bool Pays, bool Governs) Own => (user.AccountId ?? Guid.Empty, user.May(Permissions.Decide), user.May(Permissions.CheckPayments), user.May(Permissions.DecideForGovernment));

    /// <summary>Experts whom the audit office engaged: the contracts of their task, while it lasts.</summary>
    [Kernel.Article(Kernel.Law.LuohuContracts, 74, 2), Kernel.Requirement("LH-HT-074a")]
    private IQueryable<Contract> Shared()
    {
        var me = user.AccountId ?? Guid.Empty;
        return Contracts.Where(c => db.Set<Inspecting.ExpertView>().Any(v => v.Account == me && v.ContractId == c.Id));
    }

    public Task<Contract?> Find(Guid id, CancellationToken ct) => Visible.FirstOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>By 合同编号 or 登记号, whoever asks: for bodies that may know the state and nothing else.</summary>
    public Task<Contract?> ByNumber(string number, CancellationToken ct) => Contracts.FirstOrDefaultAsync(c => c.Number == number || c.Registration == number, ct);

    /// <summary>The next of a series, from 1. The counter's row stays locked until the command commits: no gaps and no doubles.</summary>
    public async Task<int> Count(string series, CancellationToken ct) => (await db.Database.SqlQuery<int>(
        $"""
        INSERT INTO contracting_counters ("Series", "Last") VALUES ({series}, 1)
        ON CONFLICT ("Series") DO UPDATE SET "Last" = contracting_counters."Last" + 1 RETURNING "Last" AS "Value"
        """).ToListAsync(ct)).Single();
}
