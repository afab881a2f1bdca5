namespace Yiwang.Identity.Public;

/// <summary>An identity service outside by which people sign in, in place of the forms here or beside them.</summary>
/// <param name="Href">Where the way there begins; takes <c>returnUrl</c>.</param>
/// <param name="IsLocalForPersons">Whether natural and legal persons may still sign in here.</param>
/// <param name="IsLocalForOfficers">Whether officers may.</param>
public sealed record OtherEntrance(string Name, string Href, bool IsLocalForPersons, bool IsLocalForOfficers)
{
    public static readonly OtherEntrance None = new("", "", true, true);

    public bool IsThere => Href.Length > 0;
}

/// <summary>Where one goes after signing in: a place in this house, whatever the address says.</summary>
public static class ReturnAddress
{
    public static string? OrNull(string? address) => SignIn.LocalAddress.OrNull(address);
}
