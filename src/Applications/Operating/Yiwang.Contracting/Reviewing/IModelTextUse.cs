namespace Yiwang.Contracting.Reviewing;

/// <param name="IsUnchanged">It is a reviewed model text as it stands: without a substantive change of its clauses.</param>
/// <param name="HasAdditions">Agreements were added to it.</param>
internal sealed record ModelUse(bool IsUnchanged, bool HasAdditions);

/// <summary>How a text uses the model text of that number.</summary>
internal interface IModelTextUse
{
    Task<ModelUse> UseOf(string number, string text, CancellationToken ct);
}
