using Yiwang.Kernel;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Loading;

/// <summary>A document in its old version and a new one, laid side by side. Nothing that is in force changes by it.</summary>
internal sealed class Amendment : Aggregate
{
    private Amendment() { }

    public Guid Id { get; private init; }

    /// <summary>The regulation of the register that the old version is a text of; empty where the register has none.</summary>
    public string Law { get; private init; } = "";

    public string Title { get; private init; } = "";
    public DateTimeOffset LoadedAt { get; private init; }
    public TextVersion Old { get; private init; } = TextVersion.None;
    public TextVersion New { get; private init; } = TextVersion.None;

    public string Subject => $"amendment/{Id:N}";

    public string Href => HrefOf(Id);

    public static string HrefOf(Guid id) => $"/staff/amendments/{id}";

    public static Amendment Load(Guid id, string law, Comparison comparison, DateTimeOffset now)
    {
        var (old, newer) = (comparison.Old, comparison.New);
        var loaded = new Amendment { Id = id, Law = law, Title = old.Title.Length > 0 ? old.Title : newer.Title, LoadedAt = now, Old = old, New = newer };
        loaded.Record(new NewVersionLoaded(loaded.Subject, loaded.Title, comparison.Count(ArticleFate.Changed), comparison.Count(ArticleFate.Added),
            comparison.Count(ArticleFate.Removed), comparison.Count(ArticleFate.Moved)));
        return loaded;
    }
}
