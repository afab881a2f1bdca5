namespace Yiwang.Identity.SignIn;

/// <summary>Where one goes after signing in: a place in this house, whatever the address says.</summary>
internal static class LocalAddress
{
    public static string? OrNull(string? address) => address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : null;

    public static string AfterSignIn(string? asked, bool isOfficer) => OrNull(asked) ?? (isOfficer ? "/staff" : "/");
}
