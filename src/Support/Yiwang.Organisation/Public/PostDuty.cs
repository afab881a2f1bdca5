using Yiwang.Kernel;

namespace Yiwang.Organisation.Public;

/// <summary>What one post at one institution has to do because of the organisation itself. Title and kind carry no personal data.</summary>
/// <param name="Id">Stable, so that keeping the same thing twice changes nothing.</param>
/// <param name="Kind">The kind of work in the official's words.</param>
/// <param name="Href">Where the work is done.</param>
public sealed record PostDuty(Guid Id, string Kind, string Title, string Href, string Post, string Institution, string Region, DateOnly? DueOn, Citation? Under);

/// <summary>Where duties are shown to those who have them: the inbox, which stands above this module.</summary>
public interface IKeepDuties
{
    /// <summary>Makes exactly these the open duties of the subject. In the caller's transaction; saves nothing itself.</summary>
    Task Keep(string subject, IReadOnlyList<PostDuty> open, CancellationToken ct);
}

/// <summary>Who the accounts are, of which this module knows only the ids.</summary>
public interface IKnowAccounts
{
    /// <summary>The names of those of the accounts that exist.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> accountIds, CancellationToken ct);

    /// <summary>The officer of that staff number; null where there is none.</summary>
    Task<Guid?> FindOfficer(string staffNumber, CancellationToken ct);

    /// <summary>Forgets what is remembered of who the account is, on this node.</summary>
    void Forget(Guid accountId);
}
