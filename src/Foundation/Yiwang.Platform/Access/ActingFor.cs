namespace Yiwang.Platform.Access;

public enum ActingForKind { LegalPerson, Ward }

/// <summary>Somebody else in whose name a natural person acts: a legal person, or a minor as its guardian, and how far that reaches today. Looked up for each request, never remembered.</summary>
/// <param name="AccountId">The other's account.</param>
/// <param name="Name">A legal person's, as registered; or a ward's, for its guardian's eyes only.</param>
/// <param name="CreditCode">统一社会信用代码; empty for a ward.</param>
/// <param name="IsRepresentative">法定代表人 or guardian, whose power has no bounds here.</param>
/// <param name="Scope">Codes of the kinds of service that the authorisation names; empty where it is for all.</param>
public sealed record ActingFor(ActingForKind Kind, Guid AccountId, string Name, string CreditCode, bool IsRepresentative, IReadOnlySet<string> Scope)
{
    /// <summary>Whether a service of that kind may be handled in this name.</summary>
    public bool Covers(string service) => IsRepresentative || Scope.Count == 0 || Scope.Contains(service);

    // A ward's name must not reach a log.
    public override string ToString() => $"{Kind} {AccountId}";
}
