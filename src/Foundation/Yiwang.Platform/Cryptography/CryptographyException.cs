namespace Yiwang.Platform.Cryptography;

/// <summary>The cryptographic library, a key or a key file isn't as it must be; nothing a citizen can mend.</summary>
public class CryptographyException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A sealed value was changed, cut short, or sealed under a key that isn't in the ring.</summary>
public sealed class BrokenSealException(string message) : CryptographyException(message);
