namespace Yiwang.Regulations;

internal static class Permissions
{
    public const string ImportGazettes = "regulations.gazettes.import";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ImportGazettes] = "导入、撤下公报",
    };
}
