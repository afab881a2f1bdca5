using System.Text;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity;

/// <summary>What is typed to sign in, in its one form: without blanks, half-width, lower case.</summary>
internal static class SignInName
{
    public const int LongestTyped = 40;

    public static string IndexOf(PersonalText personal, string typed) => personal.Index(
        string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant());
}
