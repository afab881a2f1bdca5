namespace Yiwang.Inbox.Items;

/// <summary>
/// Case numbers as they are compared: capital letters and digits only. Their order is the same in every collation of both
/// engines, so that a search by beginning can be a range of the index.
/// </summary>
internal static class Numbers
{
    public const int LongestKey = 60;
    public const int LongestSerial = 12;

    public static string Key(string text)
    {
        var key = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return key.Length > LongestKey ? key[..LongestKey] : key;
    }

    /// <summary>The digits at the end, without leading zeros; empty where the text does not end in digits.</summary>
    public static string Serial(string text)
    {
        var serial = text[text.TrimEnd([.. "0123456789"]).Length..].TrimStart('0');
        return serial.Length > LongestSerial ? "" : serial;
    }

    /// <summary>No key that begins with this one sorts behind it.</summary>
    public static string LastBeginningWith(string key) => key.PadRight(LongestKey + 1, 'Z');
}
