namespace Yiwang.Contracting.Reviewing;

/// <summary>Whether a text is a reviewed model text as it stands: without a substantive change of its clauses.</summary>
internal interface IModelTextUse
{
    Task<bool> IsUnchanged(string number, string text, CancellationToken ct);
}
