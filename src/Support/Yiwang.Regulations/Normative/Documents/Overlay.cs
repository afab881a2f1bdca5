using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Normative.Documents;

/// <summary>What officers recorded, laid on what the packs know.</summary>
internal static class Overlay
{
    public static DocumentLife On(DocumentLife life, IEnumerable<DocumentChange> changes, IEnumerable<Companion> companions) => life with
    {
        Changes = PackLives.Changes(life.Changes.Concat(changes.Select(c => c.Change))),
        Companions = [.. life.Companions, .. companions.OrderBy(c => c.Order).Select(c => c.Title)],
    };
}
