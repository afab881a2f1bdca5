namespace Yiwang.Inbox.WorkItems;

/// <summary>
/// Case numbers as they are compared: capital letters and digits only. Their order is the same in every collation of both
/// engines, so that a search by beginning can be a range of the index.
/// </summary>
internal static class Numbers
{
    public const int LongestKey = 60;

    public static string Key(string text)
    {
        var key = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return key.Length > LongestKey ? key[..LongestKey] : key;
    }

    /// <summary>No key that begins with this one sorts behind it.</summary>
    public static string LastBeginningWith(string key) => key.PadRight(LongestKey + 1, 'Z');
}
