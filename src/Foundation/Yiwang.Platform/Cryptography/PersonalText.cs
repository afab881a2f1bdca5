using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Yiwang.Platform.Cryptography;

/// <summary>Personal identifiers (identity card, phone, bank account) as they lie in the database: sealed, and found through a keyed index.</summary>
public sealed class PersonalText(KeyRing keys)
{
    /// <summary>Equal for equal keys. What keeps a converter, and with it the keys, is kept per fingerprint.</summary>
    public string Fingerprint => keys.Fingerprint;

    /// <summary>Two calls with one text give different values.</summary>
    public string Protect(string plain) => SealedText.Seal(plain, keys.DataKey);

    /// <exception cref="BrokenSealException">The stored value was changed or belongs to another key ring.</exception>
    public string Reveal(string stored) => SealedText.Open(stored, keys.DataKeysWith(SealedText.VersionOf(stored)));

    /// <summary>
    /// 64 hexadecimal digits, equal for equal texts; what equality searches compare. Bring the text into its one canonical form first:
    /// an x and an X at the end of an identity number are two texts.
    /// </summary>
    public string Index(string plain) => Convert.ToHexStringLower(Sm3.Hmac(keys.IndexKey, Encoding.UTF8.GetBytes(plain)));
}

/// <summary>Maps a string property to a sealed column. Such a column can't be searched or ordered; use an index column.</summary>
public sealed class PersonalTextConverter(PersonalText personal)
    : ValueConverter<string, string>(plain => personal.Protect(plain), stored => personal.Reveal(stored));
