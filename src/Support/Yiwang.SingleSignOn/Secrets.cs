using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Platform.Cryptography;

namespace Yiwang.SingleSignOn;

/// <summary>Codes, refresh tokens and clients' secrets: 256 random bits each. The database knows only their keyed hashes.</summary>
internal static class Secrets
{
    private const int Bytes = 32;

    public static string New() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(PersonalText keyed, string secret) => keyed.Index("signon/secret/" + secret);

    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
