using System.Text;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Organisation.Register;

/// <summary>Somebody of a notice who has no account here, by the name that the notice gives. Equal names don't make one person.</summary>
internal sealed class Official
{
    private Official() { }

    public Guid Id { get; private init; }
    public string Mark { get; private init; } = "";
    public string MarkIndex { get; private init; } = "";

    /// <summary>同名待核: somebody else of the register has this name, and nobody has looked yet.</summary>
    public Guid? SameNameAs { get; private set; }

    /// <summary>The person that this one turned out to be.</summary>
    public Guid? Became { get; private set; }

    public static Official New(string mark, string index, Guid? sameNameAs) =>
        new() { Id = Guid.CreateVersion7(), Mark = mark, MarkIndex = index, SameNameAs = sameNameAs };

    public void Become(Guid other) => (Became, SameNameAs) = (other, null);

    public void IsSomebodyElse() => SameNameAs = null;

    public static string IndexOf(PersonalText personal, string mark) => personal.Index("official/" + Folded(mark));

    public static string Folded(string mark) => string.Concat(mark.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>In which of several posts, or under which delegation, somebody acts.</summary>
internal sealed class ActingChoice
{
    public required Guid AccountId { get; init; }

    /// <summary>A tenure or a delegation; one that has ended counts as none.</summary>
    public required Guid Capacity { get; set; }
}
