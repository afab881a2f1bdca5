using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>The lives of all documents that somebody registered, as of one reading.</summary>
public sealed class LifeBook
{
    private readonly Dictionary<string, DocumentLife> byLaw;

    internal LifeBook(IEnumerable<DocumentLife> lives) => byLaw = lives.ToDictionary(l => l.Law);

    public IReadOnlyCollection<DocumentLife> All => byLaw.Values;

    public DocumentLife? Find(string law) => byLaw.GetValueOrDefault(law);

    /// <summary>Null for a document that nobody registered.</summary>
    public RegulationValidity? On(string law, RegionCode? region, DateOnly day) => Find(law)?.On(region, day);
}
