using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Evaluations;
using Yiwang.Procedures.Notices;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Cases;

/// <summary>This module's window onto the one database.</summary>
internal sealed class ProceduresDb(YiwangDb db)
{
    public DbSet<Case> Cases => db.Set<Case>();

    /// <summary>The next number of a series, from 1.</summary>
    public async Task<int> Count(string series, CancellationToken ct) => (await db.Database.SqlQuery<int>(
        $"""
        INSERT INTO procedures_case_counters ("Series", "Last") VALUES ({series}, 1)
        ON CONFLICT ("Series") DO UPDATE SET "Last" = procedures_case_counters."Last" + 1 RETURNING "Last" AS "Value"
        """).ToListAsync(ct)).Single();

    public DbSet<Notice> Notices => db.Set<Notice>();

    public DbSet<CaseEvaluation> Evaluations => db.Set<CaseEvaluation>();

    /// <summary>One case: also those whose steps the user's institution does.</summary>
    public static bool MayBeSeenBy(Case one, CurrentUser user) => user.IsOfficer ? one.Involves(user.Institution) : user.AccountId is { } account && one.Applicant == account;

    /// <summary>
    /// What this user's lists hold: an officer what the institution received, holds or hears appeals of; everybody else their own.
    /// Nothing reads cases for a page in any other way.
    /// </summary>
    public IQueryable<Case> CasesVisibleTo(CurrentUser user)
    {
        if (user.IsOfficer) return Cases.Where(c => c.Institution == user.Institution || c.Superior == user.Institution);
        return user.AccountId is { } account ? Cases.Where(c => c.Applicant == account) : Cases.Where(c => false);
    }

    /// <summary>
    /// The same in parts that are each one range of one index: neither engine answers an "or" in the order of an index, so that it would
    /// read and sort every case of the office to show twenty.
    /// </summary>
    public IReadOnlyList<IQueryable<Case>> RangesVisibleTo(CurrentUser user) => user.IsOfficer
        ? [Cases.Where(c => c.Institution == user.Institution), Cases.Where(c => c.Superior == user.Institution && c.Institution != user.Institution)]
        : [CasesVisibleTo(user)];
}
