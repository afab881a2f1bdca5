using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Outbox;

/// <summary>Every kind of fact by its stored name, and who hears it. A name that two modules use is refused at start.</summary>
internal sealed class FactCatalogue
{
    private readonly Dictionary<string, Type> types;
    private readonly ILookup<string, HearerRegistration> hearersByFact;
    private readonly Dictionary<string, HearerRegistration[]> byHearer;

    public FactCatalogue(IEnumerable<YiwangModule> modules, IEnumerable<HearerRegistration> hearers)
    {
        types = modules.Select(m => m.GetType().Assembly).Distinct()
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract)
            .ToDictionary(t => t.Name);
        var registered = hearers.ToArray();
        hearersByFact = registered.ToLookup(h => h.FactType.Name);
        byHearer = registered.GroupBy(h => h.Name).ToDictionary(g => g.Key, g => g.ToArray());
    }

    public IEnumerable<string> HearersOf(string factName) => hearersByFact[factName].Select(h => h.Name);

    public HearerRegistration? Find(string hearer, string factName) =>
        byHearer.GetValueOrDefault(hearer)?.FirstOrDefault(h => h.FactType.Name == factName);

    public Fact Read(LedgerEntry entry) =>
        types.TryGetValue(entry.FactName, out var type)
            ? (Fact)JsonSerializer.Deserialize(entry.Details, type, StoredJson.Options)!
            : throw new InvalidOperationException($"No fact is called {entry.FactName} any more.");
}
