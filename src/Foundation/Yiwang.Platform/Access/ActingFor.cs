namespace Yiwang.Platform.Access;

/// <summary>A legal person in whose name a natural person acts, and how far that reaches today. Looked up for each request, never remembered.</summary>
/// <param name="AccountId">The legal person's account.</param>
/// <param name="Name">As registered; a legal person's name is public.</param>
/// <param name="CreditCode">统一社会信用代码.</param>
/// <param name="IsRepresentative">法定代表人, whose power has no bounds here.</param>
/// <param name="Scope">Codes of the kinds of service that the authorisation names; empty where it is for all.</param>
public sealed record ActingFor(Guid AccountId, string Name, string CreditCode, bool IsRepresentative, IReadOnlySet<string> Scope)
{
    /// <summary>Whether a service of that kind may be handled in this name.</summary>
    public bool Covers(string service) => IsRepresentative || Scope.Count == 0 || Scope.Contains(service);
}
