namespace Yiwang.Contracting;

internal static class Permissions
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>();
}
